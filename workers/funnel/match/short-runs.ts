import type { EventStore } from '../../store/event-store';
import { bitsInRange, type ActorBits } from './actor-bits';
import { BestRun } from './best-run';
import { above, below, highest, lowest, bitIndex } from '../../../src/core/arrays/bits';
import { narrowsEntries, type Plan } from '../plan/plan';
import type { Tally } from '../sums/tally';

/**
 * Follows actors with few events, as most have, through a plain question (`isPlain`) without reading the events: in
 * `ActorBits` the next event of a step is the lowest bit above, the previous one the highest bit below.
 */
export class ShortRuns {
  readonly #store: EventStore;
  readonly #plan: Plan;
  readonly #actorStart: Uint32Array;
  readonly #time: Float64Array;
  readonly #columns: ActorBits['steps'];
  readonly #tally: Tally;
  readonly #best: BestRun;
  /** Whether entries, or with `range.whole` all events, must lie in the range. */
  readonly #ranged: boolean;
  /** The current actor's bits by step. */
  readonly #bits: Int32Array;

  constructor({ store, plan, tally }: { store: EventStore; plan: Plan; tally: Tally }, { steps }: ActorBits) {
    this.#store = store;
    this.#plan = plan;
    this.#actorStart = store.actorStart;
    this.#time = store.time;
    this.#columns = steps;
    this.#tally = tally;
    this.#best = new BestRun(plan.steps);
    this.#ranged = narrowsEntries(plan);
    this.#bits = new Int32Array(plan.steps);
  }

  /**
   * Adds up the runs of the actors from … to − 1. No run goes deeper than that of the first entry would without a
   * window, and none gets as deep sooner; the latest entry from which that point can be reached wins, if the window
   * lets it.
   */
  follow({ from, to }: { from: number; to: number }): void {
    const { admitted, window } = this.#plan;
    const columns = this.#columns;
    const bits = this.#bits;
    const time = this.#time;
    const best = this.#best;
    const { times } = best;
    const tally = this.#tally;
    const actorStart = this.#actorStart;
    const entries = columns[0];
    const last = columns.length - 1;
    for (let actor = from; actor < to; actor++) {
      bits[0] = entries[actor];
      if (bits[0] === 0 || (admitted !== null && admitted[actor] === 0)) continue;
      const seen = this.#ranged ? this.#enter(actor) : -1;
      let end = lowest(bits[0]);
      if (end === 0) continue;
      let depth = 0;
      while (depth < last) {
        const step = columns[depth + 1][actor] & seen;
        const next = step & above(end);
        if (next === 0) break;
        bits[++depth] = step;
        end = lowest(next);
      }
      let entry = end;
      for (let k = depth - 1; k >= 0; k--) entry = highest(bits[k] & below(entry));
      const first = actorStart[actor];
      best.depth = depth;
      if (time[first + bitIndex(end)] - time[first + bitIndex(entry)] > window) entry = this.#enterWithinWindow(first);
      depth = best.depth;
      best.taken = (2 << depth) - 1;
      times[0] = time[first + bitIndex(entry)];
      for (let k = 1; k <= depth; k++) {
        entry = lowest(bits[k] & above(entry));
        times[k] = time[first + bitIndex(entry)];
      }
      tally.add(actor, best);
    }
  }

  /** Keeps only the entries within the range; returns the bits of the events that count. */
  #enter(actor: number): number {
    const { range, firstEntryOnly } = this.#plan;
    const inRange = bitsInRange(this.#store, range, actor);
    const entries = this.#bits[0] & inRange;
    this.#bits[0] = firstEntryOnly ? lowest(entries) : entries;
    return range.whole ? inRange : -1;
  }

  /** Follows each entry until its window ends; returns the best. A later entry never reaches a step earlier. */
  #enterWithinWindow(first: number): number {
    const bits = this.#bits;
    const time = this.#time;
    const { window } = this.#plan;
    const maxDepth = this.#best.depth;
    let best = -1;
    let bestEnd = 0;
    let bestEntry = 0;
    for (let entries = bits[0]; entries !== 0; entries &= entries - 1) {
      const entry = lowest(entries);
      const closing = time[first + bitIndex(entry)] + window;
      let end = entry;
      let depth = 0;
      for (; depth < maxDepth; depth++) {
        const next = lowest(bits[depth + 1] & above(end));
        if (next === 0 || time[first + bitIndex(next)] > closing) break;
        end = next;
      }
      if (depth < best || (depth === best && end !== bestEnd)) continue;
      best = depth;
      bestEnd = end;
      bestEntry = entry;
    }
    this.#best.depth = best;
    return bestEntry;
  }
}
