import type { Errands, Log, Want } from './ports';

/** Errands of this process, and the wait for those under way when it ends. */
export interface TrackedErrands extends Errands {
  finished(): Promise<void>;
}

/** Runs `settle` for what was just changed, one at a time a thing; a failure is logged, and the worker tries again. */
export function makeErrands(
  settle: (want: Pick<Want, 'kind' | 'id'>) => Promise<void>,
  log: Log,
): TrackedErrands {
  const underWay = new Map<string, Promise<void>>();
  return {
    soon(kind, id) {
      const key = `${kind}:${id}`;
      const before = underWay.get(key) ?? Promise.resolve();
      const run = before
        .then(() => settle({ kind, id }))
        .catch((err: unknown) => log.error({ kind, id, err }, 'An errand failed'))
        .finally(() => {
          if (underWay.get(key) === run) underWay.delete(key);
        });
      underWay.set(key, run);
    },
    finished: async () => void (await Promise.all(underWay.values())),
  };
}
