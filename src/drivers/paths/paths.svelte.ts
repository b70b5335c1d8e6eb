import type { DatasetSummary } from '../../core/spec/dataset';
import type { Engine } from '../../core/engine';
import type { FunnelSpec } from '../../core/spec/funnel';
import type { Failure } from '../../core/outcome';
import type { PathsAnswer, PathsQuestion } from '../../core/spec/drivers';
import { LatestAnswer } from '../../engine/answer.svelte';
import type { PathsSettings } from '../drivers-settings';

/** The paths after a loss or before a conversion, from the engine's latest answer. */
export class PathsState {
  readonly #latest: LatestAnswer<PathsQuestion, PathsAnswer>;
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

  ask(question: PathsQuestion): void {
    this.#latest.ask(question);
  }

  drop(): void {
    this.#latest.drop();
  }
}

/** Indices of the steps to choose from: before the first nobody is lost, nor before an optional one. */
export function pathSteps({ steps }: Pick<FunnelSpec, 'steps'>, part: PathsSettings['part']): number[] {
  const all = [...steps.keys()];
  return part === 'passed' ? all : all.filter((at) => at > 0 && !steps[at].optional);
}

/** Index of the step that was not reached, or was: the chosen one where it can be. Null where there is none. */
export function pathStep(
  spec: Pick<FunnelSpec, 'steps'>,
  { step, part }: Pick<PathsSettings, 'step' | 'part'>,
): number | null {
  const choices = pathSteps(spec, part);
  const chosen = choices.find((at) => spec.steps[at].id === step);
  return chosen ?? choices.at(part === 'lost' ? 0 : -1) ?? null;
}
