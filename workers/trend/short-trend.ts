import { bitsInRange, type ActorBits } from '../funnel/match/actor-bits';
import { above, highest, lowest, bitIndex } from '../../src/core/arrays/bits';
import { narrowsEntries } from '../funnel/plan/plan';
import type { EnteredActor, EnteredListener } from './entered-actor';
import type { IntervalsAsked } from './interval-runs';

/** A `PlainTrend` for actors with few events, as most have: it uses `ActorBits` and hardly reads the events. */
export class ShortTrend {
  readonly #asked: IntervalsAsked;
  readonly #from: number;
  readonly #to: number;
  readonly #columns: ActorBits['steps'];
  /** Whether entries, or with `range.whole` all events, must lie in the range. */
  readonly #ranged: boolean;
  /** The current actor's bits by step, up to the last step that is done after those before. */
  readonly #bits: Int32Array;
  readonly #found: EnteredActor = { actor: 0, owner: 0, interval: 0, entered: false, converted: false, lastEntry: 0 };

  constructor(asked: IntervalsAsked, { from, to }: { from: number; to: number }, { steps }: ActorBits) {
    this.#asked = asked;
    this.#from = from;
    this.#to = to;
    this.#columns = steps;
    this.#ranged = narrowsEntries(asked.plan);
    this.#bits = new Int32Array(steps.length);
  }

  /** Emits each interval in which one of the actors from … to − 1 entered, the last first. */
  follow({ from, to }: { from: number; to: number }, visit: EnteredListener): void {
    const { store, plan, intervals } = this.#asked;
    const { actorStart, time } = store;
    const { admitted, range } = plan;
    const entering = this.#columns[0];
    const found = this.#found;
    for (let actor = from; actor < to; actor++) {
      let entries = entering[actor];
      if (entries === 0 || (admitted !== null && admitted[actor] === 0)) continue;
      const inRange = this.#ranged ? bitsInRange(store, range, actor) : -1;
      entries &= inRange;
      if (entries === 0) continue;
      found.actor = found.owner = actor;
      const deepest = this.#gather(actor, entries, range.whole ? inRange : -1);
      const first = actorStart[actor];
      let start = Infinity;
      for (; entries !== 0; entries ^= highest(entries)) {
        const entry = highest(entries);
        const at = time[first + bitIndex(entry)];
        if (at < start) {
          if (start < Infinity) visit(found);
          found.interval = intervals.indexOf(at);
          found.lastEntry = at;
          found.entered = this.#from === 0;
          found.converted = false;
          start = intervals.start(found.interval);
        }
        if (deepest < this.#from) continue;
        found.entered ||= this.#comes(entry, this.#from, first);
        if (deepest >= this.#to) found.converted ||= this.#comes(entry, this.#to, first);
      }
      visit(found);
    }
  }

  /** Finds the bits of the steps that the first entry reaches without a window; returns the last of these steps. */
  #gather(actor: number, entries: number, seen: number): number {
    let end = lowest(entries);
    for (let step = 1; step <= this.#to; step++) {
      const bits = this.#columns[step][actor] & seen;
      const next = bits & above(end);
      if (next === 0) return step - 1;
      this.#bits[step] = bits;
      end = lowest(next);
    }
    return this.#to;
  }

  /** Whether an entry reaches a step within the window. */
  #comes(entry: number, target: number, first: number): boolean {
    const { store, plan } = this.#asked;
    let end = entry;
    for (let step = 1; step <= target; step++) {
      end = lowest(this.#bits[step] & above(end));
      if (end === 0) return false;
    }
    return store.time[first + bitIndex(end)] - store.time[first + bitIndex(entry)] <= plan.window;
  }
}
