import type { DatasetSummary } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import type { FunnelSpec } from '../core/spec/funnel';
import type { Failure } from '../core/outcome';
import type { TimesAnswer, TimesQuestion } from '../core/spec/timing';
import { LatestAnswer } from '../engine/answer.svelte';
import { conversionStepIn } from '../core/spec/conversion-step';
import type { TimesSettings } from './times-settings';

/** The times between two steps, from the engine's latest answer. */
export class TimesState {
  readonly #latest: LatestAnswer<TimesQuestion, TimesAnswer>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#latest = new LatestAnswer((question) => engine.ask(dataset.id, 'timesToConvert', question));
  }

  /** The last successful answer, with its question. */
  get result(): { question: TimesQuestion; answer: TimesAnswer } | null {
    return this.#latest.result;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }

  get failure(): Failure | null {
    return this.#latest.failure;
  }

  /** Queries the engine, where there is a conversion step to query. */
  ask(spec: FunnelSpec, { conversionStep, bins, scale }: TimesSettings): void {
    const ends = conversionStepIn(spec, conversionStep);
    if (ends) this.#latest.ask({ spec, ...ends, bins, scale });
    else this.#latest.drop();
  }
}
