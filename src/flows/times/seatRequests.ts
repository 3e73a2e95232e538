import { createHash } from 'node:crypto';
import { civilDay } from '../../civil';
import type { Interview, Part } from '../../entities';
import type { Busy, Ports } from '../../ports';
import type { Relaxation, ReplacementAnswer } from '../../scheduling/answers';
import { proposeReplacements } from '../../scheduling/proposeReplacements';
import type { ReplacementRequest, Seat, Session, SlotRequest } from '../../scheduling/types';
import { countsInSummary, getStage } from '../loadFacts';
import { relaxed } from './findTimes';
import { listAskable, readAvailability, sessionOf } from './scheduleRequest';

/** A seat of a booked interview that somebody is to take: that of who leaves, or one more for who learns. */
export type OpenSeat = { leaverId: string } | { part: 'shadow' | 'reverse shadow' };

/** Who could take a seat, best first; who cannot, and why; and what would make one more able. */
export interface SeatChoices extends Pick<ReplacementAnswer, 'replacements' | 'unable'> {
  offers: SeatOffer[];
  /** What the recruiter agreed to, in order. */
  agreed: Relaxation[];
}

/** Changes that make somebody able, and their name, which is the same whenever they are offered. */
export interface SeatOffer {
  id: string;
  changes: readonly Relaxation[];
}

type Availability = Omit<SlotRequest, 'session'>;

const LEARNING_SEATS = (['shadow', 'reverse shadow'] as const).map(
  (part): Seat => ({ id: part, part, count: 1, pools: [] }),
);

/** Stands for who leaves a seat that is new. */
const NOBODY = '';

/**
 * The choices for seats of one interview, those of the first seat first, once what was agreed to (offers by their names, in
 * order) is so. What is offered no more is not agreed any more. @throws OutsideError when Google does not answer.
 */
export async function listSeatChoices(
  ports: Ports,
  interview: Interview,
  open: readonly OpenSeat[],
  agreedIds: readonly string[] = [],
): Promise<SeatChoices> {
  const requests = await makeSeatRequests(ports, interview, open);
  return agreeInTurn(requests, agreedIds, async (asked) => (await ports.planner.replacements(asked)) ?? []);
}

/** What was agreed to that lets this person sit: of the rest nothing is looked at, their calendar neither. */
export async function listAgreed(
  ports: Ports,
  interview: Interview,
  open: OpenSeat,
  personId: string,
  agreedIds: readonly string[],
): Promise<Relaxation[]> {
  if (agreedIds.length === 0) return [];
  const requests = await makeSeatRequests(ports, interview, [open], personId);
  return (await agreeInTurn(requests, agreedIds, async (asked) => asked.map(proposeReplacements))).agreed;
}

/** Each agreement may open the next: they are made in the order in which they were. */
async function agreeInTurn(
  requests: readonly ReplacementRequest[],
  agreedIds: readonly string[],
  ask: (requests: readonly ReplacementRequest[]) => Promise<ReplacementAnswer[]>,
  agreed: Relaxation[] = [],
): Promise<SeatChoices> {
  const answers = await ask(requests);
  const offers = answers.flatMap((answer) => answer.offers.map(namedOffer));
  const [first, ...later] = agreedIds;
  if (first === undefined) {
    return {
      replacements: answers.flatMap(({ replacements }) => replacements),
      unable: answers.flatMap(({ unable }) => unable),
      ...{ offers, agreed },
    };
  }
  const changes = offers.find(({ id }) => id === first)?.changes ?? [];
  const changed = requests.map((request) => relaxed(request, { relaxations: [...changes] }));
  return agreeInTurn(changed, later, ask, [...agreed, ...changes]);
}

function namedOffer({ changes }: ReplacementAnswer['offers'][number]): SeatOffer {
  return { id: createHash('sha256').update(JSON.stringify(changes)).digest('hex').slice(0, 12), changes };
}

/**
 * Everything scheduling needs to say who can take each seat at the time that is agreed; whoever left this panel is not asked
 * again. With `onlyId` it asks about one person by the rules alone: their calendar is not read.
 * @throws OutsideError when Google does not answer.
 */
export async function makeSeatRequests(
  ports: Ports,
  interview: Interview,
  open: readonly OpenSeat[],
  onlyId?: string,
): Promise<ReplacementRequest[]> {
  const candidate = await ports.db.candidates.getCandidate(interview.candidateId);
  // The room, if it has one, is agreed like the time.
  const people = (
    await listAskable(ports, [interview.stageKey], onlyId === undefined ? [] : [onlyId])
  ).filter(({ id }) => onlyId === undefined || id === onlyId);
  const session = sessionOf(getStage(ports, candidate.roleKey, interview.stageKey), { roomIds: [] }, people);
  const available = await readAvailability(ports, wholeDayOf(interview, candidate.zone), candidate, people, {
    movesInterviewId: interview.id,
    ...(onlyId !== undefined && { readBusy: allFree }),
  });
  return open.map((seat) => openedAt(interview, session, available, seat));
}

/** The panel as it sits, with the seat that is to be taken. A seat for who learns is there also where the stage has none. */
function openedAt(interview: Interview, session: Session, available: Availability, open: OpenSeat) {
  const panel =
    'part' in open ? [...interview.panel, { personId: NOBODY, part: open.part }] : interview.panel;
  const leaverId = 'part' in open ? NOBODY : open.leaverId;
  const seats = [...session.panel.seats.filter(({ part }) => countsInSummary(part)), ...LEARNING_SEATS];
  const seatOf = (sits: Part) => seats.find(({ part }) => part === sits)?.id ?? sits;
  const gone = interview.panel.flatMap(({ personId, answer }) => (answer === 'declined' ? [personId] : []));
  const apart = session.panel.apart?.filter((pair) => !pair.some((id) => gone.includes(id))) ?? [];
  const excluded = interview.formerPanel.map(({ personId }) => personId);
  return {
    ...available,
    session: { ...session, panel: { seats, excluded, apart } },
    ...{ interviewId: interview.id, startsAt: interview.startsAt, leaverId },
    seats: panel.map(({ personId, part: sits }) => ({ personId, part: sits, seatId: seatOf(sits) })),
  };
}

/** The candidate is not asked again: the time is agreed. */
function wholeDayOf({ startsAt }: Interview, zone: string) {
  const day = civilDay(startsAt, zone);
  const windows = [{ from: day, to: day, hours: [{ from: '00:00', to: '24:00' }] }];
  return { from: day, to: day, windows, roomIds: [] };
}

async function allFree(calendarIds: string[]): Promise<Map<string, Busy>> {
  return new Map(calendarIds.map((id) => [id, { known: true, busy: [] }]));
}
