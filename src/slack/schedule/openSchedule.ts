import type { App } from '@slack/bolt';
import { ACTIONS, BLOCKS } from '../../../blocks/ids';
import { candidateModal } from '../../../blocks/schedule/candidateModal';
import { timesContext } from '../../../blocks/schedule/readScheduleModal';
import { scheduleModal } from '../../../blocks/schedule/scheduleModal';
import { splitTimes } from '../../../blocks/times/splitTimes';
import { findStage, type Rubric } from '../../../scorecards/rubric';
import { civilDay } from '../../civil';
import type { Candidate, Person } from '../../entities';
import { requireRole } from '../../flows/requireRole';
import { keepForm } from '../../flows/times/keepForm';
import {
  cutStage,
  readScheduleWords,
  readStageWord,
  type ScheduleWords,
} from '../../flows/times/readScheduleWords';
import type { FormDrawing, ScheduleForm } from '../../plan';
import type { SlackDeps } from '../deps';
import { onPress, RECRUITERS } from '../press';
import { onScreen, openScreen, type Screen } from '../screen';
import { resolveAsk } from './resolveAsk';
import { EMPTY_FORM, formProps, listStages } from './scheduleProps';
import { MOST_TOGETHER, searchBatch } from './showBatch';
import { searchAndShow } from './showTimes';

/** What the words after `/schedule` say, and the days and hours of a candidate among them, as they were typed. */
type Understood = ScheduleWords & { times?: string; fault?: string | null };

const TITLE = 'Schedule an interview';
/** A form in which nothing was chosen yet. */
const FRESH: FormDrawing = { said: '', drawnFor: '', hash: '' };

/** `/schedule [words]`, the global shortcut, and the buttons that lead to the form. */
export function registerOpenSchedule(app: App, deps: SlackDeps): void {
  app.command('/schedule', async ({ ack, body }) => {
    await ack();
    await begin(deps, body.trigger_id, body.user_id, body.text.trim());
  });
  app.shortcut(ACTIONS.scheduleOpen, async ({ ack, body }) => {
    await ack();
    await begin(deps, body.trigger_id, body.user.id, '');
  });
  onPress(app, deps, ACTIONS.scheduleOpen, RECRUITERS, async (press) => {
    const screen = await press.open(TITLE);
    await onScreen(deps, screen, () => showForCandidate(deps, screen, press.by, press.value));
  });
  onPress(app, deps, ACTIONS.stageSchedule, RECRUITERS, async (press) => {
    const [candidateId = '', stageKey = ''] = press.value.split('/');
    const screen = await press.open(TITLE);
    const form = { ...EMPTY_FORM, candidateId, stageKeys: [stageKey] };
    await onScreen(deps, screen, () => searchOrAsk(deps, screen, press.by, form));
  });
}

async function begin(deps: SlackDeps, triggerId: string, slackUserId: string, words: string): Promise<void> {
  const screen = await openScreen(deps, triggerId, TITLE, 'UTC');
  await onScreen(deps, screen, async () => {
    const actor = await requireRole(deps.ports.db.people, slackUserId, ...RECRUITERS);
    if (!actor.ok) return screen.refuse(actor);
    await showForWords(deps, screen, actor.person, words);
  });
}

/** With a candidate and a stage in the words the times come at once; else the form, with what was understood. */
async function showForWords(deps: SlackDeps, screen: Screen, by: Person, words: string): Promise<void> {
  const roles = deps.ports.rubrics.roles();
  const said = readWords(deps, words, by);
  if (said.stageKey && said.candidate.includes(','))
    return showForSeveral(deps, screen, by, said, said.stageKey);
  const { read, found } = await findMeant(deps, said);
  const candidate = only(found);
  const form = formOf(read, candidate, candidate && deps.ports.rubrics.current(candidate.roleKey));
  if (read.candidate && found.length === 0) {
    const plan = await keepForm(deps.ports, by, form);
    return screen.show(candidateModal({ requestId: plan.id, name: read.candidate, zone: by.zone, roles }));
  }
  const notice =
    found.length > 1 ? `${found.length} candidates match “${read.candidate}”. Choose one.` : undefined;
  return notice ? showForm(deps, screen, by, form, { notice }) : searchOrAsk(deps, screen, by, form);
}

/** The candidates whose name it may be; where nobody is called so, a word of it may have meant the stage. */
async function findMeant(
  { ports }: SlackDeps,
  read: Understood,
): Promise<{ read: Understood; found: Candidate[] }> {
  const search = (name: string) => (name ? ports.db.candidates.searchCandidates(name, 10) : []);
  const found = await search(read.candidate);
  if (found.length > 0 || read.stageKey || read.loop) return { read, found };
  const stages = ports.rubrics.roles().flatMap((role) => role.stages);
  const shorter = readStageWord(read.candidate, stages);
  const others = shorter ? await search(shorter.candidate) : [];
  return others.length > 0 ? { read: { ...read, ...shorter }, found: others } : { read, found };
}

