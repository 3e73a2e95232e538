import { BLOCKS } from '../../../blocks/ids';
import type { Reading } from '../../../blocks/props';
import type { ScheduleRequest } from '../../../blocks/schedule/props';
import { checkScheduleDraft } from '../../../blocks/schedule/readScheduleModal';
import { civilDay } from '../../civil';
import type { Candidate, Person } from '../../entities';
import { listOpenStages, listPlanStages } from '../../flows/times/openStages';
import { countComing } from '../../flows/times/roomSeats';
import type { BatchAsk, LoopAsk, ScheduleAsk, ScheduleForm } from '../../plan';
import type { Ports } from '../../ports';
import { resolvePlace } from './places';

/** What a form asks for: one interview, or several sessions planned together. */
export type Ask = { ask: ScheduleAsk } | { loop: LoopAsk };

/** A form as a complete ask, dates resolved in the candidate's zone, or its faults by block. */
export async function resolveAsk(ports: Ports, form: ScheduleForm): Promise<Reading<Ask>> {
  const candidate = form.candidateId ? await ports.db.candidates.getCandidate(form.candidateId) : null;
  const checked = checkScheduleDraft(form, civilDay(ports.clock.now(), candidate?.zone ?? 'UTC'));
  if (!checked.ok || !candidate) return checked.ok ? { ok: false, errors: {} } : checked;
  const chosen = await chosenPeople(ports, checked.value);
  if (!chosen.ok) return chosen;
  const stageKeys = await stagesOf(ports, candidate, checked.value);
  if (stageKeys.length === 0) {
    return { ok: false, errors: { [BLOCKS.what]: 'Every stage is held or booked. Choose one interview.' } };
  }
  const extra = checked.value.what === 'one' ? chosen.value.length : 0;
  const coming = countComing(ports, candidate.roleKey, stageKeys, extra);
  const rooms = await resolvePlace(ports, checked.value.place, coming);
  if (!rooms.ok) return rooms;
  const people = {
    chosenIds: chosen.value,
    leftOutIds: await listKnown(ports, checked.value.leftOutSlackUserIds),
  };
  return { ok: true, value: askOf(checked.value, stageKeys, people, rooms.value) };
}

/** One stage for several candidates, its days read today where the recruiter is; null where the days cannot be. */
export function resolveBatch(
  ports: Ports,
  by: Person,
  candidateIds: string[],
  form: ScheduleForm,
  roomIds: string[],
): BatchAsk | null {
  const draft = { ...form, candidateId: candidateIds[0] ?? null };
  const checked = checkScheduleDraft(draft, civilDay(ports.clock.now(), by.zone));
  const [stageKey] = form.stageKeys;
  if (!checked.ok || !stageKey) return null;
  const { fromDate: from, toDate: to, windows } = checked.value;
  return { stageKey, candidateIds, from, to, windows, roomIds };
}

/** The stages to plan: a loop's are those still open, in the order of the interview plan. */
async function stagesOf(ports: Ports, candidate: Candidate, request: ScheduleRequest): Promise<string[]> {
  if (request.what === 'loop') return listOpenStages(ports, candidate);
  if (request.what === 'one') return request.stageKeys.slice(0, 1);
  return listPlanStages(ports, candidate).filter((key) => request.stageKeys.includes(key));
}

/** Everybody chosen must be an active interviewer with a calendar. */
async function chosenPeople(ports: Ports, { slackUserIds }: ScheduleRequest): Promise<Reading<string[]>> {
  const people = await Promise.all(slackUserIds.map((id) => ports.db.people.findPersonBySlack(id)));
  const isFit = (person: (typeof people)[number]) => person?.active && person.interviewer?.calendarId;
  const unfit = people.findIndex((person) => !isFit(person));
  if (unfit < 0) return { ok: true, value: people.flatMap((person) => person?.id ?? []) };
  const name = people[unfit]?.name ?? 'Somebody you chose';
  const why =
    people[unfit]?.active === false ? 'has left the workspace' : 'is no interviewer with a calendar';
  return {
    ok: false,
    errors: { [BLOCKS.chosen]: `${name} ${why}. Choose somebody else, or Best of the pool.` },
  };
}

/** Whoever is not known to Interloop is never asked anyway. */
async function listKnown({ db }: Ports, slackUserIds: string[]): Promise<string[]> {
  const people = await Promise.all(slackUserIds.map((id) => db.people.findPersonBySlack(id)));
  return people.flatMap((person) => person?.id ?? []);
}

/** One stage alone is one interview, however it was asked for. */
function askOf(
  request: ScheduleRequest,
  stageKeys: string[],
  people: Pick<ScheduleAsk, 'chosenIds' | 'leftOutIds'>,
  roomIds: string[],
): Ask {
  const common = {
    candidateId: request.candidateId,
    from: request.fromDate,
    to: request.toDate,
    windows: request.windows,
    ...{ ...people, roomIds },
    note: request.note,
  };
  const [stageKey = ''] = stageKeys;
  if (stageKeys.length === 1) return { ask: { ...common, stageKey } };
  const order = request.what === 'loop' ? 'rounds' : 'free';
  return { loop: { ...common, stageKeys, order, mostDays: request.mostDays } };
}
