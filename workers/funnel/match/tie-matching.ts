import { stepWeight } from '../plan/event-masks';
import { StepMatching } from './step-matching';

/**
 * The events of one actor that share one time, grouped into kinds (equal step masks) with counts. Determines how far a
 * run gets with them when each event does one step: a matching of steps to events.
 */
export class TieMatching {
  #kinds = 0;
  readonly #mask: number[] = [];
  readonly #count: number[] = [];
  readonly #used: number[] = [];
  readonly #visited: number[] = [];
  #visit = 0;
  readonly #kindOf: Int32Array;
  readonly #doers: StepMatching;

  constructor(
    readonly steps: number,
    readonly optional: number,
  ) {
    this.#kindOf = new Int32Array(steps);
    this.#doers = new StepMatching(steps);
  }

  clear(): void {
    this.#kinds = 0;
  }

  /** One more event that matches the steps of `mask`. */
  add(mask: number): void {
    for (let c = 0; c < this.#kinds; c++) {
      if (this.#mask[c] === mask) {
        this.#count[c]++;
        return;
      }
    }
    this.#mask[this.#kinds] = mask;
    this.#count[this.#kinds] = 1;
    this.#visited[this.#kinds] = 0;
    this.#kinds++;
  }

  /** Whether any event that matches a step is left. */
  has(step: number): boolean {
    for (let c = 0; c < this.#kinds; c++) if ((this.#mask[c] & (1 << step)) !== 0 && this.#count[c] > 0) return true;
    return false;
  }

  /** Sorts the kinds independently of the order in the file: fewest steps first. */
  sort(): void {
    for (let c = 1; c < this.#kinds; c++) for (let d = c; d > 0 && this.#before(d, d - 1); d--) this.#swap(d, d - 1);
  }

  get kinds(): number {
    return this.#kinds;
  }

  maskOf(kind: number): number {
    return this.#mask[kind];
  }

  countOf(kind: number): number {
    return this.#count[kind];
  }

  /**
   * Bits of the steps after `source` (−1: from the first step on) that a run at `source` does with these events: as
   * many required steps as possible, then optional steps on the way, later ones first. With `first`, that step is done
   * and none before it; 0 where that is impossible.
   */
  reach(source: number, first = -1): number {
    this.#clearMatching();
    if (first >= 0 && !this.#place(first)) return 0;
    const start = Math.max(source, first) + 1;
    let done = first < 0 ? 0 : 1 << first;
    let stop = start;
    for (; stop < this.steps; stop++) {
      if ((this.optional & (1 << stop)) !== 0) continue;
      if (!this.#place(stop)) break;
      done |= 1 << stop;
    }
    for (let k = stop - 1; k >= start; k--) {
      if ((this.optional & (1 << k)) !== 0 && this.#place(k)) done |= 1 << k;
    }
    return done;
  }

  /**
   * Bits of the steps that these events do from `first` to `last`: both, all required steps between, and as many
   * optional steps between as possible, later ones first. 0 where that is impossible.
   */
  reachTo(first: number, last: number): number {
    this.#clearMatching();
    let done = (1 << first) | (1 << last);
    for (let k = first; k <= last; k++) {
      const isOptional = k > first && k < last && (this.optional & (1 << k)) !== 0;
      if (isOptional) continue;
      if (!this.#place(k)) return 0;
      done |= 1 << k;
    }
    for (let k = last - 1; k > first; k--) if ((done & (1 << k)) === 0 && this.#place(k)) done |= 1 << k;
    return done;
  }

  consumeOne(kind: number): void {
    this.#count[kind]--;
  }

  /** Removes the events that do these steps; among candidates, those that match fewest steps. */
  consume(done: number): void {
    this.sort();
    this.#doers.clear();
    for (let kind = 0; kind < this.#kinds; kind++) {
      const mask = this.#mask[kind] & done;
      for (let left = this.#count[kind]; left > 0 && this.#doers.add(kind, mask); left--);
    }
    for (const kind of this.#doers.doer) if (kind >= 0) this.#count[kind]--;
  }

  #before(a: number, b: number): boolean {
    return stepWeight(this.#mask[a]) < stepWeight(this.#mask[b]);
  }

  #swap(a: number, b: number): void {
    [this.#mask[a], this.#mask[b]] = [this.#mask[b], this.#mask[a]];
    [this.#count[a], this.#count[b]] = [this.#count[b], this.#count[a]];
  }

  #clearMatching(): void {
    for (let c = 0; c < this.#kinds; c++) this.#used[c] = 0;
    this.#kindOf.fill(-1);
  }

  #place(step: number): boolean {
    this.#visit++;
    return this.#augment(step);
  }

  /** Finds an event for a step, moving earlier ones to other events if need be (an augmenting path). */
  #augment(step: number): boolean {
    for (let c = 0; c < this.#kinds; c++) {
      if ((this.#mask[c] & (1 << step)) === 0 || this.#visited[c] === this.#visit) continue;
      this.#visited[c] = this.#visit;
      if (this.#used[c] < this.#count[c]) this.#used[c]++;
      else if (!this.#moveOne(c)) continue;
      this.#kindOf[step] = c;
      return true;
    }
    return false;
  }

  #moveOne(kind: number): boolean {
    for (let k = 0; k < this.steps; k++) if (this.#kindOf[k] === kind && this.#augment(k)) return true;
    return false;
  }
}
