import type { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import type { Plan } from './plan';

/** So many events have a bit each. */
export const mostBits = 32;

/** Where the highest of the bits stands. */
const place = (bits: number) => 31 - Math.clz32(bits);
const lowest = (bits: number) => bits & -bits;
const highest = (bits: number) => 1 << place(bits);
/** All bits above one. */
const above = (bit: number) => -(bit << 1);
/** All bits below one. */
const below = (bit: number) => bit - 1;

/**
 * Follows actors with few events (`mostBits`) through a plain question (`isPlain`), as most actors have. One look at
 * the events gives for each step a number with a bit for each event that matches it; from there on, the next step after
 * an event is the lowest bit above, the last one before it the highest below, and no event is looked at again.
 */
export class ShortRuns {
  readonly #classes: Plan['classes'];
  readonly #steps: number;
  readonly #window: number;
  readonly #time: Float64Array;
  readonly #best: BestRun;
  /** By class of event, the place in `#bits` where it belongs: its step's, or one beyond them that nobody reads. */
  readonly #places: Uint8Array;
  /** By step, bit i for the actor's i-th event. */
  readonly #bits: Int32Array;

  /** `stepOf`: by class of event its step, −1 for none. */
  constructor(time: Float64Array, { classes, steps, window }: Plan, stepOf: Int8Array) {
    this.#classes = classes;
    this.#steps = steps;
    this.#window = window;
    this.#time = time;
    this.#best = new BestRun(steps);
    this.#places = Uint8Array.from(stepOf, (step) => (step < 0 ? steps : step));
    this.#bits = new Int32Array(steps + 1);
  }

  /**
   * Entries stand before `entriesEnd`. No run goes deeper than that of the first entry would without a window, and none
   * gets as deep sooner; the latest entry from which that point can be reached wins, if the window lets it.
   */
  follow({ from, to }: ActorSpan, entriesEnd: number): BestRun {
    const bits = this.#bits;
    const steps = this.#steps;
    const places = this.#places;
    const classes = this.#classes;
    for (let k = 0; k <= steps; k++) bits[k] = 0;
    for (let i = from; i < to; i++) bits[places[classes[i]]] |= 1 << (i - from);
    if (entriesEnd < to) bits[0] &= (1 << (entriesEnd - from)) - 1;
    if (bits[0] === 0) return this.#none();
    let end = lowest(bits[0]);
    let depth = 0;
    for (; depth + 1 < steps; depth++) {
      const next = bits[depth + 1] & above(end);
      if (next === 0) break;
      end = lowest(next);
    }
    let entry = end;
    for (let k = depth - 1; k >= 0; k--) entry = highest(bits[k] & below(entry));
    const time = this.#time;
    if (time[from + place(end)] - time[from + place(entry)] > this.#window) return this.#withinWindow(from, depth);
    return this.#run(from, entry, depth);
  }

  /** Lets each entry run until its window ends. A later entry never gets anywhere sooner. */
  #withinWindow(from: number, most: number): BestRun {
    const bits = this.#bits;
    const time = this.#time;
    let best = -1;
    let bestEnd = 0;
    let bestEntry = 0;
    for (let entries = bits[0]; entries !== 0; entries &= entries - 1) {
      const entry = lowest(entries);
      const closing = time[from + place(entry)] + this.#window;
      let end = entry;
      let depth = 0;
      for (; depth < most; depth++) {
        const next = lowest(bits[depth + 1] & above(end));
        if (next === 0 || time[from + place(next)] > closing) break;
        end = next;
      }
      if (depth < best || (depth === best && end !== bestEnd)) continue;
      best = depth;
      bestEnd = end;
      bestEntry = entry;
    }
    return this.#run(from, bestEntry, best);
  }

  /** From an entry on, each step is done by the first event that matches. */
  #run(from: number, entry: number, depth: number): BestRun {
    const bits = this.#bits;
    const time = this.#time;
    const best = this.#best;
    const { times } = best;
    best.depth = depth;
    best.taken = (2 << depth) - 1;
    times[0] = time[from + place(entry)];
    let last = entry;
    for (let k = 1; k <= depth; k++) {
      last = lowest(bits[k] & above(last));
      times[k] = time[from + place(last)];
    }
    return best;
  }

  #none(): BestRun {
    this.#best.clear();
    return this.#best;
  }
}
