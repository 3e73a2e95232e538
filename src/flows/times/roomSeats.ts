import type { Room } from '../../entities';
import type { Ports } from '../../ports';
import { countsInSummary, getStage } from '../loadFacts';

/** Whether so many people, the candidate among them, find a seat. */
export function seatsAll(people: number): (room: Room) => boolean {
  return ({ seats }) => seats === undefined || seats >= people;
}

/** How many people come to the largest of the stages: its panel, or those chosen where they are more, and the candidate. Whoever learns can watch by link. */
export function countComing(
  ports: Ports,
  roleKey: string,
  stageKeys: readonly string[],
  chosen: number,
): number {
  const panels = stageKeys.map((key) =>
    getStage(ports, roleKey, key).panel.reduce(
      (sum, { part, count }) => sum + (countsInSummary(part) ? count : 0),
      0,
    ),
  );
  return Math.max(chosen, ...panels) + 1;
}
