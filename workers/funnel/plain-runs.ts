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
 * The same as `RunLevels` for plain questions (`isPlain`), written for speed: an event alone at its time is dealt with
 * in this one loop; tied events are left to the levels, whose state this loop works on.
 */
export class PlainRuns {
  readonly #plan: Plan;
  readonly #time: Float64Array;
  readonly #moments: Moments;
  readonly #levels: RunLevels;

  constructor(store: EventStore, plan: Plan, moments: Moments) {
    this.#plan = plan;
    this.#time = store.time;
    this.#moments = moments;
    this.#levels = new RunLevels(plan);
  }

  follow(span: ActorSpan): BestRun {
    const levels = this.#levels;
    const { classes, masks, steps, window } = this.#plan;
    const { to, entryStart, entryEnd } = span;
    const { best, entry, times } = levels;
    const time = this.#time;
    levels.start(span);
    for (let i = span.from; i < to; i++) {
      let mask = masks[classes[i]];
      if (mask <= 0) continue;
      const now = time[i];
      if (i + 1 < to && time[i + 1] === now) {
        i = this.#moments.read(i, to) - 1;
        levels.moment(this.#moments);
        mask = 0;
      }
      while (mask !== 0) {
        const k = 31 - Math.clz32(mask);
        mask ^= 1 << k;
        if (k === 0) {
          if (now < entryStart || now >= entryEnd) continue;
          entry[0] = now;
          times[0] = now;
        } else {
          const start = entry[k - 1];
          // `entry[k] < start` fails too where nobody stands at k − 1.
          if (entry[k] >= start || now - start > window) continue;
          const row = k * steps;
          for (let q = 0; q < k; q++) times[row + q] = times[row - steps + q];
          times[row + k] = now;
          entry[k] = start;
        }
        if (k > best.depth) levels.copyTo(best, k);
      }
      if (best.depth === steps - 1) break;
    }
    best.taken = (2 << best.depth) - 1;
    return best;
  }
}
