const noDoerIndex = -1;

/** Assigns each event (or kind of event) one of the steps it can do, so that as many as possible have a step. */
export class StepMatching {
  /** By step, what does it; −1 for nothing. */
  readonly doer: Int32Array;
  /** By step, bits of all the steps that its doer could do. */
  readonly #mask: Int32Array;
  /** Bits of the steps looked at by the last `add`. */
  #visited = 0;

  constructor(readonly steps: number) {
    this.doer = new Int32Array(steps);
    this.#mask = new Int32Array(steps);
  }

  clear(): void {
    this.doer.fill(noDoerIndex);
  }

  /** Finds a step of `mask` for a newcomer, moving others to other steps if need be; false where there is none. */
  add(newcomer: number, mask: number): boolean {
    this.#visited = 0;
    return this.#augment(newcomer, mask);
  }

  /**
   * After an `add` that found nothing: bits of the steps whose doers block the newcomer. If any one of them were
   * removed, the newcomer would find a step.
   */
  get contested(): number {
    return this.#visited;
  }

  /** Gives a step to a newcomer that can do no other, and takes it from one that cannot either. */
  replace(newcomer: number, step: number): void {
    this.#give(step, newcomer, 1 << step);
  }

  /** Takes a step from its doer. */
  free(step: number): void {
    this.doer[step] = noDoerIndex;
  }

  /** Takes a free step, else one whose doer can go to another. */
  #augment(newcomer: number, mask: number): boolean {
    for (let step = 0; step < this.steps; step++) {
      if ((mask & (1 << step)) === 0 || this.doer[step] !== noDoerIndex) continue;
      this.#give(step, newcomer, mask);
      return true;
    }
    for (let step = 0; step < this.steps; step++) {
      const bit = 1 << step;
      if ((mask & bit) === 0 || (this.#visited & bit) !== 0) continue;
      this.#visited |= bit;
      if (!this.#augment(this.doer[step], this.#mask[step])) continue;
      this.#give(step, newcomer, mask);
      return true;
    }
    return false;
  }

  #give(step: number, newcomer: number, mask: number): void {
    this.doer[step] = newcomer;
    this.#mask[step] = mask;
  }
}
