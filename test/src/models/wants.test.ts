import { newId } from '../../../src/newId';
import type { Want } from '../../../src/ports';
import { NOW } from './makers';
import { describeOnEveryMongo } from './testDatabase';

const secondsLater = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
const LEASE_MS = 30_000;

describeOnEveryMongo('wants', (use) => {
  const wants = () => use().db.wants;
  const wish = async (now = NOW) => {
    const only = { kind: 'interview' as const, id: newId() };
    await wants().want(only.kind, only.id, now);
    return only;
  };

  const leaseAt = async (now: Date, only: { kind: Want['kind']; id: string }) => {
    const want = await wants().lease(now, LEASE_MS, only);
    if (!want) throw new Error('Nothing to lease');
    return want;
  };

  it('are leased to one worker at a time', async () => {
    const only = await wish();
    const leases = await Promise.all([1, 2, 3].map(() => wants().lease(NOW, LEASE_MS, only)));
    expect(leases.filter((lease) => lease !== null)).toEqual([
      { ...only, wanted: 1, attempts: 1, leasedUntil: secondsLater(30) },
    ]);
  });

  it('are leased again when a worker died with one', async () => {
    const only = await wish();
    await wants().lease(NOW, LEASE_MS, only);
    expect(await wants().lease(secondsLater(29), LEASE_MS, only)).toBeNull();
    expect(await wants().lease(secondsLater(30), LEASE_MS, only)).toMatchObject({ attempts: 2 });
  });

  it('are not due any more once settled', async () => {
    const only = await wish();
    await wants().settle(await leaseAt(NOW, only));
    expect(await wants().lease(secondsLater(3600), LEASE_MS, only)).toBeNull();
  });

  it('are due at once again when wished anew meanwhile', async () => {
    const only = await wish();
    const want = await leaseAt(NOW, only);
    await wants().want(only.kind, only.id, secondsLater(1));
    await wants().settle(want);
    expect(await wants().lease(secondsLater(1), LEASE_MS, only)).toMatchObject({ wanted: 2, attempts: 1 });
  });

  it.each(['settle', 'postpone'] as const)(
    'are wished anew by a worker whose lease ran out (%s), for it may have shown something old last',
    async (how) => {
      const only = await wish();
      const slow = await leaseAt(NOW, only);
      await wants().settle(await leaseAt(secondsLater(40), only));
      expect(await wants().lease(secondsLater(49), LEASE_MS, only)).toBeNull();
      await wants()[how](slow, secondsLater(3600));
      expect(await wants().lease(secondsLater(50), LEASE_MS, only)).toMatchObject({ wanted: 2 });
    },
  );

  it('are neither freed nor settled under who holds the lease now by one whose lease ran out', async () => {
    const only = await wish();
    const slow = await leaseAt(NOW, only);
    const quick = await leaseAt(secondsLater(40), only);
    await wants().settle(slow);
    expect(await wants().lease(secondsLater(41), LEASE_MS, only)).toBeNull();
    await wants().settle(quick);
    expect(await wants().lease(secondsLater(42), LEASE_MS, only)).toMatchObject({ wanted: 2 });
  });

  describe('held for good', () => {
    const hold = (only: { kind: Want['kind']; id: string }, now = NOW) =>
      wants().hold(only.kind, only.id, now);
    const inAYear = secondsLater(365 * 24 * 3600);

    it('are leased to nobody, whatever is wished, and holding twice is once', async () => {
      const only = await wish();
      expect(await wants().isDue(only.kind, only.id)).toBe(true);
      expect([await hold(only), await hold(only, secondsLater(5))]).toEqual([true, true]);
      expect(await wants().isDue(only.kind, only.id)).toBe(false);
      await wants().want(only.kind, only.id, secondsLater(1));
      expect(await wants().lease(inAYear, LEASE_MS, only)).toBeNull();
    });

    it('are so too where nothing was ever wished', async () => {
      const only = { kind: 'candidate' as const, id: newId() };
      expect(await wants().isDue(only.kind, only.id)).toBe(false);
      expect(await hold(only)).toBe(true);
      await wants().want(only.kind, only.id, NOW);
      expect(await wants().lease(inAYear, LEASE_MS, only)).toBeNull();
    });

    it('are not while somebody works on them, and are once the lease ran out', async () => {
      const only = await wish();
      const slow = await leaseAt(NOW, only);
      expect(await hold(only, secondsLater(29))).toBe(false);
      expect(await hold(only, secondsLater(30))).toBe(true);
      await wants().settle(slow);
      expect(await wants().lease(inAYear, LEASE_MS, only)).toBeNull();
    });

    it('are forgotten when removed, and others are not', async () => {
      const [only, other] = [await wish(), await wish()];
      await hold(only);
      await wants().removeWant(only.kind, only.id);
      await wants().want(only.kind, only.id, NOW);
      expect(await wants().lease(NOW, LEASE_MS, only)).toMatchObject({ wanted: 1 });
      expect(await wants().lease(NOW, LEASE_MS, other)).toMatchObject({ wanted: 1 });
    });
  });

  it('wait when postponed, and count the attempts', async () => {
    const only = await wish();
    await wants().postpone(await leaseAt(NOW, only), secondsLater(60));
    expect(await wants().lease(secondsLater(59), LEASE_MS, only)).toBeNull();
    expect(await wants().lease(secondsLater(60), LEASE_MS, only)).toMatchObject({ attempts: 2 });
  });

  it('that nobody has tried yet are leased before they are due to whoever names them, and to nobody else', async () => {
    const only = await wish(secondsLater(5));
    expect(await wants().lease(secondsLater(4), LEASE_MS)).toBeNull();
    expect(await wants().lease(NOW, LEASE_MS, only)).toMatchObject({ ...only, attempts: 1 });
    expect(await wants().lease(secondsLater(1), LEASE_MS, only)).toBeNull();
  });

  it('come oldest first when none is named', async () => {
    const early = await wish(secondsLater(-7200));
    const earliest = await wish(secondsLater(-9000));
    expect(await wants().lease(secondsLater(-7200), LEASE_MS)).toMatchObject(earliest);
    expect(await wants().lease(secondsLater(-7200), LEASE_MS)).toMatchObject(early);
    expect(await wants().lease(secondsLater(-7200), LEASE_MS)).toBeNull();
  });

  it('are part of the transaction that changed something', async () => {
    const only = { kind: 'candidate' as const, id: newId() };
    const fails = use().db.transact(async (stores) => {
      await stores.wants.want(only.kind, only.id, NOW);
      throw new Error('changed my mind');
    });
    await expect(fails).rejects.toThrow('changed my mind');
    expect(await wants().lease(NOW, LEASE_MS, only)).toBeNull();
  });
});
