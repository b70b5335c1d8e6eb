import { splitBy } from '../analysis/split-by';
import type { DatasetSummary } from '../contract/dataset';
import type { Engine } from '../contract/engine';
import type { FunnelAnswer, FunnelSpec } from '../contract/funnel';
import type { Failure } from '../contract/outcome';
import { LatestAnswer } from '../engine/answer.svelte';

/** The engine's answer to a funnel broken down by the versions under test. */
export class Experiment {
  readonly #latest: LatestAnswer<FunnelSpec, FunnelAnswer>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#latest = new LatestAnswer((spec) => engine.funnel(dataset.id, spec));
  }

  ask(spec: FunnelSpec, property: string | null): void {
    if (property !== null) this.#latest.ask(splitBy(spec, property, 'first'));
  }

  /** The last right answer, with what it answers. */
  get told(): { question: FunnelSpec; answer: FunnelAnswer } | null {
    return this.#latest.told;
  }

  get failure(): Failure | null {
    return this.#latest.failure;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }
}
