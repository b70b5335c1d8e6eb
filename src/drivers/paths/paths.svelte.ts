import type { DatasetSummary } from '../../core/spec/dataset';
import type { Engine } from '../../core/engine';
import type { FunnelSpec, GroupKey } from '../../core/spec/funnel';
import type { Failure } from '../../core/outcome';
import type { PathsAnswer, PathsQuestion } from '../../core/spec/drivers';
import { LatestAnswer } from '../../engine/answer.svelte';

/** The paths after a loss or before a conversion: the chosen ones, and the engine's answer. */
export class PathsState {
  readonly #latest: LatestAnswer<PathsQuestion, PathsAnswer>;
  /** Id of the step; null for the first passage lost on, or the last step passed. */
  #step = $state<string | null>(null);
  part = $state<PathsQuestion['part']>('lost');
  /** 1 to 5. */
  length = $state(4);

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#latest = new LatestAnswer((question) => engine.ask(dataset.id, 'paths', question));
  }

  /** The last successful answer, with its question: the chart must not flip direction before the new figures arrive. */
  get result(): { question: PathsQuestion; answer: PathsAnswer } | null {
    return this.#latest.result;
  }

  get failure(): Failure | null {
    return this.#latest.failure;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }

  /** Indices of the steps to choose from: before the first nobody is lost, nor before an optional one. */
  places({ steps }: Pick<FunnelSpec, 'steps'>): number[] {
    const all = [...steps.keys()];
    return this.part === 'passed' ? all : all.filter((at) => at > 0 && !steps[at].optional);
  }

  /** Index of the step that was not reached, or was. */
  step({ steps }: Pick<FunnelSpec, 'steps'>): number {
    const places = this.places({ steps });
    const chosen = places.find((at) => steps[at].id === this.#step);
    return chosen ?? (this.part === 'lost' ? places[0] : places[places.length - 1]);
  }

  choose(step: string): void {
    this.#step = step;
  }

  ask(spec: FunnelSpec, group: GroupKey): void {
    if (this.places(spec).length === 0) this.#latest.drop();
    else this.#latest.ask({ spec, group, step: this.step(spec), part: this.part, length: this.length });
  }
}
