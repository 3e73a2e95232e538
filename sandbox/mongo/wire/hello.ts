import type { Doc } from '../values/documents';

const HELLOS = ['hello', 'isMaster', 'ismaster'];

/** A hello to be answered once something has changed: again and again, where its client takes many replies. */
export const isAwaitedHello = (body: Doc) => isHello(body) && body.topologyVersion !== undefined;

export const isHello = (body: Doc) => HELLOS.includes(Object.keys(body)[0] ?? '');
