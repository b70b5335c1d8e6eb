import { splitBy } from '../core/spec/split-by';
import type { DatasetSummary } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import type { FunnelAnswer, FunnelSpec } from '../core/spec/funnel';
import type { Failure } from '../core/outcome';
import { LatestAnswer } from '../engine/answer.svelte';
import type { ChannelsSettings } from './channels-settings';
import { channelFigures, type Channels } from './channel-figures';

/** The engine's answer to a funnel broken down by its channel. */
export class ChannelsState {
  readonly #latest: LatestAnswer<FunnelSpec, FunnelAnswer>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#latest = new LatestAnswer((spec) => engine.ask(dataset.id, 'funnel', { spec }));
  }

  ask(spec: FunnelSpec, property: string | null, attribution: ChannelsSettings['attribution']): void {
    if (property !== null) this.#latest.ask(splitBy(spec, property, attribution));
  }

  /** The figures of the last successful answer, with its spec. */
  readonly result: { spec: FunnelSpec; figures: Channels } | null = $derived.by(() => {
    const { result } = this.#latest;
    return result && { spec: result.question, figures: channelFigures(result.question, result.answer) };
  });

  get failure(): Failure | null {
    return this.#latest.failure;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }
}
