import { setTimeout as wait } from 'node:timers/promises';
import { Long, ObjectId } from 'bson';
import { ServerError } from '../errors';
import { type Doc, isDoc } from '../values/documents';
import { isNumeric, toNumber } from '../values/numbers';
import { isHello } from '../wire/hello';

const LONGEST_WAIT_MS = 2 ** 31 - 1;

/** What every hello says of this server process; it never changes while the process lives, for its set has one member. */
export const newTopologyVersion = (): Doc => ({ processId: new ObjectId(), counter: Long.fromNumber(1) });

/**
 * A hello that is to be answered when something has changed, or `maxAwaitTimeMS` later: so a driver's monitor always
 * has one open, and notices at once that a server goes away. A client that knows another process is answered at once.
 * https://github.com/mongodb/specifications/blob/master/source/server-discovery-and-monitoring/server-monitoring.md
 *
 * @returns when it is to be answered: once the connection is gone there is no need to wait.
 * @throws ServerError 31368 when one of the two fields comes without the other, as mongod has it
 */
export async function awaitChange(body: Doc, ours: Doc, gone: AbortSignal): Promise<void> {
  if (!isHello(body)) return;
  const { topologyVersion, maxAwaitTimeMS } = body;
  if (topologyVersion === undefined && maxAwaitTimeMS === undefined) return;
  if (!isDoc(topologyVersion) || !isNumeric(maxAwaitTimeMS)) throw halfAwaited(topologyVersion !== undefined);
  const known = topologyVersion.processId;
  if (!(known instanceof ObjectId) || !known.equals(ours.processId as ObjectId)) return;
  const limitMs = Math.min(toNumber(maxAwaitTimeMS), LONGEST_WAIT_MS);
  await wait(limitMs, undefined, { ref: false, signal: gone }).catch(() => {});
}

const halfAwaited = (hasVersion: boolean) =>
  new ServerError(
    31368,
    hasVersion
      ? "A request with a 'topologyVersion' must include 'maxAwaitTimeMS'"
      : "A request with 'maxAwaitTimeMS' must include a 'topologyVersion'",
  );
