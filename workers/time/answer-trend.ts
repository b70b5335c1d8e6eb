import { failure, success, type Outcome } from '../../src/contract/outcome';
import type { TrendAnswer, TrendBucket, TrendQuestion } from '../../src/contract/time';
import { byActor } from '../funnel/answer-funnel';
import { checkSpec } from '../funnel/check-spec';
import { planFunnel, type Plan, type PlanContext } from '../funnel/plan';
import type { EventStore } from '../store/event-store';
import { checkPassage } from './check-passage';
import { deadline, longestTo } from './deadline';
import { entrySpan, newestEvent } from './entry-span';
import type { EnteredActor } from './entered-actor';
import { enteredActors } from './entered-actors';
import { Intervals } from './intervals';

/** More than can be drawn; fifty years of days. */
const mostIntervals = 20_000;

/**
 * The rate of a passage over the dates of entry. An interval is incomplete where an actor that entered in it and has not
 * come to `to` still could after the newest event (without a window it always could), and where that event lies in it,
 * so that it may not be over. The store holds `propertiesNeeded(spec)`; fails with `invalid_spec` (also of more than
 * 20,000 intervals), `unknown_property` and `exclusion_is_step`.
 */
export function answerTrend(store: EventStore, question: TrendQuestion, context: PlanContext): Outcome<TrendAnswer> {
  const { spec, interval } = question;
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const passage = checkPassage(question);
  if (!passage.ok) return passage;
  const actors = byActor(store, spec);
  const plan = planFunnel(spec, actors, context);
  const span = entrySpan(actors, plan);
  if (span === null) return success({ series: [{ key: { kind: 'all' }, buckets: [] }] });
  const intervals = Intervals.over(span, { interval, timeZone: context.timeZone, most: mostIntervals });
  if (intervals === null) return failure('invalid_spec', { where: 'interval', value: interval });
  const tally = new TrendTally(plan, intervals, { ...question, newest: newestEvent(store) });
  enteredActors({ store: actors, plan, intervals }, question, (actor) => tally.add(actor));
  return success({ series: [{ key: { kind: 'all' }, buckets: tally.buckets() }] });
}

class TrendTally {
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

  /** From the first to the last interval in which anyone entered. */
  buckets(): TrendBucket[] {
    const first = this.#runs.findIndex((runs) => runs > 0);
    const last = this.#runs.findLastIndex((runs) => runs > 0);
    return first < 0 ? [] : Array.from({ length: last - first + 1 }, (_, i) => this.#bucket(first + i));
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
