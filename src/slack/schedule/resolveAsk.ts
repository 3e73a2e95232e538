import { BLOCKS } from '../../../blocks/ids';
import type { Reading } from '../../../blocks/props';
import type { ScheduleRequest } from '../../../blocks/schedule/props';
import { checkScheduleDraft } from '../../../blocks/schedule/readScheduleModal';
import { civilDay } from '../../civil';
import type { ScheduleAsk, ScheduleForm } from '../../plan';
import type { Ports } from '../../ports';

/** A form as a complete ask, dates resolved in the candidate's zone, or its faults by block. */
export async function resolveAsk(ports: Ports, form: ScheduleForm): Promise<Reading<ScheduleAsk>> {
  const candidate = form.candidateId ? await ports.db.candidates.getCandidate(form.candidateId) : null;
  const checked = checkScheduleDraft(form, civilDay(ports.clock.now(), candidate?.zone ?? 'UTC'));
  if (!checked.ok) return checked;
  const chosen = await chosenPeople(ports, checked.value);
  return chosen.ok ? { ok: true, value: askOf(checked.value, chosen.value) } : chosen;
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

function askOf(request: ScheduleRequest, chosenIds: string[]): ScheduleAsk {
  return {
    candidateId: request.candidateId,
    stageKey: request.stageKeys[0] ?? '',
    from: request.fromDate,
    to: request.toDate,
    hoursFrom: request.hoursFrom,
    hoursTo: request.hoursTo,
    chosenIds,
    note: request.note,
  };
}
