import type { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import type { Moments } from './moments';
import type { Plan } from './plan';
import { RunLevels } from './run-levels';

/**
 * Exclusions where a run has several ways through the same steps (strict order, limits between steps): a way is
 * excluded by an event that falls between two of its own steps. At each level the ways alive at an exclusion are all
 * hit at once; so it is enough to know, beside the latest one, the first since the last hit: whether it had run out of
 * time before. The deepest way that was never hit wins; with effect `drop` only if none that was hit went deeper.
 */
export class Survivors {
  readonly #plan: Plan;
  readonly #moments: Moments;
  /** All ways, ended by `stop` alone. */
  readonly #all: RunLevels;
  /** The ways not hit. */
  readonly #clean: RunLevels;
  /** By level, the first way there since the last hit. */
  readonly #firstEntry: Float64Array;
  readonly #firstLast: Float64Array;
  readonly #first: BestRun[];
  readonly #best: BestRun;

  constructor(plan: Plan, moments: Moments) {
    this.#plan = plan;
    this.#moments = moments;
    this.#all = new RunLevels(plan);
    this.#clean = new RunLevels(plan);
    this.#firstEntry = new Float64Array(plan.steps);
    this.#firstLast = new Float64Array(plan.steps);
    this.#first = Array.from({ length: plan.steps }, () => new BestRun(plan.steps));
    this.#best = new BestRun(plan.steps);
  }

  /** The winning run; depth −1 where the actor leaves the funnel. */
  follow(span: ActorSpan): BestRun {
    const moments = this.#moments;
    this.#all.start(span);
    this.#clean.start(span);
    this.#best.clear();
    for (const first of this.#first) first.clear();
    for (let i = span.from; i < span.to;) {
      i = moments.read(i, span.to);
      if (!moments.tied) this.#exclude();
      this.#all.moment(moments);
      this.#clean.moment(moments);
      this.#noteFirst();
    }
    for (let k = 0; k < this.#plan.steps; k++) this.#settle(k);
    if (this.#all.best.depth > this.#best.depth) this.#best.clear();
    return this.#best;
  }

  #exclude(): void {
    const { time, mask } = this.#moments;
    for (const { bit, from, to, drop } of this.#plan.exclusions) {
      if ((mask & bit) === 0) continue;
      for (let k = from; k < to; k++) {
        if (!drop && this.#all.canLeave(k, time)) this.#all.end(k);
        if (!drop || !this.#firstCanLeave(k, time)) this.#settle(k);
        if (!this.#clean.canLeave(k, time)) continue;
        this.#clean.end(k);
        this.#first[k].clear();
      }
    }
  }

  #firstCanLeave(k: number, time: number): boolean {
    return (
      this.#first[k].depth >= 0 &&
      time - this.#firstEntry[k] <= this.#plan.window &&
      this.#clean.hasTime(k, time - this.#firstLast[k])
    );
  }

  /** The first way at level k is over, not hit: it may win. */
  #settle(k: number): void {
    const first = this.#first[k];
    if (first.depth > this.#best.depth) this.#best.copy(first);
  }

  /** Strict order empties levels too: their ways are over, and the next to come is a first again. */
  #noteFirst(): void {
    for (let k = 0; k < this.#plan.steps; k++) {
      const empty = !this.#clean.occupied(k);
      if (empty && this.#first[k].depth >= 0) {
        this.#settle(k);
        this.#first[k].clear();
      } else if (!empty && this.#first[k].depth < 0) {
        this.#clean.copyTo(this.#first[k], k);
        this.#firstEntry[k] = this.#clean.entry[k];
        this.#firstLast[k] = this.#clean.last[k];
      }
    }
  }
}
