import type { KnownBlock } from '@slack/types';
import { RECOMMENDATIONS } from '../../scorecards/card';
import { actions, button, context, section, verbatim } from '../elements';
import { ACTIONS, idFor } from '../ids';
import { count, firstName, inline, listText, plainName } from '../text';
import { ago, moment, since } from '../when';
import { OUTCOMES, outcomeLabel, votePickValue } from './outcome';
import type { DebriefProps, MissingCardProps } from './props';

const MOST_GAPS = 8;
const MOST_VOTES = 12;
const MOST_EARLIER = 3;

/** Who it is about, how many cards are in, who is missing and since when, each with a nudge. */
export function headBlocks(props: DebriefProps, mostMissing: number): KnownBlock[] {
  const shown = props.missing.slice(0, mostMissing);
  const rest = props.missing.length - shown.length;
  return [
    section(
      `*Debrief: ${inline(props.candidate.name)}*, ${inline(props.roleName)} (${inline(props.seniority)})\n${props.cards.length} of ${count(props.expectedCards, 'card')} in.`,
    ),
    ...shown.map((each) => missingBlock(each, props)),
    ...(rest > 0 ? [context(`${count(rest, 'more card')} missing.`)] : []),
    ...(props.versionNote ? [context(inline(props.versionNote, 300))] : []),
  ];
}

function missingBlock(each: MissingCardProps, { may, now, zone }: DebriefProps): KnownBlock {
  const late = now.getTime() > each.dueAt.getTime();
  const due = late ? `due since ${since(each.dueAt, now)}` : `due ${moment(each.dueAt, zone)}`;
  const { nudged } = each;
  const nudge = nudged ? `, nudged by ${inline(nudged.byName)} ${ago(nudged.at, now)}` : '';
  const text = `⏳ ${inline(each.person.name)} (${inline(each.stageName)}): missing, ${due}${nudge}`;
  if (!may.nudge || (nudged && nudged.againAt > now)) return section(text);
  return section(
    text,
    button(`Nudge ${plainName(firstName(each.person.name), 40)}`, ACTIONS.debriefNudge, { value: each.id }),
  );
}

/** What nobody assessed, each with the stage that would. */
export function gapBlocks({ unassessed, may, candidate }: DebriefProps): KnownBlock[] {
  if (unassessed.length === 0) return [];
  const shown = unassessed.slice(0, MOST_GAPS);
  const rest = unassessed.length - shown.length;
  return [
    section('*Nobody assessed*'),
    ...shown.map(({ name, stage }) =>
      stage && may.addInterview
        ? section(
            inline(name),
            button('Add that interview', ACTIONS.stageSchedule, { value: `${candidate.id}/${stage.key}` }),
          )
        : section(inline(name)),
    ),
    ...(rest > 0 ? [context(`${count(rest, 'more competency', 'more competencies')}.`)] : []),
  ];
}

/** Takes the value of Add that interview apart; null where it is none. */
export function readStagePick(value: string): { candidateId: string; stageKey: string } | null {
  const [candidateId, stageKey] = value.split('/');
  return candidateId && stageKey ? { candidateId, stageKey } : null;
}

/** "strong yes 1, yes 8, no 2". */
export function recommendationCounts({ cards }: DebriefProps): string {
  return RECOMMENDATIONS.toReversed()
    .map((recommendation) => ({
      recommendation,
      n: cards.filter((card) => card.recommendation === recommendation).length,
    }))
    .filter(({ n }) => n > 0)
    .map(({ recommendation, n }) => `${recommendation} ${n}`)
    .join(', ');
}

/** Each recommendation by name, one line a stage. */
export function recommendationBlocks(props: DebriefProps): KnownBlock[] {
  if (props.cards.length === 0) return [section('No card is in yet. When one is, this page fills itself.')];
  const stages = [...new Set(props.cards.map(({ stageName }) => stageName))];
  const lines = stages.map((stage) => {
    const given = props.cards
      .filter(({ stageName }) => stageName === stage)
      .map((card) => `${inline(firstName(card.interviewer.name), 40)} ${card.recommendation}`);
    return `${inline(stage, 60)}: ${given.join(', ')}`;
  });
  return [section([`*Recommendations*: ${recommendationCounts(props)}`, ...lines].join('\n'))];
}

/** What the numbers carry, in small print; the mean last, with its n. */
export function figureBlocks({ agreementText, mean }: DebriefProps): KnownBlock[] {
  const meanText = mean
    ? `Mean level ${mean.value.toFixed(1)} of 4, from ${count(mean.ratings, 'rating')}.`
    : '';
  const lines = [agreementText ? inline(agreementText, 900) : '', meanText].filter(Boolean);
  return lines.length > 0 ? [context(...lines)] : [];
}

/** The decision with its dissent, or the votes so far and the reader's own. */
export function voteBlocks(props: DebriefProps): KnownBlock[] {
  if (props.decision) return decidedBlocks(props);
  const cast = props.votes.slice(0, MOST_VOTES).map((vote) => voteText(vote));
  return [
    ...earlierBlocks(props),
    section([`*Votes*: ${props.votes.length} of ${props.quorum} needed`, ...cast].join('\n')),
    ...(props.may.vote
      ? [
          actions(
            ...OUTCOMES.map((outcome, index) =>
              button(outcomeLabel(outcome), idFor(ACTIONS.debriefVote, index), {
                value: votePickValue(outcome, props.candidate.id),
              }),
            ),
          ),
        ]
      : []),
  ];
}

/** What was decided before the votes began anew. */
function earlierBlocks({ earlierDecisions, zone }: DebriefProps): KnownBlock[] {
  return earlierDecisions
    .slice(-MOST_EARLIER)
    .map(({ outcome, rationale, byName, decidedAt }) =>
      context(
        `Decided before, by ${inline(byName)}, ${moment(decidedAt, zone)}: *${outcome}*. ${inline(rationale, 400)}`,
      ),
    );
}

/** "Grace Hopper: hire. Because ..." */
export function voteText(vote: { person: { name: string }; outcome: string; reason: string }): string {
  return `${inline(vote.person.name)}: *${vote.outcome}*. ${inline(vote.reason, 150)}`;
}

function decidedBlocks({ decision, zone }: DebriefProps): KnownBlock[] {
  if (!decision) return [];
  const dissent = decision.dissent.map(({ name, outcome }) => `${inline(name)} (${outcome})`);
  return [
    section(`*Decided: ${outcomeLabel(decision.outcome).toLowerCase()}*`),
    verbatim(decision.rationale),
    context(
      `By ${inline(decision.byName)}, ${moment(decision.decidedAt, zone)}.${dissent.length > 0 ? ` Dissent: ${listText(dissent)}.` : ''}`,
      decision.amendedSince.length > 0
        ? `Amended since: ${listText(decision.amendedSince.slice(0, MOST_VOTES).map((card) => inline(card)))}. The decision keeps the cards as they stood.`
        : '',
      decision.inSince.length > 0
        ? `In since: ${listText(decision.inSince.slice(0, MOST_VOTES).map((card) => inline(card)))}. The decision was made without ${decision.inSince.length === 1 ? 'it' : 'them'}.`
        : '',
    ),
  ];
}
