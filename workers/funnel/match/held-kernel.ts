import type { EventStore } from '../../store/event-store';
import { BestRun } from './best-run';
import { bitIndex } from '../../../src/core/arrays/bits';
import type { Held } from '../plan/held';
import type { Plan } from '../plan/plan';
import { Tally, type FunnelPartial } from '../sums/tally';

/** Hooks of the loop over parts. */
interface HeldContext {
  /** The number of actors. */
  actors: number;
  listener: PartListener | null;
  /** Emits the winning runs of a store's actors. */
  follow: (store: EventStore, plan: Plan, listener: PartListener) => void;
}

/** Called for each winning run, as `RunListener`; where actors are followed in parts, `part` is the innermost part. */
// eslint-disable-next-line max-params -- called for each run
export type PartListener = (actor: number, taken: number, times: Float64Array, part?: number) => void;

/** Adds up the winning runs of actors that are followed part by part. */
export function heldKernel(
  plan: Plan,
  { parts, plan: ofParts, compare }: Held<Plan>,
  { actors, listener, follow }: HeldContext,
): FunnelPartial {
  const tally = new Tally(plan, actors, null);
  const { owners } = parts;
  const best = new PartRun(plan.steps);
  const emit = (run: PartRun): void => {
    if (run.depth < 0) return;
    tally.add(owners[run.part], run);
    listener?.(owners[run.part], run.taken, run.times, run.within);
  };
  const run = new PartRun(plan.steps);
  // eslint-disable-next-line max-params -- called for each run
  follow(parts.store, ofParts, (part, taken, times, within = part) => {
    run.set({ part, within, taken, times });
    if (plan.totals && !plan.firstEntryOnly) {
      emit(run);
      return;
    }
    if (best.depth >= 0 && owners[best.part] !== owners[part]) {
      emit(best);
      best.clear();
    }
    if (best.depth < 0 || run.beats(best, compare)) best.set(run);
  });
  emit(best);
  return tally.partial(actors);
}

/** The run of one part; a run of another part of the same actor may be better. */
export class PartRun extends BestRun {
  part = 0;
  /** The innermost part, where a part is itself followed in parts; else the part. */
  within = 0;

  set({ part, within, taken, times }: Pick<PartRun, 'part' | 'within' | 'taken' | 'times'>): void {
    this.part = part;
    this.within = within;
    this.depth = bitIndex(taken);
    this.taken = taken;
    this.times.set(times);
  }

  /** Deeper; then there first; then entered last; then with more steps, each as early as possible. */
  beats(other: PartRun, compare: Held<Plan>['compare']): boolean {
    if (this.depth !== other.depth) return this.depth > other.depth;
    const [end, otherEnd] = [this.#end(), other.#end()];
    if (end !== otherEnd) return end < otherEnd;
    if (this.times[0] !== other.times[0]) return this.times[0] > other.times[0];
    if (this.taken !== other.taken) return this.taken > other.taken;
    for (let k = 1; k < this.depth; k++) {
      if ((this.taken & (1 << k)) !== 0 && this.times[k] !== other.times[k]) return this.times[k] < other.times[k];
    }
    return compare(this.part, other.part) < 0;
  }

  /** With a tie tolerance the last step need not be the latest. */
  #end(): number {
    let end = -Infinity;
    for (let k = 0; k <= this.depth; k++) if ((this.taken & (1 << k)) !== 0) end = Math.max(end, this.times[k]);
    return end;
  }
}
