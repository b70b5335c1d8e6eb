import type { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import { stepsOfClasses } from '../plan/event-masks';
import type { Plan } from '../plan/plan';

/** Index of step 0's level. The levels before it are two unused ones, and the one of entries not followed yet. */
const firstLevel = 3;

/**
 * Follows actors with any number of events through a plain question (`isPlain`). An event of step k moves the latest
 * entry of level k − 1 up to level k; entries are identified by their index in the store, so this is a maximum of two
 * integers. Events of no step move a value between the two unused slots, so the loop has hardly any branch to
 * mispredict. The winning run's steps are looked up afterwards, each at the first matching event after the previous
 * step.
 */
export class LongRuns {
  readonly #plan: Plan;
  readonly #time: Float64Array;
  readonly #best: BestRun;
  /** By event class, the index in `#levels` from which it takes the entry; the entry moves to the next index. */
  readonly #sources: Uint8Array;
  /** Entries as indices in the store; −1 for none. */
  readonly #levels: Int32Array;

  constructor(time: Float64Array, plan: Plan) {
    this.#plan = plan;
    this.#time = time;
    this.#best = new BestRun(plan.steps);
    this.#sources = Uint8Array.from(stepsOfClasses(plan), (step) => (step < 0 ? 0 : firstLevel - 1 + step));
    this.#levels = new Int32Array(firstLevel + plan.steps);
  }

  /** Entries have indices below `entriesEnd`. */
  follow(span: ActorSpan, entriesEnd: number): BestRun {
    const { classes, window } = this.#plan;
    const sources = this.#sources;
    const levels = this.#levels;
    const time = this.#time;
    const { to } = span;
    const last = firstLevel + this.#reachable(span.events);
    levels.fill(-1);
    let level = firstLevel - 1;
    let start = 0;
    for (let i = span.from; i < to; i++) {
      const source = sources[classes[i]];
      levels[firstLevel - 1] = i < entriesEnd ? i : -1;
      const entry = levels[source];
      const known = levels[source + 1];
      const later = entry - known;
      levels[source + 1] = known + (later & ~(later >> 31));
      if (source < level || entry < 0 || time[i] - time[entry] > window) continue;
      level = source + 1;
      start = entry;
      if (level === last) break;
    }
    return this.#run(start, level - firstLevel);
  }

  /** The last step that an actor with these events could reach: once there, the remaining events can be skipped. */
  #reachable(events: number): number {
    const { stepEvents } = this.#plan;
    let depth = 0;
    while (depth + 1 < stepEvents.length && (events & stepEvents[depth + 1]) !== 0) depth++;
    return depth;
  }

  #run(start: number, depth: number): BestRun {
    const { classes } = this.#plan;
    const sources = this.#sources;
    const time = this.#time;
    const best = this.#best;
    if (depth < 0) {
      best.clear();
      return best;
    }
    best.depth = depth;
    best.taken = (2 << depth) - 1;
    best.times[0] = time[start];
    for (let i = start + 1, k = 1; k <= depth; i++) {
      if (sources[classes[i]] === firstLevel - 1 + k) best.times[k++] = time[i];
    }
    return best;
  }
}
