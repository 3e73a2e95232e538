import { setTimeout as wait } from 'node:timers/promises';
import type { Route } from '../route';
import { answerJson } from './answerJson';

/** A load balancer gives up after a few seconds; MongoDB answers in milliseconds or not at all. */
const ANSWER_WITHIN_MS = 2_000;

/** `GET /health`: 200 while MongoDB answers, else 503. Tells nothing that a stranger should not know. */
export function makeHealthRoute({ ping }: { ping(): Promise<void> }): Route {
  return {
    path: '/health',
    method: 'GET',
    handler(_request, response) {
      void answers(ping).then((mongo) => {
        const uptimeSeconds = Math.round(process.uptime());
        answerJson(response, mongo ? 200 : 503, { status: mongo ? 'ok' : 'degraded', mongo, uptimeSeconds });
      });
    },
  };
}

async function answers(ping: () => Promise<void>): Promise<boolean> {
  const giveUp = new AbortController();
  const answered = ping().then(
    () => true,
    () => false,
  );
  const late = wait(ANSWER_WITHIN_MS, false, { signal: giveUp.signal }).catch(() => false);
  const outcome = await Promise.race([answered, late]);
  giveUp.abort();
  return outcome;
}
