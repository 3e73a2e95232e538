import { ClaimTakenError } from '../../../src/errors';
import { tickKeys } from '../../../src/models/claims';
import { newId } from '../../../src/newId';
import type { ClaimStore } from '../../../src/ports';
import { describeOnEveryMongo } from './testDatabase';

type Claim = Parameters<ClaimStore['take']>[0];

const HOUR_MS = 3_600_000;
/** Thursday 3 December 2026, 14:00 UTC, and later hours of that day. */
const hour = (after: number) => {
  const startsAt = new Date(Date.parse('2026-12-03T14:00:00Z') + after * HOUR_MS);
  return { startsAt, endsAt: new Date(startsAt.getTime() + HOUR_MS) };
};

const makeClaim = (overrides: Partial<Claim> = {}): Claim => ({
  personId: newId(),
  interviewId: newId(),
  span: hour(0),
  bufferMinutes: 0,
  day: { key: '2026-12-03', cap: 10 },
  week: { key: '2026-W49', cap: 10 },
  ...overrides,
});

describe('the ticks of a claim', () => {
  test.each([
    ['an hour', 0, 12],
    ['an hour and a buffer', 15, 15],
    ['a buffer that is no multiple of five minutes', 1, 13],
  ])('cover %s', (_what, bufferMinutes, ticks) => {
    const keys = tickKeys(hour(0), bufferMinutes);
    expect(keys).toHaveLength(ticks);
    expect(keys[0]).toBe('tick:2026-12-03T14:00:00.000Z');
  });
});

describeOnEveryMongo('claims', (use) => {
  const claims = () => use().db.claims;
  /** Tries a claim in a transaction of its own, as a flow does; the fault when it is refused. */
  const attempt = (claim: Claim) =>
    use()
      .db.transact((stores) => stores.claims.take(claim))
      .then(
        () => 'taken' as const,
        (error: unknown) => error,
      );

  it('give a time to one of two interviews, and tell the other who has it', async () => {
    const first = makeClaim();
    await claims().take(first);
    const overlapping = makeClaim({
      personId: first.personId,
      span: { ...hour(0), startsAt: new Date('2026-12-03T14:55:00Z') },
    });
    await expect(claims().take(overlapping)).rejects.toMatchObject({
      code: 'claim_taken',
      why: 'time',
      byInterviewId: first.interviewId,
    });
  });

  it('keep the buffer after an interview, and no more', async () => {
    const first = makeClaim({ bufferMinutes: 10 });
    await claims().take(first);
    const at = (from: string) => ({ startsAt: new Date(from), endsAt: new Date('2026-12-03T16:00:00Z') });
    const next = makeClaim({ personId: first.personId });
    await expect(claims().take({ ...next, span: at('2026-12-03T15:05:00Z') })).rejects.toMatchObject({
      why: 'time',
    });
    await expect(claims().take({ ...next, span: at('2026-12-03T15:10:00Z') })).resolves.toBeUndefined();
  });

  it('let different people have the same time', async () => {
    await claims().take(makeClaim());
    await expect(claims().take(makeClaim())).resolves.toBeUndefined();
  });

  test.each([
    ['day', { day: { key: '2026-12-03', cap: 2 } }],
    ['week', { week: { key: '2026-W49', cap: 2 } }],
  ])('stop at the cap of a %s, and go on when a place is given back', async (_what, cap) => {
    const personId = newId();
    const taken = [0, 1, 2].map((after) => makeClaim({ personId, span: hour(after), ...cap }));
    const [first, second, third] = taken as [Claim, Claim, Claim];
    await claims().take(first);
    await claims().take(second);
    expect(await attempt(third)).toMatchObject({ code: 'claim_taken', why: 'cap', personId });
    await claims().release(first.interviewId);
    expect(await attempt(third)).toBe('taken');
    expect(await attempt(first)).toMatchObject({ why: 'cap' });
  });

  it('refuse everything under a cap of nought', async () => {
    expect(await attempt(makeClaim({ week: { key: '2026-W49', cap: 0 } }))).toMatchObject({ why: 'cap' });
  });

  it('count places above a cap that was lowered', async () => {
    const personId = newId();
    const held = [0, 1, 2].map((after) => makeClaim({ personId, span: hour(after) }));
    for (const claim of held) await claims().take(claim);
    await claims().release(held[0]?.interviewId ?? '');
    const next = makeClaim({ personId, span: hour(5), week: { key: '2026-W49', cap: 2 } });
    expect(await attempt(next)).toMatchObject({ why: 'cap' });
  });

  it('are given back for one person of a panel alone', async () => {
    const interviewId = newId();
    const [leaves, stays] = [makeClaim({ interviewId }), makeClaim({ interviewId })];
    await claims().take(leaves);
    await claims().take(stays);
    await claims().release(interviewId, leaves.personId);
    expect(await attempt({ ...leaves, interviewId: newId() })).toBe('taken');
    expect(await attempt({ ...stays, interviewId: newId() })).toMatchObject({ why: 'time' });
  });

  it('move with their interview in one transaction', async () => {
    const claim = makeClaim();
    await claims().take(claim);
    await use().db.transact(async (stores) => {
      await stores.claims.release(claim.interviewId);
      await stores.claims.take({
        ...claim,
        span: { ...claim.span, startsAt: new Date('2026-12-03T14:30:00Z') },
      });
    });
    expect(await attempt(makeClaim({ personId: claim.personId }))).toMatchObject({
      byInterviewId: claim.interviewId,
    });
  });

  it('are rolled back with the transaction they were taken in', async () => {
    const claim = makeClaim();
    const fails = use().db.transact(async (stores) => {
      await stores.claims.take(claim);
      throw new Error('changed my mind');
    });
    await expect(fails).rejects.toThrow('changed my mind');
    expect(await attempt(claim)).toBe('taken');
  });

  it('let exactly one of many racing for the same time win', async () => {
    const personId = newId();
    const racers = Array.from({ length: 6 }, () => makeClaim({ personId }));
    const outcomes = await Promise.all(racers.map(attempt));
    const winner = racers[outcomes.indexOf('taken')]?.interviewId;
    const lost = outcomes.filter((outcome) => outcome !== 'taken');
    expect(lost).toHaveLength(5);
    for (const fault of lost) {
      expect(fault).toBeInstanceOf(ClaimTakenError);
      expect(fault).toMatchObject({ why: 'time', byInterviewId: winner });
    }
  });

  it('let exactly two of many racing for the last two places win', async () => {
    const personId = newId();
    const racers = Array.from({ length: 6 }, (_, after) =>
      makeClaim({ personId, span: hour(after), week: { key: '2026-W49', cap: 2 } }),
    );
    const outcomes = await Promise.all(racers.map(attempt));
    expect(outcomes.filter((outcome) => outcome === 'taken')).toHaveLength(2);
    for (const fault of outcomes.filter((outcome) => outcome !== 'taken')) {
      expect(fault).toMatchObject({ code: 'claim_taken', why: 'cap' });
    }
  });
});
