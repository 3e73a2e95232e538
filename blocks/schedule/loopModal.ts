import type { KnownBlock } from '@slack/types';
import { actions, button, context, divider, modal, option, section } from '../elements';
import { ACTIONS, idFor, VIEWS } from '../ids';
import type { CandidateProps, ModalView } from '../props';
import { whoAndWhere } from '../seats';
import { count, inline, listText } from '../text';
import { stateText } from '../viewState';
import { candidateTime, day, minutesText, plainSpan, shortSpan, times, wallDay, wallTime } from '../when';
import { consequenceLines } from './consequences';
import { coverageText } from './coverage';
import { relaxationBlocks } from './noTimesModal';
import type { LoopBookedModalProps, LoopModalProps, LoopSessionProps, PlanChoiceProps } from './props';
import { termsBlocks } from './terms';
import { traineesButton } from './trainees';

/** Three blocks a session at most; a longer loop is cut, and says so. */
const MOST_SESSIONS = 25;
const MOST_RELAXATIONS = 4;
/** Slack's limit for a select. */
const MOST_PLANS = 100;

/** A whole loop as a day plan: a row a session, the breaks between them, what it assesses twice, once, never. */
export function loopModal(props: LoopModalProps): ModalView {
  return modal({
    callbackId: VIEWS.loop,
    title: 'Plan for the loop',
    submit: 'Book',
    metadata: { requestId: props.requestId, planId: props.planId },
    blocks: [
      ...(props.notice ? [context(inline(props.notice, 500))] : []),
      headline(props),
      ...termsBlocks(props.terms),
      section(
        `*${inline(props.candidate.name)}: ${count(props.sessions.length, 'session')}*\n${coverageText(props.coverage)}`,
      ),
      ...sessionBlocks(props, true),
      ...(props.reasons.length > 0
        ? [context(props.reasons.map((reason) => inline(reason, 300)).join(' '))]
        : []),
      divider(),
      section(
        consequenceLines(props.consequences, {
          candidateName: props.candidate.name,
          seats: props.sessions.flatMap(({ seats }) => seats),
          zone: props.zone,
          move: false,
          sessions: props.sessions.length,
        }).join('\n'),
      ),
      navigation(props),
      ...(props.relaxations.length > 0
        ? relaxationBlocks(props.relaxations.slice(0, MOST_RELAXATIONS), props.exact)
        : []),
    ],
  });
}

/** Which plan it is, when it is, and what tells it from the others; beside it the others. */
function headline({ plan, plans, planId, sessions, zone }: LoopModalProps): KnownBlock {
  const number = plans.length > 1 ? `Plan ${plan.at} of ${plans.length}: ` : '';
  const words = plan.words.map((sentence) => inline(sentence, 300)).join(' ');
  const text = `*${number}${wholeTime(sessions, zone)}*${words ? `\n${words}` : ''}`;
  const options = plans
    .flatMap((each, index) => (each.id === planId ? [] : [planOption(each, index + 1, zone)]))
    .slice(0, MOST_PLANS);
  if (options.length === 0) return section(text);
  return section(text, {
    type: 'static_select',
    action_id: ACTIONS.loopNext,
    options,
    placeholder: { type: 'plain_text', text: 'Other plans' },
  });
}

/** "2: Wed 2 Dec, 10:30-15:00, with Omar and Kavya". */
function planOption({ id, startsAt, endsAt, others }: PlanChoiceProps, number: number, zone: string) {
  const names = others.length > 0 ? `, with ${listText(others)}` : '';
  return option(`${number}: ${plainSpan(startsAt, endsAt, zone)}${names}`, id);
}

/** From the first start to the last end. */
function wholeTime(sessions: LoopSessionProps[], zone: string): string {
  const [first] = sessions;
  const last = sessions.at(-1);
  return first && last ? shortSpan(first.startsAt, last.endsAt, zone) : 'no session';
}

function navigation({ more, trainees }: LoopModalProps): KnownBlock {
  return actions(
    more ? button('Find more', idFor(ACTIONS.loopMore, 'loops'), { value: 'loops' }) : null,
    button('Other days', idFor(ACTIONS.loopMore, 'days'), { value: 'days' }),
    traineesButton(trainees),
    button('Change the request', ACTIONS.timesRequest),
  );
}

/** The loop is booked, or kept until Google answers. */
export function loopBookedModal(props: LoopBookedModalProps): ModalView {
  const news = props.pending
    ? `${stateText('waiting')} Google did not answer. Your choice is kept; the events are made as soon as it does. Ref ${inline(props.pending.reference, 40)}`
    : `${stateText('booked')}. Each session has its card in your messages.`;
  return modal({
    callbackId: VIEWS.loopBooked,
    title: 'Booked',
    clearOnClose: true,
    blocks: [
      section(`*${inline(props.candidate.name)}: ${count(props.sessions.length, 'session')}*\n${news}`),
      ...sessionBlocks(props, false),
    ],
  });
}

function sessionBlocks(
  { sessions, candidate, zone, lunch }: Omit<LoopBookedModalProps, 'pending'>,
  swappable: boolean,
): KnownBlock[] {
  const shown = sessions.slice(0, MOST_SESSIONS);
  const rows = shown.flatMap((session, index) => [
    ...gapBlocks(shown[index - 1], session, zone, isLunch(candidate.zone, lunch)),
    sessionBlock(session, candidate, zone, swappable),
  ]);
  const rest = sessions.length - shown.length;
  return rest > 0 ? [...rows, context(`${count(rest, 'more session')}, not shown here.`)] : rows;
}

/** Whether a break leaves time for lunch, on the candidate's clock. */
function isLunch(zone: string, { from, to, minutes }: LoopModalProps['lunch']) {
  return (startsAt: Date, endsAt: Date): boolean => {
    const since = Math.max(minuteOf(wallTime(startsAt, zone)), minuteOf(from));
    return Math.min(minuteOf(wallTime(endsAt, zone)), minuteOf(to)) - since >= minutes;
  };
}

function minuteOf(time: string): number {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return hours * 60 + minutes;
}

function sessionBlock(
  session: LoopSessionProps,
  candidate: CandidateProps,
  zone: string,
  swappable: boolean,
) {
  const time = times(session.startsAt, session.endsAt, zone);
  const theirs = candidateTime(session.startsAt, candidate, zone);
  const text = `*${time}* ${inline(session.stageName)}\n${theirs}\n${whoAndWhere(session)}`;
  const spoken = `Change ${session.stageName}`;
  const change = button('Change', ACTIONS.loopSwap, { value: session.id, spoken });
  return swappable ? section(text, change) : section(text);
}

function gapBlocks(
  before: LoopSessionProps | undefined,
  session: LoopSessionProps,
  zone: string,
  isLunch: (startsAt: Date, endsAt: Date) => boolean,
): KnownBlock[] {
  if (!before || wallDay(before.startsAt, zone) !== wallDay(session.startsAt, zone)) {
    return [section(`*${day(session.startsAt, zone)}*`)];
  }
  const minutes = Math.round((session.startsAt.getTime() - before.endsAt.getTime()) / 60_000);
  const name = isLunch(before.endsAt, session.startsAt) ? 'Lunch break' : 'Break';
  return minutes > 0 ? [context(`${name}, ${minutesText(minutes)}`)] : [];
}
