import type { DatasetSummary, PropertySummary } from '../contract/dataset';
import type { Engine } from '../contract/engine';
import type { FunnelAnswer, FunnelSpec } from '../contract/funnel';
import type { FunnelDisplay } from '../contract/analysis';
import type { Failure } from '../contract/outcome';
import { LatestAnswer } from '../engine/answer.svelte';
import { channelFigures, type Channels } from './channel-figures';
import { guessChannel } from './channel-guess';

/** Up to here a second pass over the file takes moments and is made unasked. */
const quick = 1_000_000;

/** A funnel broken down by its channel: which property that is, and the engine's answer. */
export class ChannelsAsked {
  readonly #engine: Engine;
  readonly #dataset: DatasetSummary;
  readonly #latest: LatestAnswer<FunnelSpec, FunnelAnswer>;
  #summaries = $state.raw<PropertySummary[]>([]);
  #looking = $state(false);

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#engine = engine;
    this.#dataset = dataset;
    this.#latest = new LatestAnswer((spec) => engine.funnel(dataset.id, spec));
    // Where no name tells, the values may.
    if (this.property(null) === null && dataset.propertyNames.length > 0 && dataset.events <= quick) void this.#look();
  }

  /** The one chosen, where the data has it; else the guess. Null where there is none, or none is known yet. */
  property(chosen: string | null): string | null {
    const { propertyNames } = this.#dataset;
    if (chosen !== null && propertyNames.includes(chosen)) return chosen;
    return guessChannel(propertyNames, this.#summaries);
  }

  /** Looking for what may be a channel. */
  get looking(): boolean {
    return this.#looking;
  }

  ask(spec: FunnelSpec, property: string | null, attribution: FunnelDisplay['channels']['attribution']): void {
    if (property === null) return;
    const by = [{ kind: 'property' as const, property, bins: null }];
    this.#latest.ask({
      ...spec,
      segments: [],
      breakdown: { by, attribution: { at: attribution }, shown: null },
    });
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

  async #look(): Promise<void> {
    this.#looking = true;
    const outcome = await this.#engine.properties(this.#dataset.id);
    this.#looking = false;
    if (outcome.ok) this.#summaries = outcome.value;
  }
}
