/** A slot in milliseconds or ticks, whichever all share, and the rooms that are free for all of it, the best first. */
export interface RoomSlot {
  readonly from: number;
  readonly to: number;
  readonly rooms: readonly string[];
}

/** A room for each slot so that none is in use twice at a time, each slot's best where that can be; null for no such way. */
export function shareRooms(slots: readonly RoomSlot[]): readonly string[] | null {
  const taken: string[] = [];
  const share = (at: number): boolean => {
    const slot = slots[at];
    if (!slot) return true;
    for (const room of slot.rooms) {
      const isInUse = taken.some((other, n) => other === room && overlap(slot, slots[n]));
      if (isInUse) continue;
      taken.push(room);
      if (share(at + 1)) return true;
      taken.pop();
    }
    return false;
  };
  return share(0) ? taken : null;
}

function overlap(one: RoomSlot, other: RoomSlot | undefined): boolean {
  return other !== undefined && one.from < other.to && other.from < one.to;
}
