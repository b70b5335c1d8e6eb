import type { DatasetSummary } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import type { FunnelSpec } from '../core/spec/funnel';
import type { Failure } from '../core/outcome';
import type { TrendInterval, TrendAnswer, TrendQuestion } from '../core/spec/timing';
import { LatestAnswer } from '../engine/answer.svelte';
import { day } from '../i18n/dates';
import { fittingInterval, offeredIntervals } from './interval-choice';
import { conversionStepIn } from '../core/spec/conversion-step';
import type { TrendSettings } from './trend-settings';

/** The conversion rate of a step over time, from the engine's latest answer. */
export class TrendState {
  readonly #dataset: DatasetSummary;
  readonly #latest: LatestAnswer<TrendQuestion, TrendAnswer>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#dataset = dataset;
    this.#latest = new LatestAnswer((question) => engine.ask(dataset.id, 'trend', question));
  }

  /** The last successful answer, with its question. */
  get result(): { question: TrendQuestion; answer: TrendAnswer } | null {
    return this.#latest.result;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }

  get failure(): Failure | null {
    return this.#latest.failure;
  }

  /** The days on which anyone can have entered, as `2026-11-21`. */
  days({ dateRange }: FunnelSpec): { from: string; to: string } {
    const { first, last, timeZone } = this.#dataset;
    const [from, to] = [day(first, timeZone), day(last, timeZone)];
    return {
      from: dateRange.from !== null && dateRange.from > from ? dateRange.from : from,
      to: dateRange.to !== null && dateRange.to < to ? dateRange.to : to,
    };
  }

  /** The chosen interval unless it is far too short for the days; else one that fits them. */
  interval(spec: FunnelSpec, wanted: TrendInterval | null): TrendInterval {
    const days = this.days(spec);
    return wanted !== null && offeredIntervals(days).includes(wanted) ? wanted : fittingInterval(days);
  }

  /** Queries the engine, where there is a conversion step to query. */
  ask(spec: FunnelSpec, { conversionStep, interval }: TrendSettings): void {
    const ends = conversionStepIn(spec, conversionStep);
    if (ends) this.#latest.ask({ spec, ...ends, interval: this.interval(spec, interval) });
    else this.#latest.drop();
  }
}
