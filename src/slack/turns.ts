/** Views whose last turn is remembered: more are not open at one time in one process. */
const MOST_VIEWS = 1_000;

/** Runs `work` for a view when its turn comes; see `makeTurns`. */
export type Turns = (viewId: string, saidAt: Date, work: () => Promise<void>) => Promise<void>;

/**
 * Turns at drawing a view anew: a person chooses quicker than a view is drawn, and Slack hands their choices over side by
 * side. They are drawn one after the other, and what was said before the last one begun is not drawn any more: the later
 * state of the view held it.
 */
export function makeTurns(): Turns {
  const views = new Map<string, { saidAt: Date; done: Promise<void> }>();
  return (viewId, saidAt, work) => {
    const last = views.get(viewId);
    if (last && saidAt < last.saidAt) return last.done;
    const run = (last?.done ?? Promise.resolve()).then(work);
    views.delete(viewId);
    views.set(viewId, { saidAt, done: run.catch(() => undefined) });
    const [oldest] = views.keys();
    if (views.size > MOST_VIEWS && oldest !== undefined) views.delete(oldest);
    return run;
  };
}
