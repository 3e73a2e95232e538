import { newId } from '../../../src/newId';
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

  it('are leased to one worker at a time', async () => {
    const only = await wish();
    const leases = await Promise.all([1, 2, 3].map(() => wants().lease(NOW, LEASE_MS, only)));
    expect(leases.filter((lease) => lease !== null)).toEqual([{ ...only, wanted: 1, attempts: 1 }]);
  });

  it('are leased again when a worker died with one', async () => {
    const only = await wish();
    await wants().lease(NOW, LEASE_MS, only);
    expect(await wants().lease(secondsLater(29), LEASE_MS, only)).toBeNull();
    expect(await wants().lease(secondsLater(30), LEASE_MS, only)).toMatchObject({ attempts: 2 });
  });

  it('are not due any more once settled', async () => {
    const only = await wish();
    const want = await wants().lease(NOW, LEASE_MS, only);
    await wants().settle(want ?? { ...only, wanted: 0, attempts: 0 });
    expect(await wants().lease(secondsLater(3600), LEASE_MS, only)).toBeNull();
  });

  it('are due at once again when wished anew meanwhile', async () => {
    const only = await wish();
    const want = await wants().lease(NOW, LEASE_MS, only);
    await wants().want(only.kind, only.id, secondsLater(1));
    await wants().settle(want ?? { ...only, wanted: 0, attempts: 0 });
    expect(await wants().lease(secondsLater(1), LEASE_MS, only)).toMatchObject({ wanted: 2, attempts: 1 });
  });

  it('are not settled by a worker whose lease ran out long ago', async () => {
    const only = await wish();
    const slow = await wants().lease(NOW, LEASE_MS, only);
    const quick = await wants().lease(secondsLater(40), LEASE_MS, only);
    await wants().settle(quick ?? { ...only, wanted: 0, attempts: 0 });
    await wants().want(only.kind, only.id, secondsLater(50));
    await wants().settle(slow ?? { ...only, wanted: 0, attempts: 0 });
    expect(await wants().lease(secondsLater(50), LEASE_MS, only)).toMatchObject({ wanted: 2 });
  });

  it('wait when postponed, and count the attempts', async () => {
    const only = await wish();
    const want = await wants().lease(NOW, LEASE_MS, only);
    await wants().postpone(want ?? { ...only, wanted: 0, attempts: 0 }, secondsLater(60));
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
