import { splitBy } from '../analysis/split-by';
import type { FunnelDisplay } from '../contract/analysis';
import type { DatasetSummary } from '../contract/dataset';
import type { Engine } from '../contract/engine';
import type { FunnelAnswer, FunnelSpec } from '../contract/funnel';
import type { Failure } from '../contract/outcome';
import { LatestAnswer } from '../engine/answer.svelte';
import { channelFigures, type Channels } from './channel-figures';

/** The engine's answer to a funnel broken down by its channel. */
export class ChannelsAsked {
  readonly #latest: LatestAnswer<FunnelSpec, FunnelAnswer>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#latest = new LatestAnswer((spec) => engine.funnel(dataset.id, spec));
  }

  ask(spec: FunnelSpec, property: string | null, attribution: FunnelDisplay['channels']['attribution']): void {
    if (property !== null) this.#latest.ask(splitBy(spec, property, attribution));
  }

  readonly figures: Channels | null = $derived.by(() => {
    const { answered, value } = this.#latest;
    return answered && value ? channelFigures(answered, value) : null;
  });

  /** The question that `figures` answer. */
  get answered(): FunnelSpec | null {
    return this.#latest.answered;
  }

  get failure(): Failure | null {
    return this.#latest.failure;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }
}
