import type { EventStore } from '../store/event-store';
import type { ActorSpan } from './actor-span';
import type { BestRun } from './best-run';
import type { Moments } from './moments';
import type { Plan } from './plan';
import { RunLevels } from './run-levels';

/** Whether a question is one that most are: steps in order, none optional, no limit but the window from the entry. */
export function isPlain(plan: Plan): boolean {
  return plan.order === 'ordered' && !plan.limited && plan.optional === 0;
}

/**
 * The same as `RunLevels` for plain questions (`isPlain`), written for speed: the one loop keeps no more than each
 * level's entry, and the winning run's steps are looked up afterwards, each the first event that matches after the
 * step before. An actor with tied events is left to the levels.
 */
export class PlainRuns {
  readonly #plan: Plan;
  readonly #time: Float64Array;
  readonly #moments: Moments;
  readonly #levels: RunLevels;
  /** By level, the latest entry that reached it; −Infinity where none did. */
  readonly #entry: Float64Array;

  constructor(store: EventStore, plan: Plan, moments: Moments) {
    this.#plan = plan;
    this.#time = store.time;
    this.#moments = moments;
    this.#levels = new RunLevels(plan);
    this.#entry = new Float64Array(plan.steps);
  }

  follow(span: ActorSpan): BestRun {
    const { classes, masks, steps, window } = this.#plan;
    const { from, to, entryStart, entryEnd } = span;
    const time = this.#time;
    const entry = this.#entry;
    for (let k = 0; k < steps; k++) entry[k] = -Infinity;
    let depth = -1;
    let start = 0;
    let last = NaN;
    for (let i = from; i < to; i++) {
      let mask = masks[classes[i]];
      if (mask <= 0) continue;
      const now = time[i];
      if (now === last) return this.#followTied(span);
      last = now;
      for (; mask !== 0; mask ^= 1 << (31 - Math.clz32(mask))) {
        const k = 31 - Math.clz32(mask);
        if (k === 0 && (now < entryStart || now >= entryEnd)) continue;
        const since = k === 0 ? now : entry[k - 1];
        // Where nobody stands at k − 1, `since` is −Infinity and later than no entry.
        if (since <= entry[k] || now - since > window) continue;
        entry[k] = since;
        if (k <= depth) continue;
        depth = k;
        start = since;
      }
      if (depth < steps - 1) continue;
      // With an event of the same time there may be a later entry to the same end.
      if (i + 1 < to && time[i + 1] === now) return this.#followTied(span);
      break;
    }
    return this.#run(span, depth, start);
  }

  #run({ from }: ActorSpan, depth: number, start: number): BestRun {
    const { classes, masks } = this.#plan;
    const { best } = this.#levels;
    const time = this.#time;
    best.depth = depth;
    best.taken = (2 << depth) - 1;
    best.times[0] = start;
    for (let i = from, k = 1; k <= depth; i++) {
      if (time[i] <= start) continue;
      const mask = masks[classes[i]];
      if (mask > 0 && (mask & (1 << k)) !== 0) best.times[k++] = time[i];
    }
    return best;
  }

  #followTied(span: ActorSpan): BestRun {
    this.#levels.start(span);
    for (let i = span.from; i < span.to && !this.#levels.done;) {
      i = this.#moments.read(i, span.to);
      this.#levels.moment(this.#moments);
    }
    return this.#levels.best;
  }
}
