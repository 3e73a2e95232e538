/** How much may still be looked at before an answer has to do; without a limit, everything. */
export class Effort {
  constructor(private left: number = Number.POSITIVE_INFINITY) {}

  /** True where one more look was left. */
  spend(): boolean {
    this.left--;
    return this.left >= 0;
  }

  /** True where more was asked for than there was. */
  get isOverspent(): boolean {
    return this.left < 0;
  }
}
