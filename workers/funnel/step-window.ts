import type { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import { place } from './bits';
import { stepBits } from './event-masks';
import type { Moments } from './moments';
import type { Plan } from './plan';
import { bitCount } from './tie-matching';

const never = -Infinity;

/**
 * Steps in any order: the most different steps one actor does within one window. An event that matches several steps
 * goes to the one whose last event is oldest (the first of them where all are equally old; of tied events those that
 * match fewest steps go first). A step counts in the window that ends now if its *last* event lies in it, so one pass
 * will do. The window is taken as short as can be: it begins with the oldest of these last events. An exclusion
 * forgets all that came before it.
 */
export class StepWindow {
  /** Row k of the winner is the moment the actor had done k + 1 different steps. */
  readonly best: BestRun;
  readonly #plan: Plan;
  readonly #last: Float64Array;
  /** What was counted for which step since the last exclusion. */
  #time = new Float64Array(64);
  #step = new Uint8Array(64);
  #size = 0;
  /** The latest step event that may be an entry. */
  #lastEntry = never;
  #entryStart = 0;
  #entryEnd = 0;

  constructor(plan: Plan) {
    this.#plan = plan;
    this.best = new BestRun(plan.steps);
    this.#last = new Float64Array(plan.steps);
  }

  get done(): boolean {
    return this.best.depth === this.#plan.steps - 1;
  }

  start(span: ActorSpan): void {
    this.best.clear();
    this.#entryStart = span.entryStart;
    this.#entryEnd = span.entryEnd;
    this.#forget();
    const most = span.to - span.from;
    if (most <= this.#time.length) return;
    this.#time = new Float64Array(most);
    this.#step = new Uint8Array(most);
  }

  moment(moments: Moments): void {
    const { time, mask, tied } = moments;
    if (time < this.#entryStart || mask === 0) return;
    if ((mask & ~stepBits) !== 0) this.#forget();
    if ((mask & stepBits) === 0) return;
    if (tied) this.#countTied(moments);
    else this.#count(time, mask & stepBits);
    if (time < this.#entryEnd) this.#lastEntry = time;
    this.#compare(time);
  }

  #forget(): void {
    this.#last.fill(never);
    this.#lastEntry = never;
    this.#size = 0;
  }

  #countTied({ time, ties }: Moments): void {
    ties.sort();
    for (let kind = 0; kind < ties.kinds; kind++) {
      const mask = ties.maskOf(kind);
      const useful = Math.min(ties.countOf(kind), bitCount(mask));
      for (let n = 0; n < useful; n++) this.#count(time, mask);
    }
  }

  #count(time: number, mask: number): void {
    let oldest = place(mask);
    for (let k = oldest - 1; k >= 0; k--)
      if ((mask & (1 << k)) !== 0 && this.#last[k] <= this.#last[oldest]) oldest = k;
    this.#last[oldest] = time;
    this.#time[this.#size] = time;
    this.#step[this.#size++] = oldest;
  }

  #compare(time: number): void {
    const start = time - this.#plan.window;
    if (this.#lastEntry === never || this.#lastEntry < start) return;
    let steps = 0;
    // Once entries are no longer let in, the window has to reach back to the last that was.
    let entry = this.#lastEntry;
    for (let k = 0; k < this.#last.length; k++) {
      if (this.#last[k] < start || this.#last[k] === never) continue;
      steps++;
      if (this.#last[k] < entry) entry = this.#last[k];
    }
    if (steps > this.best.depth + 1) this.#keep(entry);
  }

  #keep(entry: number): void {
    let first = this.#size;
    while (first > 0 && this.#time[first - 1] >= entry) first--;
    let met = 0;
    this.best.depth = -1;
    for (let i = first; i < this.#size; i++) {
      const bit = 1 << this.#step[i];
      if ((met & bit) !== 0) continue;
      met |= bit;
      this.best.times[++this.best.depth] = this.#time[i];
    }
    this.best.taken = (2 << this.best.depth) - 1;
  }
}
