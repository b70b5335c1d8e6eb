import { splitBy } from '../core/spec/split-by';
import type { DatasetSummary } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import type { FunnelAnswer, FunnelSpec } from '../core/spec/funnel';
import type { Failure } from '../core/outcome';
import { LatestAnswer } from '../engine/answer.svelte';
import { bothVersions, bothVersionsSpec, type BothVersions, type Sides } from './both-versions';

/** Who met both of two versions: a question of its own, once the versions are known. */
interface BothAsked {
  spec: FunnelSpec;
  property: string;
  sides: Sides;
}

/** The engine's answer to a funnel broken down by the versions under test. */
export class ExperimentState {
  readonly #latest: LatestAnswer<FunnelSpec, FunnelAnswer>;
  readonly #both: LatestAnswer<BothAsked, FunnelAnswer>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#latest = new LatestAnswer((spec) => engine.funnel(dataset.id, spec));
    this.#both = new LatestAnswer(({ spec, property, sides }) =>
      engine.funnel(dataset.id, bothVersionsSpec(spec, property, sides)),
    );
  }

  ask(spec: FunnelSpec, property: string | null): void {
    if (property !== null) this.#latest.ask(splitBy(spec, property, 'first'));
  }

  askBoth(asked: BothAsked): void {
    this.#both.ask(asked);
  }

  /** Who met both of these versions; null before it is known. */
  both(property: string, { control, variant }: Sides): BothVersions | null {
    const { told } = this.#both;
    if (told?.question.property !== property) return null;
    const { sides } = told.question;
    return sides.control === control && sides.variant === variant ? bothVersions(told.answer) : null;
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
