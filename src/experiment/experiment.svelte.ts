import { splitBy } from '../core/spec/split-by';
import type { DatasetSummary } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import type { FunnelAnswer, FunnelSpec } from '../core/spec/funnel';
import type { Failure } from '../core/outcome';
import { LatestAnswer } from '../engine/answer.svelte';
import { bothVersions, bothVersionsSpec, type BothVersions, type Sides } from './both-versions';

/** A second query, once the versions are known: who saw both. */
interface BothQuestion {
  spec: FunnelSpec;
  property: string;
  sides: Sides;
}

/** The engine's answer to a funnel broken down by the versions under test. */
export class ExperimentState {
  readonly #latest: LatestAnswer<FunnelSpec, FunnelAnswer>;
  readonly #both: LatestAnswer<BothQuestion, FunnelAnswer>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#latest = new LatestAnswer((spec) => engine.ask(dataset.id, 'funnel', { spec }));
    this.#both = new LatestAnswer(({ spec, property, sides }) =>
      engine.ask(dataset.id, 'funnel', { spec: bothVersionsSpec(spec, property, sides) }),
    );
  }

  ask(spec: FunnelSpec, property: string | null): void {
    if (property !== null) this.#latest.ask(splitBy(spec, property, 'first'));
  }

  askBoth(question: BothQuestion): void {
    this.#both.ask(question);
  }

  /** Who saw both of these versions; null until it is known. */
  both(property: string, { control, variant }: Sides): BothVersions | null {
    const { result } = this.#both;
    if (result?.question.property !== property) return null;
    const { sides } = result.question;
    return sides.control === control && sides.variant === variant ? bothVersions(result.answer) : null;
  }

  /** The last successful answer, with its question. */
  get result(): { question: FunnelSpec; answer: FunnelAnswer } | null {
    return this.#latest.result;
  }

  get failure(): Failure | null {
    return this.#latest.failure;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }
}
