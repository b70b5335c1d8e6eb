import { DurationList } from './duration-list';
import type { Plan } from './plan';

/** What one group of actors (and one span of entry dates) adds up to: counts and durations in µs, by step. */
export interface PartialGroup {
  /** Key of the breakdown's group; 0 where there is none. */
  group: number;
  /** Start of the entry's bucket in µs; 0 where there is none. */
  bucket: number;
  counts: Float64Array;
  fromPrevious: DurationList[];
  /** At step 2, where the step before is the entry, the same list as `fromPrevious`. */
  fromEntry: DurationList[];
}

/** The result over some of the actors; results over disjoint sets of actors merge into that over their union. */
export interface FunnelPartial {
  /** Bits of the optional steps. */
  optional: number;
  groups: PartialGroup[];
  /** All actors looked at, entered or not. */
  actors: number;
}

/** Told of each winning run: the actor's place in the store, and by step the run's time in µs where `taken` has its bit. */
export type RunListener = (actor: number, taken: number, times: Float64Array) => void;

/** Adds winning runs up. */
export class Tally {
  readonly #plan: Plan;
  readonly #group: PartialGroup;
  readonly #listener: RunListener | null;

  /** `actors`: how many runs to expect at most, where each actor has one. */
  constructor(plan: Plan, actors: number, listener: RunListener | null) {
    this.#plan = plan;
    this.#listener = listener;
    const fromPrevious = Array.from({ length: plan.steps }, (_, k) => new DurationList(k === 0 ? 0 : actors));
    const fromEntry = fromPrevious.map((list, k) => (k === 1 ? list : new DurationList(k === 0 ? 0 : actors)));
    this.#group = { group: 0, bucket: 0, counts: new Float64Array(plan.steps), fromPrevious, fromEntry };
  }

  /** Takes one run; nothing is kept of `times`. */
  add(actor: number, run: { taken: number; times: Float64Array }): void {
    const { taken, times } = run;
    const { counts, fromPrevious, fromEntry } = this.#group;
    let previous = times[0];
    for (let k = 0; taken >> k !== 0; k++) {
      if ((taken & (1 << k)) === 0) continue;
      counts[k]++;
      if (k === 0) continue;
      fromPrevious[k].push(times[k] - previous);
      if (k > 1) fromEntry[k].push(times[k] - times[0]);
      if ((this.#plan.optional & (1 << k)) === 0) previous = times[k];
    }
    if (this.#listener !== null) this.#listener(actor, taken, times);
  }

  partial(actors: number): FunnelPartial {
    return { optional: this.#plan.optional, groups: [this.#group], actors };
  }
}
