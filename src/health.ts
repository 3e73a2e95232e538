import type { Clock, Health } from './ports';

/** Asks each service something small, and says how it answered. */
export function makeHealth(
  clock: Clock,
  probes: { name: string; ask(): Promise<unknown>; mend: string }[],
): Health {
  return {
    check: () =>
      Promise.all(
        probes.map(async ({ name, ask, mend }) => {
          const checkedAt = clock.now();
          const startedMs = performance.now();
          try {
            await ask();
            return {
              name,
              ok: true,
              detail: `answers in ${Math.round(performance.now() - startedMs)} ms`,
              checkedAt,
            };
          } catch {
            return { name, ok: false, detail: `does not answer. ${mend}`, checkedAt };
          }
        }),
      ),
  };
}