/** Times at the end of the words, but for the stage, are a candidate's own; where there are none, days may be. */
function readWords({ ports }: SlackDeps, words: string, by: Person): Understood {
  const now = ports.clock.now();
  const stages = ports.rubrics.roles().flatMap((role) => role.stages);
  const { said, rest } = cutStage(words, stages);
  const split = splitTimes(rest.replaceAll('|', ' '), timesContext(EMPTY_FORM, civilDay(now, by.zone)));
  const read = readScheduleWords(split ? `${split.before} ${said}` : words, { stages, now, zone: by.zone });
  // Several names are nobody's, so that a word among them may mean the stage.
  const hasStage = read.stageKey || read.loop || !read.candidate.includes(',');
  const meant = hasStage ? null : readStageWord(read.candidate, stages);
  return { ...read, ...meant, ...(split && { times: split.times, fault: split.fault }) };
}

/** Several candidates, with commas between them, get times for the stage that can all be booked together. */
async function showForSeveral(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  read: Understood,
  stageKey: string,
): Promise<void> {
  const names = read.candidate.split(',').flatMap((name) => name.trim() || []);
  if (names.length > MOST_TOGETHER) {
    const notice = `At most ${MOST_TOGETHER} candidates are planned at once. Name fewer, or schedule the others after.`;
    return showForm(deps, screen, by, formOf(read, null, null), { notice });
  }
  if (read.fault) return showForm(deps, screen, by, formOf(read, null, null), { notice: read.fault });
  const found = await Promise.all(names.map((name) => deps.ports.db.candidates.searchCandidates(name, 2)));
  const candidates = found.map(only);
  const isFit = (candidate: Candidate | null) =>
    candidate !== null && findStage(deps.ports.rubrics.current(candidate.roleKey), stageKey) !== null;
  const unfit = names[candidates.findIndex((candidate) => !isFit(candidate))];
  const form = formOf(read, null, null);
  if (unfit !== undefined) {
    const notice = `“${unfit}” is no candidate for this stage, or several are called so. Write each name as it stands on Home.`;
    return showForm(deps, screen, by, form, { notice });
  }
  const ids = new Set(candidates.flatMap((candidate) => candidate?.id ?? []));
  await searchBatch(deps, screen, by, [...ids], form);
}

/** From Home: a candidate's next open stage is searched at once; without a candidate, or an open stage, the form. */
async function showForCandidate(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  candidateId: string,
): Promise<void> {
  if (candidateId === '') return showForm(deps, screen, by, EMPTY_FORM, {});
  const stages = await listStages(deps.ports, candidateId);
  const next = stages.find(({ mark }) => mark === 'open');
  const form = { ...EMPTY_FORM, candidateId, stageKeys: next ? [next.key] : [] };
  await searchOrAsk(deps, screen, by, form);
}

/** Searches when the form says enough; else shows it, and what of a candidate's times could not be read. */
export async function searchOrAsk(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  form: ScheduleForm,
  planId?: string,
): Promise<void> {
  const plan = await keepForm(deps.ports, by, form, { planId });
  const ask = await resolveAsk(deps.ports, form);
  if (!ask.ok) return showForm(deps, screen, by, form, { planId: plan.id, notice: ask.errors[BLOCKS.times] });
  await searchAndShow(deps, screen, by, plan.id, ask.value);
}

/** Draws the form and keeps what stands in it. */
export async function showForm(
  deps: SlackDeps,
  screen: Screen,
  by: Person,
  form: ScheduleForm,
  options: { planId?: string; notice?: string },
): Promise<void> {
  const plan = await keepForm(deps.ports, by, form, { planId: options.planId, drawing: FRESH });
  await screen.show(scheduleModal(await formProps(deps.ports, plan, options.notice)));
}

/** A stage of another role than the candidate's is not understood. */
function formOf(read: Understood, candidate: Candidate | null, rubric: Rubric | null): ScheduleForm {
  const isKnown = read.stageKey && (!rubric || findStage(rubric, read.stageKey));
  return {
    ...EMPTY_FORM,
    candidateId: candidate?.id ?? null,
    what: read.loop ? 'loop' : 'one',
    stageKeys: read.stageKey && isKnown ? [read.stageKey] : [],
    ...(read.days && { preset: 'dates', fromDate: read.days.from, toDate: read.days.to }),
    ...(read.times && { preset: 'times', times: read.times }),
  };
}

function only(found: Candidate[]): Candidate | null {
  return found.length === 1 ? (found[0] ?? null) : null;
}
