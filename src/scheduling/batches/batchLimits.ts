/** What an option takes of one person: ticks since the epoch, with the buffer behind, and a day and week of their calendar. */
export interface Sitting {
  readonly id: string;
  readonly from: number;
  readonly until: number;
  readonly day: number;
  readonly week: number;
}

/** A slot in ticks since the epoch, with what it takes of people, and the rooms that are free for all of it. */
export interface Taking {
  readonly from: number;
  readonly to: number;
  readonly sittings: readonly Sitting[];
  /** Null where it meets by link. */
  readonly rooms: readonly string[] | null;
}

/** At one tick everybody sits once; on a day and in a week as often as their caps leave. */
interface PersonLimit {
  readonly row: number;
  readonly per: 'tick' | 'day' | 'week';
  readonly at: number;
}
/** At one tick no more slots than these rooms take place that have no other. */
interface RoomLimit {
  readonly row: number;
  readonly rooms: readonly string[];
  readonly at: number;
}

interface Held {
  readonly option: Taking;
  readonly share: number;
}

const EPSILON = 1e-6;

/** What options share; there are very many such limits, so that each is written down when it is first broken. */
export class BatchLimits {
  /** By row: how many options may take it. */
  readonly caps: number[] = [];
  private readonly ofPeople = new Map<string, PersonLimit[]>();
  private readonly ofRooms: RoomLimit[] = [];

  /** `capLeft` says how often a person may sit on the sitting's day or in its week. */
  constructor(private readonly capLeft: (sitting: Sitting, per: 'day' | 'week') => number) {}

  listRows(option: Taking): number[] {
    const ofPeople = option.sittings.flatMap((sitting) => this.listPersonRows(sitting));
    const ofRooms = this.ofRooms.filter((limit) => takesRoom(option, limit));
    return [...ofPeople, ...ofRooms.map(({ row }) => row)];
  }

  listPersonRows(sitting: Sitting): number[] {
    const limits = this.ofPeople.get(sitting.id) ?? [];
    return limits.filter((limit) => takesPerson(sitting, limit)).map(({ row }) => row);
  }

  listRoomRows(slot: Pick<Taking, 'from' | 'to' | 'rooms'>): number[] {
    return this.ofRooms.filter((limit) => takesRoom(slot, limit)).map(({ row }) => row);
  }

  hasLimits(id: string): boolean {
    return this.ofPeople.has(id);
  }

  /** Writes down what is broken when of each option so much is held; false where nothing is. */
  addBroken(held: readonly Held[]): boolean {
    const before = this.caps.length;
    const byPerson = new Map<string, { sitting: Sitting; share: number }[]>();
    for (const { option, share } of held) {
      for (const sitting of option.sittings) {
        const own = byPerson.get(sitting.id) ?? [];
        byPerson.set(sitting.id, own);
        own.push({ sitting, share });
      }
    }
    for (const own of byPerson.values()) {
      for (const { sitting } of own) this.addBrokenOf(sitting, own);
    }
    const inRooms = held.filter(({ option }) => option.rooms !== null);
    for (const { option } of inRooms) this.addBrokenRooms(option.from, inRooms);
    return this.caps.length > before;
  }

  private addBrokenOf(sitting: Sitting, own: readonly { sitting: Sitting; share: number }[]): void {
    const { id, from, day, week } = sitting;
    for (const [per, at] of [
      ['tick', from],
      ['day', day],
      ['week', week],
    ] as const) {
      const taken = own.reduce((sum, o) => (takesPerson(o.sitting, { per, at }) ? sum + o.share : sum), 0);
      if (taken <= 1 + EPSILON) continue;
      const cap = per === 'tick' ? 1 : this.capLeft(sitting, per);
      const limits = this.ofPeople.get(id) ?? [];
      if (taken <= cap + EPSILON || limits.some((known) => known.per === per && known.at === at)) continue;
      limits.push({ row: this.caps.push(cap) - 1, per, at });
      this.ofPeople.set(id, limits);
    }
  }

  /** By Hall's theorem, among those at one tick: those that have no rooms but some must not be more than these. */
  private addBrokenRooms(at: number, held: readonly Held[]): void {
    const present = held.filter(({ option }) => option.from <= at && at < option.to);
    const all = [...new Set(present.flatMap(({ option }) => option.rooms ?? []))];
    for (const rooms of [all, ...present.map(({ option }) => option.rooms ?? [])]) {
      const taken = present.reduce(
        (sum, { option, share }) => (takesRoom(option, { rooms, at }) ? sum + share : sum),
        0,
      );
      if (taken <= rooms.length + EPSILON) continue;
      if (this.ofRooms.some((known) => known.at === at && isSame(known.rooms, rooms))) continue;
      this.ofRooms.push({ row: this.caps.push(rooms.length) - 1, rooms, at });
    }
  }
}

function takesPerson(sitting: Sitting, { per, at }: Pick<PersonLimit, 'per' | 'at'>): boolean {
  return per === 'tick' ? sitting.from <= at && at < sitting.until : sitting[per] === at;
}

function takesRoom(
  { from, to, rooms }: Pick<Taking, 'from' | 'to' | 'rooms'>,
  limit: Pick<RoomLimit, 'rooms' | 'at'>,
): boolean {
  return (
    rooms !== null && from <= limit.at && limit.at < to && rooms.every((room) => limit.rooms.includes(room))
  );
}

function isSame(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((room) => other.includes(room));
}
