import type { TrendBucket } from '../../src/contract/time';
import type { Plan } from '../funnel/plan';
import { deadline, longestTo } from './deadline';
import type { EnteredActor } from './entered-actor';
import type { Intervals } from './intervals';

/** Counts who entered in each interval, and who came through. */
export class TrendTally {
  readonly #plan: Plan;
  readonly #intervals: Intervals;
  readonly #newest: number;
  readonly #longest: number;
  /** By interval: runs of any kind, those that reached `from`, of them those that reached `to`. */
  readonly #runs: Uint32Array;
  readonly #entered: Uint32Array;
  readonly #converted: Uint32Array;
  /** By interval, 1 where a run could still convert after the newest event. */
  readonly #open: Uint8Array;

  constructor(plan: Plan, intervals: Intervals, { to, newest }: { to: number; newest: number }) {
    this.#plan = plan;
    this.#intervals = intervals;
    this.#newest = newest;
    this.#longest = longestTo(plan, to);
    this.#runs = new Uint32Array(intervals.count);
    this.#entered = new Uint32Array(intervals.count);
    this.#converted = new Uint32Array(intervals.count);
    this.#open = new Uint8Array(intervals.count);
  }

  add({ interval, entered, converted, lastEntry }: EnteredActor): void {
    this.#runs[interval]++;
    if (entered) this.#entered[interval]++;
    if (converted) this.#converted[interval]++;
    else if (deadline(this.#plan, lastEntry, this.#longest) > this.#newest) this.#open[interval] = 1;
  }

  /** The first and the last interval in which anyone entered; null where nobody did. */
  get extent(): { first: number; last: number } | null {
    const first = this.#runs.findIndex((runs) => runs > 0);
    return first < 0 ? null : { first, last: this.#runs.findLastIndex((runs) => runs > 0) };
  }

  /** The intervals from `first` to `last`. */
  buckets({ first, last }: { first: number; last: number }): TrendBucket[] {
    return Array.from({ length: last - first + 1 }, (_, i) => this.#bucket(first + i));
  }

  #bucket(interval: number): TrendBucket {
    return {
      day: this.#intervals.day(interval),
      entered: this.#entered[interval],
      converted: this.#converted[interval],
      incomplete: this.#open[interval] === 1 || this.#isUnderWay(interval),
    };
  }

  #isUnderWay(interval: number): boolean {
    const end = Math.min(this.#intervals.start(interval + 1), this.#plan.range.end);
    return this.#intervals.start(interval) <= this.#newest && this.#newest < end;
  }
}
