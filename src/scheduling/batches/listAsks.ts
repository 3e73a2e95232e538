import { BatchAsk, type BatchEntry } from './batchAsk';

/** All the candidates of a batch, those who are told apart by nothing together. */
export function listAsks(entries: readonly BatchEntry[]): BatchAsk[] {
  const alike = new Map<string, number[]>();
  const indexes = entries.map(({ plan }) => plan.index);
  entries.forEach(({ request, plan }, at) => {
    const { interviewers, candidate, ...ask } = request;
    // Whoever is asked to interview cannot interview themselves, so that their id matters.
    const id = interviewers.some((person) => person.id === candidate.id) ? candidate.id : null;
    const key = JSON.stringify([indexes.indexOf(plan.index), { ...candidate, id }, ask]);
    alike.set(key, [...(alike.get(key) ?? []), at]);
  });
  return [...alike.values()].flatMap((candidates) => {
    const entry = entries[candidates[0] ?? -1];
    const table = entry?.plan.tables[0];
    return entry && table ? [new BatchAsk(entry, table, candidates)] : [];
  });
}
