/** The winning run of one actor: its deepest, and among those the first to get there. */
export class BestRun {
  /** Index of the last step done; −1 for no run at all. */
  depth = -1;
  /** Bits of the steps done. */
  taken = 0;
  /** By step, its time in µs; meaningful where `taken` has the step. */
  readonly times: Float64Array;

  constructor(steps: number) {
    this.times = new Float64Array(steps);
  }

  clear(): void {
    this.depth = -1;
    this.taken = 0;
  }

  /** Adds a step to a run whose steps are numbered by how many were done. */
  addRow(time: number): void {
    this.times[++this.depth] = time;
    this.taken |= 1 << this.depth;
  }

  copy(other: BestRun): void {
    this.depth = other.depth;
    this.taken = other.taken;
    this.times.set(other.times);
  }
}
