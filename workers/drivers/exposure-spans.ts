import { bitIndex } from '../../src/core/arrays/bits';
import { durationsBetween } from '../funnel/runs/duration-list';
import type { SomeRuns } from '../funnel/groups/grouped-runs';
import type { Plan } from '../funnel/plan/plan';
import { percentiles } from '../funnel/sums/percentiles';
import { histogramOf } from '../funnel/sums/histogram';
import type { PreparedFunnel } from '../funnel/plan/ready-funnel';
import { StepEvents, type Preference } from '../funnel/runs/step-events';
import { firstAt } from '../store/time-order';
import { alikeEvents, eventsOf } from './alike-events';

/** A run's exposure on a conversion step: its `entry` event, and the events after it from `from` to `to` − 1. */
export interface ExposureSpan {
  converted: boolean;
  entry: number;
  from: number;
  to: number;
}

/** Exposure of lost runs ends after the time within which this share of converted runs had converted. */
const exposedShare = 0.9;

/**
 * Maps runs to the events of their exposure on a conversion step: after the event of step `from`, for at most the 90th
 * percentile of the times that converted runs took to step `to`. For converted runs it ends before their event of step
 * `to`; for lost runs when they could no longer reach it: at the end of the window, or at the next run of their actor
 * (of the same part of the actor, where values are held constant).
 */
export class ExposureSpans {
  readonly #funnel: Pick<PreparedFunnel, 'store' | 'plan'>;
  readonly #some: SomeRuns;
  readonly #conversionStep: { from: number; to: number };
  readonly #events: StepEvents;
  /** µs from the event of step `from`. */
  readonly #exposure: number;

  constructor(
    funnel: Pick<PreparedFunnel, 'store' | 'plan'>,
    some: SomeRuns,
    { from, to, prefer }: { from: number; to: number; prefer: Preference },
  ) {
    this.#funnel = funnel;
    this.#some = some;
    this.#conversionStep = { from, to };
    this.#events = new StepEvents(some.runs, prefer);
    this.#exposure = exposure(durationsBetween(some.runs, some.rows, { from, to }));
  }

  *[Symbol.iterator](): Generator<ExposureSpan> {
    const { runs, rows } = this.#some;
    const { from } = this.#conversionStep;
    for (const run of rows) if ((runs.taken[run] & (1 << from)) !== 0) yield this.#span(run);
  }

  #span(run: number): ExposureSpan {
    const { runs } = this.#some;
    const { from, to } = this.#conversionStep;
    const { store } = this.#funnel;
    const range = eventsOf(store, runs.actors[run]);
    const converted = (runs.taken[run] & (1 << to)) !== 0;
    const begun = runs.times[run * runs.steps + from];
    const entry = this.#events.eventOf(run, from);
    const exposed = firstAt(store.time, begun + this.#exposure + 1, range);
    const end = converted
      ? alikeEvents(store, this.#events.eventOf(run, to), range).from
      : firstAt(store.time, this.#deadline(run) + 1, range);
    return { converted, entry, from: alikeEvents(store, entry, range).to, to: Math.min(exposed, end) };
  }

  /** The last time, in µs, at which a run could have reached step `to`. */
  #deadline(run: number): number {
    const { taken, times, steps } = this.#some.runs;
    const { window, limits, range }: Plan = this.#funnel.plan;
    const { to } = this.#conversionStep;
    const last = bitIndex(taken[run] & ((1 << to) - 1));
    let left = 0;
    for (let k = last + 1; k <= to; k++) left += limits[k];
    const own = Math.min(times[run * steps] + window, times[run * steps + last] + left, this.#nextEntry(run) - 1);
    return range.whole ? Math.min(own, range.end - 1) : own;
  }

  /** When the same actor's next run begins; Infinity for none. */
  #nextEntry(run: number): number {
    const { size, parts, times, steps } = this.#some.runs;
    const isNext = run + 1 < size && parts[run + 1] === parts[run];
    return isNext ? times[(run + 1) * steps] : Infinity;
  }
}

/** Infinity where no run converted. */
function exposure(durations: Float64Array): number {
  if (durations.length === 0) return Infinity;
  return Math.floor(percentiles([durations], [exposedShare], histogramOf([durations]))[0]);
}
