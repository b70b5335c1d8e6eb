import type { TrendBucket } from '../../src/core/spec/timing';
import type { PreparedFunnel } from '../funnel/plan/ready-funnel';
import { deadline, longestTo } from './deadline';
import type { EnteredActor } from './entered-actor';
import { FutureRuns } from './future-runs';
import type { IntervalsAsked } from './interval-runs';

/** Counts the actors that entered in each interval, and those that converted. */
export class TrendTally {
  readonly #asked: IntervalsAsked;
  readonly #newest: number;
  readonly #longest: number;
  readonly #future: FutureRuns;
  /** By interval: runs of any kind, those that reached `from`, of them those that reached `to`. */
  readonly #runs: Uint32Array;
  readonly #entered: Uint32Array;
  readonly #converted: Uint32Array;
  /** By interval, 1 where a lost actor can still convert, or the interval is not over. */
  readonly #incomplete: Uint8Array;

  constructor(funnel: PreparedFunnel, asked: IntervalsAsked, passing: { to: number; newest: number }) {
    const { count } = asked.intervals;
    this.#asked = asked;
    this.#newest = passing.newest;
    this.#longest = longestTo(asked.plan, passing.to);
    this.#future = new FutureRuns(funnel, asked, passing);
    this.#runs = new Uint32Array(count);
    this.#entered = new Uint32Array(count);
    this.#converted = new Uint32Array(count);
    this.#incomplete = Uint8Array.from({ length: count }, (_, interval) => (this.#isUnderWay(interval) ? 1 : 0));
  }

  add(actor: EnteredActor): void {
    const { interval, entered, converted } = actor;
    this.#runs[interval]++;
    if (entered) this.#entered[interval]++;
    if (converted) this.#converted[interval]++;
    else if (entered && this.#incomplete[interval] === 0 && this.#canConvert(actor)) this.#incomplete[interval] = 1;
  }

  /** The first interval in which an actor entered; −1 if there is none. */
  get first(): number {
    return this.#runs.findIndex((runs) => runs > 0);
  }

  /** The intervals from `first` to `last`. */
  buckets({ first, last }: { first: number; last: number }): TrendBucket[] {
    return Array.from({ length: last - first + 1 }, (_, i) => this.#bucket(first + i));
  }

  #bucket(interval: number): TrendBucket {
    return {
      day: this.#asked.intervals.day(interval),
      entered: this.#entered[interval],
      converted: this.#converted[interval],
      incomplete: this.#incomplete[interval] === 1,
    };
  }

  /** Most have run out of time, which is cheap to check. */
  #canConvert(actor: EnteredActor): boolean {
    const isInTime = deadline(this.#asked.plan, actor.lastEntry, this.#longest) > this.#newest;
    return isInTime && this.#future.canConvert(actor);
  }

  #isUnderWay(interval: number): boolean {
    const { intervals, plan } = this.#asked;
    const end = Math.min(intervals.start(interval + 1), plan.range.end);
    return intervals.start(interval) <= this.#newest && this.#newest < end;
  }
}
