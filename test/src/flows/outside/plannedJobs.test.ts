import type { Scorecard } from '../../../../src/entities';
import { cardDueAt, plannedJobs } from '../../../../src/flows/outside/plannedJobs';
import { makeFacts, makeInterview, makePerson, makeSeat } from '../../../support/makeWorld';

const NOW = new Date('2026-11-30T09:00:00Z');
const plan = (facts = makeFacts(), cards: Scorecard[] = [], now = NOW) =>
  plannedJobs(facts, cards, now).map(({ kind, runAt }) => `${kind} ${runAt.toISOString().slice(0, 16)}`);

const card = (overrides: Partial<Scorecard>) =>
  ({ personId: 'p1', status: 'draft', ...overrides }) as Scorecard;

describe('the jobs of an interview', () => {
  test('the kit comes a day and ten minutes before, the request at the end, then a nag a working morning', () => {
    expect(plan()).toEqual([
      'day before 2026-12-02T14:00',
      'ten minutes 2026-12-03T13:50',
      'scorecard request 2026-12-03T15:00',
      // Due Friday 15:00; the weekend is left alone.
      'nag 2026-12-07T09:00',
      'nag 2026-12-08T09:00',
      'nag 2026-12-09T09:00',
      'nag 2026-12-10T09:00',
      'nag 2026-12-11T09:00',
      'nag 2026-12-14T09:00',
      'nag 2026-12-15T09:00',
      'nag 2026-12-16T09:00',
      'nag 2026-12-17T09:00',
      'nag 2026-12-18T09:00',
    ]);
  });

  test('nothing is planned for a cancelled interview, or for one that did not happen', () => {
    expect(plan(makeFacts({ interview: makeInterview({ status: 'cancelled' }) }))).toEqual([]);
    expect(plan(makeFacts({ interview: makeInterview({ status: 'did not happen' }) }))).toEqual([]);
  });

  test('nothing is planned for somebody who declined', () => {
    expect(
      plan(makeFacts({ interview: makeInterview({ panel: [makeSeat({ answer: 'declined' })] }) })),
    ).toEqual([]);
  });

  test('a submitted card ends all that is left to ask; a draft ends nothing', () => {
    expect(plan(makeFacts(), [card({ status: 'submitted' })])).toEqual([]);
    expect(plan(makeFacts(), [card({ status: 'draft' })])).toHaveLength(13);
  });

  test('an interview booked for this afternoon has no kit of the day before', () => {
    const bookedAt = new Date('2026-12-03T11:00:00Z');
    const panel = [makeSeat({ askedAt: bookedAt })];
    const facts = makeFacts({ interview: makeInterview({ bookedAt, panel }) });
    expect(plan(facts, [], bookedAt)[0]).toBe('ten minutes 2026-12-03T13:50');
  });

  test("nags come in the person's own morning, and not on their days off", () => {
    const profile = makePerson().interviewer;
    if (!profile) throw new Error('The maker gives a profile');
    const person = makePerson({
      zone: 'Asia/Kolkata',
      interviewer: { ...profile, daysOff: [{ from: '2026-12-07', to: '2026-12-08' }] },
    });
    const facts = makeFacts();
    const nags = plan(makeFacts({ people: new Map([...facts.people, ['p1', person]]) })).slice(3);
    // 09:00 in Kolkata is 03:30 UTC; the first morning after Friday 20:30 that is no day off is Wednesday.
    expect(nags[0]).toBe('nag 2026-12-09T03:30');
  });

  test('a move makes other jobs: their keys carry the time they are for', () => {
    const keys = (timeRevision: number) =>
      plannedJobs(makeFacts({ interview: makeInterview({ timeRevision }) }), [], NOW).map(({ key }) => key);
    expect(keys(1).filter((key) => keys(2).includes(key))).toEqual([]);
    expect(new Set(keys(1)).size).toBe(keys(1).length);
  });

  test('a card is due a day after the end', () => {
    expect(cardDueAt(makeInterview())).toEqual(new Date('2026-12-04T15:00:00Z'));
  });
});
