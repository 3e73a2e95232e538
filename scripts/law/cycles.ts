/**
 * The cycles of a graph, one for each knot of files that reach each other (Tarjan's strongly connected components),
 * each told as a shortest way round from its first file.
 */
export function findCycles(graph: ReadonlyMap<string, readonly string[]>): string[][] {
  const order = new Map<string, number>();
  const lowest = new Map<string, number>();
  const stack: string[] = [];
  const cycles: string[][] = [];

  const visit = (file: string) => {
    order.set(file, order.size);
    let low = order.get(file) ?? 0;
    stack.push(file);
    for (const next of graph.get(file) ?? []) {
      if (!order.has(next)) low = Math.min(low, visit(next));
      else if (stack.includes(next)) low = Math.min(low, order.get(next) ?? low);
    }
    lowest.set(file, low);
    if (low === order.get(file)) {
      const knot = stack.splice(stack.indexOf(file));
      if (knot.length > 1 || graph.get(file)?.includes(file))
        cycles.push(wayRound(graph, new Set(knot), file));
    }
    return low;
  };
  for (const file of graph.keys()) if (!order.has(file)) visit(file);
  return cycles;
}

function wayRound(
  graph: ReadonlyMap<string, readonly string[]>,
  knot: ReadonlySet<string>,
  start: string,
): string[] {
  const ways: string[][] = [[start]];
  const seen = new Set<string>();
  for (const way of ways) {
    for (const next of graph.get(way.at(-1) ?? start) ?? []) {
      if (next === start) return [...way, start];
      if (!knot.has(next) || seen.has(next)) continue;
      seen.add(next);
      ways.push([...way, next]);
    }
  }
  return [start];
}
