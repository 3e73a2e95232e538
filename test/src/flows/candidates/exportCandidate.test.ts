import type { Candidate, Interview, Scorecard } from '../../../../src/entities';
import { exportCandidate } from '../../../../src/flows/candidates/exportCandidate';
import { findKept, type Kept } from '../../../../src/flows/candidates/loadKept';
import { newId } from '../../../../src/newId';
import { readRubrics } from '../../../../src/rubricShelf';
import { exportShape } from '../../../support/exportShape';
import {
  makeCandidate,
  makeDebrief,
  makeInterview,
  makePerson,
  makePlan,
  makeScorecard,
  NOW,
} from '../../models/makers';
import { describeOnEveryMongo } from '../../models/testDatabase';

const rubrics = readRubrics();
const LATER = new Date(NOW.getTime() + 60_000);

describeOnEveryMongo("a candidate's data as a document", (use) => {
  const ports = () => ({ db: use().db, rubrics, clock: { now: () => LATER } });
  const [priya, omar] = [
    makePerson({ id: 'priya', slackUserId: 'U1', name: 'Priya Nair' }),
    makePerson({ id: 'omar', slackUserId: 'U2', name: 'Omar Haddad' }),
  ];
  const nora = makePerson({ id: 'recruiter1', slackUserId: 'U3', name: 'Nora Lindqvist' });

  async function keptOf(id: string): Promise<Kept> {
    const kept = await findKept(ports(), id);
    if (!kept) throw new Error('Nothing is kept');
    return kept;
  }

  beforeAll(async () => {
    for (const person of [priya, omar, nora]) await use().db.people.savePerson(person);
  });

  /** A candidate of whom every field holds something. */
  async function store(): Promise<Candidate> {
    const { db } = use();
    const candidate = makeCandidate({
      ...{ resumeUrl: 'https://resume.example', referrerId: 'omar', slackUserId: 'U0OWN' },
      conflictIds: ['priya'],
    });
    const { id: candidateId } = candidate;
    const line = { at: NOW, what: 'replaced' as const, byId: 'recruiter1', aboutId: 'omar', leftId: 'priya' };
    const interview: Interview = makeInterview({
      ...{ candidateId, note: 'note-to-panel', rubricVersion: 1 },
      panel: [
        {
          ...{ personId: 'priya', part: 'lead', answer: 'declined', askedAt: NOW, answeredAt: LATER },
          declineReason: 'decline-reason',
        },
      ],
      formerPanel: [{ personId: 'omar', why: 'replaced' }],
      room: { roomId: 'room-gone', answer: 'waiting' },
      calendar: { generation: 0, meetUrl: 'https://meet.example', panelEventUrl: 'https://event.example' },
      history: [{ ...line, keptIds: ['omar'], note: 'history-note', fromAt: NOW, toAt: LATER }],
    });
    const before = {
      ...{ ratings: [], recommendation: 'no' as const, summary: 'summary-before', strongestSignal: '' },
      ...{ concern: '', noteToRecruiter: '' },
    };
    const card: Scorecard = makeScorecard({
      ...{ candidateId, interviewId: interview.id, status: 'submitted', submittedAt: NOW, lockedAt: LATER },
      ...{ summary: 'card-summary', strongestSignal: 'card-signal', concern: 'card-concern' },
      ...{ noteToRecruiter: 'card-note', recommendation: 'strong yes' },
      ratings: [
        { competencyKey: 'data-modelling', level: 4, evidence: 'card-evidence' },
        { competencyKey: 'scale', level: null, evidence: '' },
        { competencyKey: 'gone', evidence: '' },
      ],
      amendments: [{ at: NOW, reason: 'amend-reason', before }],
      unlocks: [{ at: NOW, byId: 'omar', reason: 'unlock-reason' }],
    });
    const vote = { personId: 'omar', outcome: 'hire' as const, reason: 'vote-reason', votedAt: NOW };
    const decision = {
      ...{ outcome: 'hire' as const, rationale: 'rationale-now', decidedById: 'omar', decidedAt: NOW },
      ...{ dissenterIds: ['priya'], snapshot: { rubricVersion: 1, cards: [card], votes: [vote] } },
    };
    const earlier = { ...decision, rationale: 'rationale-before', nextStageKey: 'system-design' };
    await db.candidates.saveCandidate(candidate);
    await db.interviews.insertInterview(interview);
    await db.scorecards.insertScorecard(card);
    await db.debriefs.saveDebrief(
      makeDebrief({ candidateId, votes: [vote], decision, earlierDecisions: [earlier] }),
    );
    await db.messages.save(`card:${interview.id}`, { channel: 'D1', ts: '1.2', digest: 'x' });
    await db.pictures.saveFile({ key: newId(), fileId: 'F0LEVELS', aboutId: candidateId, madeAt: NOW });
    await db.audit.append({ at: NOW, byId: 'recruiter1', verb: 'interview.book', aboutId: interview.id });
    return candidate;
  }

  it('holds everything, by names, in the shape that was promised', async () => {
    const { id, email } = await store();
    const document = await exportCandidate(ports(), await keptOf(email), 'omar');
    expect(exportShape.safeParse(document)).toMatchObject({ success: true });
    const text = JSON.stringify(document);
    const words = [
      ...['Ada Lovelace', email, 'America/New_York', 'https://resume.example', 'U0OWN', 'note-to-panel'],
      ...['decline-reason', 'https://meet.example', 'https://event.example', 'history-note', 'room-gone'],
      ...['card-summary', 'card-signal', 'card-concern', 'card-note', 'card-evidence', 'strong yes'],
      ...['amend-reason', 'summary-before', 'unlock-reason', 'vote-reason', 'rationale-now'],
      ...['rationale-before', 'F0LEVELS', 'interview.book', 'not assessed', '2026-11-30T08:00:00.123Z'],
    ];
    expect(words.filter((word) => !text.includes(word))).toEqual([]);
    expect(document).toMatchObject({
      exportedAt: LATER.toISOString(),
      exportedBy: 'Omar Haddad',
      candidate: { id, role: 'Back End Engineer', recruiter: 'Nora Lindqvist', referredBy: 'Omar Haddad' },
      interviews: [
        {
          ...{ stage: 'System design', recruiter: 'Nora Lindqvist', panel: [{ person: 'Priya Nair' }] },
          history: [{ by: 'Nora Lindqvist', about: 'Omar Haddad', left: 'Priya Nair' }],
        },
      ],
      scorecards: [
        {
          by: 'Priya Nair',
          ratings: [
            { competency: 'Data modelling', level: 4 },
            { level: 'not assessed' },
            { competency: 'gone', level: null },
          ],
        },
      ],
      debrief: {
        decision: {
          by: 'Omar Haddad',
          dissent: ['Priya Nair'],
          basedOn: { scorecards: [{ by: 'Priya Nair' }] },
        },
        earlierDecisions: [{ nextStage: 'System design' }],
      },
      slackMessages: [{ what: 'card', channel: 'D1', ts: '1.2' }],
    });
  });

  it('is on record, also in itself, and otherwise the same each time, byte for byte', async () => {
    const { id } = await store();
    const [first, second] = [
      await exportCandidate(ports(), await keptOf(id), null),
      await exportCandidate(ports(), await keptOf(id), null),
    ];
    expect(await use().db.audit.listAbout([id])).toEqual(
      [1, 2].map(() => ({ at: LATER, byId: null, verb: 'candidate.export', aboutId: id })),
    );
    expect((second.auditTrail as unknown[]).length).toBe((first.auditTrail as unknown[]).length + 1);
    const text = ({ auditTrail: _, ...rest }: Record<string, unknown>) => JSON.stringify(rest);
    expect(text(second)).toBe(text(first));
  });

  it('holds of a search only what is about this candidate', async () => {
    const { id } = await store();
    const { db } = use();
    const time = { startsAt: NOW, endsAt: LATER, seats: [], roomId: null, reasons: [] };
    const { form, ask } = makePlan();
    if (!ask) throw new Error('No ask');
    const sittings = [id, 'somebody-else'].map((candidateId) => ({ ...time, candidateId }));
    const batch = { ask: { ...ask, candidateIds: [id, 'somebody-else'] }, id: 'x', sittings, exact: true };
    await db.plans.savePlan(makePlan({ form: { ...form, candidateId: null }, ask: null, batch }));
    const others = { ...form, candidateId: 'somebody-else', note: 'about somebody else' };
    await db.plans.savePlan(makePlan({ form: others, ask: { ...ask, candidateId: id } }));
    const document = await exportCandidate(ports(), await keptOf(id), null);
    const searches = document.searchesForTimes as { asked: unknown; timesFound: unknown[] }[];
    expect(searches.map(({ timesFound }) => timesFound.length).sort()).toEqual([0, 1]);
    expect(searches.filter(({ asked }) => asked === null)).toHaveLength(1);
    expect(JSON.stringify(document)).not.toMatch(/somebody.else/);
  });

  it('gives what is left where the candidate is not, and ids where nobody knows the names', async () => {
    const candidateId = newId();
    const scorecard = makeScorecard({ candidateId, personId: 'gone-person', roleKey: 'gone-role' });
    await use().db.scorecards.insertScorecard(scorecard);
    const document = await exportCandidate(ports(), await keptOf(candidateId), null);
    expect(document).toMatchObject({
      candidate: { id: candidateId },
      scorecards: [{ by: 'gone-person', stage: 'system-design' }],
      debrief: null,
    });
  });
});
