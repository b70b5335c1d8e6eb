import { grown } from '../../store/allocate';
import type { BestRun } from './best-run';
import type { Plan } from '../plan/plan';

const noArrivalIndex = -1;

/**
 * The steps that the run of one entry can be at, each with its arrival times. Arrivals at one step form a queue, the
 * earliest first; an arrival knows the one it came from, and all steps done at its own time. Where the next steps have
 * no limit a queue keeps only its earliest arrival: it can continue wherever a later one could.
 */
export class Arrivals {
  /** By step, the longest time allowed until a step after it; −Infinity after the last. */
  readonly longest: Float64Array;
  /** The deepest step reached, −1 for none. */
  deepest = noArrivalIndex;
  readonly #steps: number;
  readonly #optional: number;
  /** By step, whether later arrivals are useful in addition to the earliest. */
  readonly #queues: Uint8Array;
  /** By step, the earliest arrival ever, and the two ends of the current queue. */
  readonly #earliest: Int32Array;
  readonly #head: Int32Array;
  readonly #tail: Int32Array;
  #size = 0;
  #time = new Float64Array(64);
  #source = new Int32Array(64);
  #done = new Int32Array(64);
  #next = new Int32Array(64);

  constructor({ steps, optional, limits }: Plan) {
    this.#steps = steps;
    this.#optional = optional;
    this.#earliest = new Int32Array(steps);
    this.#head = new Int32Array(steps);
    this.#tail = new Int32Array(steps);
    this.longest = new Float64Array(steps).fill(-Infinity);
    this.#queues = new Uint8Array(steps);
    for (let step = 0; step < steps; step++) {
      for (let next = step + 1; next <= this.lastAfter(step); next++) {
        this.longest[step] = Math.max(this.longest[step], limits[next]);
        if (limits[next] < Infinity) this.#queues[step] = 1;
      }
    }
  }

  clear(): void {
    this.#size = 0;
    this.deepest = noArrivalIndex;
    this.#earliest.fill(noArrivalIndex);
    this.#head.fill(noArrivalIndex);
  }

  /** The last of the steps that may come right after one: the next required step, or the last step of all. */
  lastAfter(step: number): number {
    let last = step + 1;
    while (last < this.#steps - 1 && (this.#optional & (1 << last)) !== 0) last++;
    return Math.min(last, this.#steps - 1);
  }

  /** Adds the arrival of a run from `source` (−1: it enters) at `step`, which did the steps `done` (bits) at `time`. */
  add(step: number, time: number, { source, done }: { source: number; done: number }): void {
    const known = this.#head[step] !== noArrivalIndex;
    if (known && this.#queues[step] === 0) return;
    if (this.#size === this.#time.length) this.#grow();
    const arrival = this.#size++;
    this.#time[arrival] = time;
    this.#source[arrival] = source;
    this.#done[arrival] = done;
    this.#next[arrival] = noArrivalIndex;
    if (known) this.#next[this.#tail[step]] = arrival;
    else this.#head[step] = arrival;
    this.#tail[step] = arrival;
    if (this.#earliest[step] === noArrivalIndex) this.#earliest[step] = arrival;
    if (step > this.deepest) this.deepest = step;
  }

  /**
   * The earliest arrival at a step from which one more can come at `time`, no later than `limit` after it; −1 for none.
   */
  earliestAble(step: number, time: number, limit: number): number {
    while (this.#head[step] !== noArrivalIndex && time - this.#time[this.#head[step]] > this.longest[step]) {
      this.#head[step] = this.#next[this.#head[step]];
    }
    let arrival = this.#head[step];
    while (arrival !== noArrivalIndex && time - this.#time[arrival] > limit) arrival = this.#next[arrival];
    return arrival;
  }

  isEmpty(step: number): boolean {
    return this.#head[step] === noArrivalIndex;
  }

  /** Whether the run's first arrival at a step is still open, and may continue from there at `time`. */
  canLeaveEarliest(step: number, time: number): boolean {
    const earliest = this.#earliest[step];
    if (earliest === noArrivalIndex || time - this.#time[earliest] > this.longest[step]) return false;
    return this.#head[step] === earliest;
  }

  timeOf(arrival: number): number {
    return this.#time[arrival];
  }

  /** Closes the arrivals at a step. */
  end(step: number): void {
    this.#head[step] = noArrivalIndex;
  }

  /** The latest time at which any arrival could still continue. */
  latestDeparture(): number {
    let latest = -Infinity;
    for (let step = 0; step < this.#steps; step++) {
      if (this.#head[step] === noArrivalIndex) continue;
      latest = Math.max(latest, this.#time[this.#tail[step]] + this.longest[step]);
    }
    return latest;
  }

  hasReached(step: number): boolean {
    return this.#earliest[step] !== noArrivalIndex;
  }

  /** Bits of the steps done at the run's first arrival at a step. */
  doneAt(step: number): number {
    return this.#done[this.#earliest[step]];
  }

  /** Records the steps that led to the run's first arrival at a step. */
  traceTo(run: BestRun, step: number): void {
    run.clear();
    run.depth = step;
    for (let arrival = this.#earliest[step]; arrival !== noArrivalIndex; arrival = this.#source[arrival]) {
      const done = this.#done[arrival];
      run.taken |= done;
      for (let k = 0; k <= step; k++) if ((done & (1 << k)) !== 0) run.times[k] = this.#time[arrival];
    }
  }

  #grow(): void {
    const room = 2 * this.#size;
    this.#time = grown(this.#time, room);
    this.#source = grown(this.#source, room);
    this.#done = grown(this.#done, room);
    this.#next = grown(this.#next, room);
  }
}
