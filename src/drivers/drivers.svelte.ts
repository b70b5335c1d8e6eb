import type { DatasetSummary, PropertySummary } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import type { ConversionStep } from '../core/spec/conversion-step';
import type { FunnelSpec } from '../core/spec/funnel';
import type { Failure } from '../core/outcome';
import type { DriversAnswer, DriversQuestion } from '../core/spec/drivers';
import { LatestAnswer } from '../engine/answer.svelte';
import { maxQuickEvents } from '../core/spec/quick-events';

/** With more values a property identifies single actors; the engine rejects it too, but would have to read it first. */
const maxDriverValues = 1000;

/** What correlates with conversion and loss on one step of a funnel, from the engine's latest answer. */
export class DriversState {
  readonly #engine: Engine;
  readonly #dataset: DatasetSummary;
  readonly #latest: LatestAnswer<DriversQuestion, DriversAnswer>;
  #properties = $state.raw<PropertySummary[] | null>(null);
  #looking = $state(false);
  #failure = $state.raw<Failure | null>(null);

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#engine = engine;
    this.#dataset = dataset;
    this.#latest = new LatestAnswer((question) => engine.ask(dataset.id, 'drivers', question));
    if (dataset.events <= maxQuickEvents && dataset.propertyNames.length > 0) void this.lookAtProperties();
  }

  get answer(): DriversAnswer | null {
    return this.#latest.value;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }

  get failure(): Failure | null {
    return this.#latest.failure ?? this.#failure;
  }

  /** Whether the properties' values are among the answer, or could be. */
  get properties(): 'none' | 'unknown' | 'looking' | 'known' {
    if (this.#dataset.propertyNames.length === 0) return 'none';
    if (this.#looking) return 'looking';
    return this.#properties === null ? 'unknown' : 'known';
  }

  /** Names of the properties that have too many values to analyse. */
  readonly skipped: string[] = $derived.by(() => {
    const many = (this.#properties ?? []).filter(({ distinct }) => distinct > maxDriverValues).map(({ name }) => name);
    const found = (this.answer?.skipped ?? []).map(({ property }) => property);
    return [...many, ...found.filter((name) => !many.includes(name))];
  });

  /** Queries the engine, where there is a conversion step to query. */
  ask(question: Omit<DriversQuestion, 'properties'>): void {
    if (question.spec.steps.length < 2) {
      this.#latest.drop();
      return;
    }
    const few = (this.#properties ?? []).filter(({ distinct }) => distinct > 0 && distinct <= maxDriverValues);
    this.#latest.ask({ ...question, properties: few.map(({ name }) => name) });
  }

  async lookAtProperties(): Promise<void> {
    this.#looking = true;
    const outcome = await this.#engine.ask(this.#dataset.id, 'properties', null);
    this.#looking = false;
    if (outcome.ok) this.#properties = outcome.value;
    this.#failure = outcome.ok || outcome.failure.kind === 'cancelled' ? null : outcome.failure;
  }
}

/** Two steps as indices, optional ones too: the whole funnel where nothing (that is still there) was chosen. */
export function stepRangeIn({ steps }: FunnelSpec, chosen: ConversionStep): { from: number; to: number } {
  const last = steps.length - 1;
  const from = steps.findIndex(({ id }) => id === chosen.from);
  const to = steps.findIndex(({ id }) => id === chosen.to);
  const start = from >= 0 && from < last ? from : 0;
  return { from: start, to: to > start ? to : last };
}
