import type { Interview, Person } from '../../src/entities';
import type { SandboxClock } from '../clock';
import type { Company } from '../company/company';
import type { Table } from '../disk';
import type { ChecklistStep, OfficeChecklist } from '../page/officeApi';
import type { SlackSandbox } from '../slack/slackSandbox';
import type { Records } from './records';

const WORDS = '/schedule Ada Lovelace system design next week';

/** What is known of a newcomer's way so far. */
interface Progress {
  plans: number;
  interview: Interview | null;
  lead: Person | null;
  isLeadIn: boolean;
  isOver: boolean;
  isCardIn: boolean;
  hasReadDebrief: boolean;
  isDecided: boolean;
}

/** "Live it in five minutes": its steps as far as they are done, read from what really happened. */
export function makeChecklist(office: {
  company: Company;
  records: Records;
  clock: SandboxClock;
  slack: SlackSandbox;
  memory: Table<boolean>;
}): { read(): Promise<OfficeChecklist> } {
  const { company } = office;
  const recruiter = company.people.find(({ id }) => id === company.candidates[0]?.recruiterId);
  const member = company.people.find(({ roles }) => roles.includes('committee'));
  return {
    async read() {
      const progress = await readProgress(office);
      const steps = stepsOf(progress, recruiter?.slackUserId ?? '', member?.slackUserId ?? '');
      // Who jumped over the answer cannot give it any more.
      return { steps: steps.filter(({ id, isDone }) => id !== 'accept' || isDone || !progress.isOver) };
    },
  };
}

async function readProgress(office: Parameters<typeof makeChecklist>[0]): Promise<Progress> {
  const { company, records } = office;
  const { db } = records;
  const [plans, ways, debriefs, people] = await Promise.all([
    records.countPlans(),
    readWays(office),
    db.debriefs.listDebriefs(company.candidates.map(({ id }) => id)),
    db.people.listPeople(),
  ]);
  if (people.some(({ slackUserId }) => isReadingDebrief(office.slack, slackUserId)))
    office.memory.put('debrief', true);
  const way = ways[0] ?? NOTHING_BOOKED;
  return {
    ...way,
    plans,
    lead: people.find(({ id }) => id === leadOf(way.interview)?.personId) ?? null,
    hasReadDebrief: office.memory.get('debrief') ?? false,
    isDecided: debriefs.some(({ decision }) => decision !== undefined),
  };
}

/** How far an interview has come. */
type Way = Pick<Progress, 'interview' | 'isLeadIn' | 'isOver' | 'isCardIn'>;

const NOTHING_BOOKED: Way = { interview: null, isLeadIn: false, isOver: false, isCardIn: false };

/** The interviews booked since the office opened, alone or in a loop: the one that has come furthest first, then the earliest. */
async function readWays({ company, records, clock }: Parameters<typeof makeChecklist>[0]): Promise<Way[]> {
  const { db } = records;
  const booked = (await db.interviews.listInterviews({ status: 'booked' }))
    .filter(({ bookedAt }) => bookedAt >= company.anchorAt)
    .toSorted((a, b) => a.startsAt.getTime() - b.startsAt.getTime());
  const cards = await db.scorecards.listScorecards({ interviewIds: booked.map(({ id }) => id) });
  const ways = booked.map((interview) => {
    const lead = leadOf(interview);
    return {
      interview,
      isLeadIn: lead?.answer === 'accepted',
      isOver: interview.endsAt <= clock.now(),
      isCardIn: cards.some(
        ({ status, personId, interviewId }) =>
          status === 'submitted' && interviewId === interview.id && personId === lead?.personId,
      ),
    };
  });
  const stepsDone = ({ isLeadIn, isOver, isCardIn }: Way) =>
    [isLeadIn, isOver, isCardIn].filter(Boolean).length;
  return ways.toSorted((a, b) => stepsDone(b) - stepsDone(a));
}

function leadOf(interview: Interview | null) {
  return interview?.panel.find(({ part }) => part === 'lead');
}

function isReadingDebrief({ office }: SlackSandbox, userId: string): boolean {
  return office.views.stack(userId).some(({ callbackId }) => callbackId === 'debrief.show');
}

function stepsOf(progress: Progress, recruiter: string, member: string): ChecklistStep[] {
  const { interview, lead } = progress;
  const leadId = lead?.slackUserId ?? null;
  const leadName = lead?.name.split(' ')[0] ?? 'the lead';
  const at = (userId: string | null, rest: Partial<NonNullable<ChecklistStep['jump']>> = {}) =>
    userId ? { userId, tab: 'slack' as const, place: 'appMessages' as const, ...rest } : null;
  return [
    {
      id: 'schedule',
      title: 'Ask for a time',
      hint: 'You are the recruiter. The command stands in the composer: press Enter.',
      // What a request proposed is forgotten after a while; what was booked from it stays.
      isDone: progress.plans > 0 || interview !== null,
      jump: at(recruiter, { compose: WORDS }),
    },
    {
      id: 'book',
      title: 'Book it',
      hint: 'Pick a time, look at what will happen, and press Book.',
      isDone: interview !== null,
      jump: at(recruiter),
    },
    {
      id: 'accept',
      title: `Accept as ${leadName}`,
      hint: 'One click in the message from Interloop.',
      isDone: progress.isLeadIn,
      jump: at(leadId),
    },
    {
      id: 'jump',
      title: 'Jump to the end of the interview',
      hint: 'Each click is the next reminder: the kits, the start, the request.',
      isDone: progress.isOver,
      jump: at(leadId, { clock: 'nextReminder' }),
    },
    {
      id: 'card',
      title: 'Fill the scorecard',
      hint: 'Fill scorecard, three screens, Submit.',
      isDone: progress.isCardIn,
      jump: at(leadId),
    },
    {
      id: 'debrief',
      title: 'Read a debrief',
      hint: "Grace Hopper's cards are all in. Open the debrief: what to talk about comes first.",
      isDone: progress.hasReadDebrief,
      jump: at(member),
    },
    {
      id: 'decide',
      title: 'Decide',
      hint: 'Vote, then vote as a second member, then record the decision.',
      isDone: progress.isDecided,
      jump: at(member, { compose: '/debrief Grace Hopper' }),
    },
  ];
}
