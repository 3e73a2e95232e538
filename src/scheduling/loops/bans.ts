/** Somebody, or with null anybody, may not take a session at any start of [from, to). */
export interface Ban {
  readonly session: number;
  readonly person: number | null;
  readonly from: number;
  readonly to: number;
}

/** True where a ban keeps the person out of the session at every start. */
export function isBarred(bans: readonly Ban[], session: number, person: number): boolean {
  return bans.some(
    (ban) =>
      ban.session === session &&
      ban.person === person &&
      ban.from === Number.NEGATIVE_INFINITY &&
      ban.to === Number.POSITIVE_INFINITY,
  );
}
