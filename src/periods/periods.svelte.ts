import { comparedDays, lastCompleteDay, lengthInDays, type DayRange } from '../core/time/period-dates';
import type { DatasetSummary } from '../core/spec/dataset';
import type { PeriodPair } from '../core/spec/decisions';
import type { Engine } from '../core/engine';
import type { FunnelSpec } from '../core/spec/funnel';
import type { Failure } from '../core/outcome';
import { LatestAnswer } from '../engine/answer.svelte';
import { day } from '../i18n/dates';
import { comparePeriods, type ComparedPeriods, type PeriodAnswers } from './period-comparison';

interface PeriodsQuestion {
  /** The funnel spec without date range and groups. */
  spec: FunnelSpec;
  names: string[];
  days: { own: DayRange; other: DayRange };
}

/** The same funnel in two periods: what they are, and the engine's answers. */
export class Periods {
  /** First and last day of the data. */
  readonly data: DayRange;
  readonly #latest: LatestAnswer<PeriodsQuestion, PeriodAnswers>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    const { first, last, timeZone } = dataset;
    this.data = { from: day(first, timeZone), to: day(last, timeZone) };
    this.#latest = new LatestAnswer(async ({ spec, days }) => {
      const [own, other] = await Promise.all(
        [days.own, days.other].map((dateRange) => engine.ask(dataset.id, 'funnel', { spec: { ...spec, dateRange } })),
      );
      if (!own.ok) return own;
      return other.ok ? { ok: true, value: { own: own.value, other: other.value } } : other;
    });
  }

  get pending(): boolean {
    return this.#latest.pending;
  }

  get failure(): Failure | null {
    return this.#latest.failure;
  }

  /** The last successful answer, with its days and spec. */
  readonly compared: (ComparedPeriods & { days: PeriodsQuestion['days'] }) | null = $derived.by(() => {
    const { result } = this.#latest;
    if (!result) return null;
    const { spec, names, days } = result.question;
    return { ...comparePeriods(spec, names, result.answer), days };
  });

  days(spec: FunnelSpec, pair: PeriodPair): PeriodsQuestion['days'] {
    return comparedDays(pair, spec.dateRange, { days: this.data, lastComplete: this.lastComplete(spec) });
  }

  /** Last day whose entries had the whole conversion window; null where there is no window. */
  lastComplete(spec: FunnelSpec): string | null {
    return lastCompleteDay(spec, this.data);
  }

  /** Queries the engine, where both periods have days. */
  ask(spec: FunnelSpec, names: string[], days: PeriodsQuestion['days']): void {
    if (lengthInDays(days.own) <= 0 || lengthInDays(days.other) <= 0) this.#latest.drop();
    else this.#latest.ask({ spec: { ...spec, breakdown: null, segments: [] }, names, days });
  }
}
