import { findStage, type Stage } from '../../scorecards/rubric';
import type { Interview, Person, Room } from '../entities';
import { NotFoundError } from '../errors';
import type { Ports } from '../ports';
import type { InterviewFacts } from '../telling';

/** Reads an interview with everybody it concerns. @throws NotFoundError */
export async function loadFacts({ db, rubrics }: Ports, interviewId: string): Promise<InterviewFacts> {
  const interview = await db.interviews.getInterview(interviewId);
  const roomIds = roomsOf(interview);
  const [candidate, people, rooms] = await Promise.all([
    db.candidates.getCandidate(interview.candidateId),
    db.people.listPeople({ ids: peopleOf(interview) }),
    roomIds.length > 0 ? db.rooms.listRooms({ ids: roomIds }) : [],
  ]);
  const byId = new Map(people.map((person) => [person.id, person]));
  const recruiter = personOf(byId, interview.recruiterId);
  const rubric = rubrics.version(interview.roleKey, interview.rubricVersion);
  const stage = findStage(rubric, interview.stageKey);
  if (!stage) throw new NotFoundError('Stage', interview.stageKey);
  return {
    ...{ interview, candidate, rubric, stage, recruiter, people: byId },
    rooms: new Map(rooms.map((room) => [room.id, room])),
  };
}

/** The person with this id among those read. @throws NotFoundError */
export function personOf(people: ReadonlyMap<string, Person>, id: string): Person {
  const person = people.get(id);
  if (!person) throw new NotFoundError('Person', id);
  return person;
}

/** The room that an interview is held in, or null where everybody meets by link. */
export function roomOf({ interview, rooms }: Pick<InterviewFacts, 'interview' | 'rooms'>): Room | null {
  return rooms.get(interview.room?.roomId ?? '') ?? null;
}

/** The seats that still count: nobody who declined. */
export function sittingPanel(interview: Pick<Interview, 'panel'>): Interview['panel'] {
  return interview.panel.filter((seat) => seat.answer !== 'declined');
}

/** Whether a seat's card counts; a trainee's never does. */
export function countsInSummary(part: Interview['panel'][number]['part']): boolean {
  return part === 'lead' || part === 'second';
}

/** The stage with this key in a role's newest rubric. @throws NotFoundError */
export function getStage({ rubrics }: Ports, roleKey: string, stageKey: string): Stage {
  const stage = findStage(rubrics.current(roleKey), stageKey);
  if (!stage) throw new NotFoundError('Stage', stageKey);
  return stage;
}

function roomsOf({ room, history }: Interview): string[] {
  return [...new Set([room?.roomId, ...history.map(({ roomId }) => roomId)])].filter(
    (id) => id !== undefined,
  );
}

function peopleOf(interview: Interview): string[] {
  const seated = interview.panel.map((seat) => seat.personId);
  const former = interview.formerPanel.map((seat) => seat.personId);
  const named = interview.history
    .flatMap((line) => [line.byId, line.aboutId, line.leftId])
    .filter((id) => id !== undefined);
  return [...new Set([interview.recruiterId, ...seated, ...former, ...named])];
}
