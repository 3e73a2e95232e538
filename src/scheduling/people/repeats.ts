import type { Weights } from '../types';
import type { Surcharge } from './panel';

/** What was proposed already, and what resembling it costs. */
export class Repeats {
  private readonly people = new Map<number, number>();
  private readonly days = new Map<number, number>();
  private readonly slots: { from: number; to: number }[] = [];

  constructor(private readonly weights: Weights) {}

  /** Notes one proposal: its people (each once), its day, and its ticks. */
  add(people: Iterable<number>, day: number, from: number, to: number): void {
    for (const p of new Set(people))
      this.people.set(p, (this.people.get(p) ?? 0) + this.weights.repeatPerson);
    this.days.set(day, (this.days.get(day) ?? 0) + this.weights.repeatDay);
    this.slots.push({ from, to });
  }

  get surcharge(): Surcharge {
    return this.people;
  }

  dayPoints(day: number): number {
    return this.days.get(day) ?? 0;
  }

  timePoints(from: number, to: number): number {
    const overlapping = this.slots.filter((slot) => slot.from < to && from < slot.to).length;
    return overlapping * this.weights.repeatTime;
  }

  personPoints(people: Iterable<number>): number {
    let points = 0;
    for (const p of people) points += this.people.get(p) ?? 0;
    return points;
  }
}
