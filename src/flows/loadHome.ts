import { addDays, addWeeks } from 'date-fns';
import type { Rubric } from '../../scorecards/rubric';
import { isoWeek } from '../civil';
import type { Candidate, Interview, Person, Room, Scorecard } from '../entities';
import type { Ports } from '../ports';
import type { DebriefFacts, WeekLoad } from '../telling';
import { loadDebriefs } from './judgement/loadDebrief';
import { refuseReader } from './judgement/mayJudge';
import { sittingPanel } from './loadFacts';
import { loadOwnCalibration } from './stats/loadStats';

/** What an interviewer sees on Home. */
export interface InterviewerHome {
  next: Interview[];
  /** Held interviews whose own card is not in, longest waiting first. */
  due: { interview: Interview; draft: Scorecard | null }[];
  week: WeekLoad;
  /** The viewer's own calibration in words, once there is enough to say. */
  calibration?: string;
}

/** A candidate's way through the plan, for the recruiter. */
export interface CandidateProgress {
  candidate: Candidate;
  rubric: Rubric;
  interviews: Interview[];
  /** Cards that count and are missing. */
  facts: DebriefFacts;
}

/** Home, by role: a part is absent for somebody without that role. */
export interface HomeFacts {
  viewer: Person;
  candidates: ReadonlyMap<string, Candidate>;
  people: ReadonlyMap<string, Person>;
  interviewer?: InterviewerHome;
  recruiter?: CandidateProgress[];
  committee?: { ready: DebriefFacts[]; waiting: DebriefFacts[] };
  admin?: { people: Person[]; rooms: Room[] };
  /** Rooms of the interviews that are shown, by id. */
  rooms: ReadonlyMap<string, Room>;
}

/** Reads what `viewer`'s Home shows now. */
export async function loadHome(ports: Ports, viewer: Person): Promise<HomeFacts> {
  const people = new Map((await ports.db.people.listPeople()).map((person) => [person.id, person]));
  const rooms = await ports.db.rooms.listRooms();
  const interviewer = viewer.roles.includes('interviewer') ? await loadInterviewer(ports, viewer) : undefined;
  const recruiter = viewer.roles.includes('recruiter') ? await loadRecruiter(ports, viewer) : undefined;
  const committee = viewer.roles.includes('committee') ? await loadOpenDebriefs(ports, viewer) : undefined;
  const shown = [...(interviewer?.next ?? []), ...(interviewer?.due.map(({ interview }) => interview) ?? [])];
  const candidates = await ports.db.candidates.listCandidates({
    ids: shown.map(({ candidateId }) => candidateId),
  });
  return {
    viewer,
    people,
    candidates: new Map(candidates.map((candidate) => [candidate.id, candidate])),
    ...(interviewer && { interviewer }),
    ...(recruiter && { recruiter }),
    ...(committee && { committee }),
    rooms: new Map(rooms.map((room) => [room.id, room])),
    ...(viewer.roles.includes('admin') && {
      admin: { people: [...people.values()], rooms: rooms.filter(({ active }) => active) },
    }),
  };
}

async function loadInterviewer(ports: Ports, viewer: Person): Promise<InterviewerHome> {
  const now = ports.clock.now();
  const around = { startsAt: addWeeks(now, -6), endsAt: addDays(now, 60) };
  const all = await ports.db.interviews.listInterviews({
    personIds: [viewer.id],
    overlaps: around,
    status: 'booked',
  });
  const mine = all.filter((interview) => sittingPanel(interview).some((seat) => seat.personId === viewer.id));
  const held = mine.filter((interview) => interview.endsAt <= now);
  const cards = await ports.db.scorecards.listScorecards({
    personId: viewer.id,
    interviewIds: held.map((interview) => interview.id),
  });
  const calibration = await loadOwnCalibration(ports, viewer);
  const week = isoWeek(now, viewer.zone);
  return {
    next: mine.filter((interview) => interview.endsAt > now),
    due: held.flatMap((interview) => {
      const card = cards.find(({ interviewId }) => interviewId === interview.id) ?? null;
      return card?.status === 'submitted' ? [] : [{ interview, draft: card }];
    }),
    week: {
      booked: mine.filter((interview) => isoWeek(interview.startsAt, viewer.zone) === week).length,
      cap: viewer.interviewer?.capPerWeek ?? null,
    },
    ...(calibration?.shown && { calibration: calibration.words }),
  };
}

async function loadRecruiter(ports: Ports, viewer: Person): Promise<CandidateProgress[]> {
  const candidates = await ports.db.candidates.listCandidates({ recruiterId: viewer.id });
  const files = await loadDebriefs(ports, candidates);
  return files.map((facts) => ({
    candidate: facts.candidate,
    rubric: facts.rubric,
    interviews: facts.interviews,
    facts,
  }));
}

/** Undecided candidates with something to read; those the viewer may not read are left out. */
export async function loadOpenDebriefs(
  ports: Ports,
  viewer: Person,
): Promise<NonNullable<HomeFacts['committee']>> {
  const files = await loadDebriefs(ports, await ports.db.candidates.listCandidates());
  const open = files.filter(
    (facts) =>
      !isDecided(facts) &&
      facts.interviews.length > 0 &&
      !refuseReader(viewer, facts.candidate, facts.interviews, facts.cards),
  );
  return { ready: open.filter((facts) => facts.isReady), waiting: open.filter((facts) => !facts.isReady) };
}

function isDecided({ debrief }: DebriefFacts): boolean {
  return debrief?.decision !== undefined && debrief.decision.outcome !== 'more evidence';
}
