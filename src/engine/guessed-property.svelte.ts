import type { DatasetSummary, PropertySummary } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import { maxQuickEvents } from '../core/spec/quick-events';

/** The name of the property that looks like what is sought; `summaries` are empty where nothing is known of the values. */
type Guess = (names: readonly string[], summaries: readonly PropertySummary[]) => string | null;

/** A property sought among the data's: by name, and where no name tells, by the values. */
export class GuessedProperty {
  readonly #engine: Engine;
  readonly #dataset: DatasetSummary;
  readonly #guess: Guess;
  #summaries = $state.raw<PropertySummary[]>([]);
  #looking = $state(false);

  constructor(engine: Engine, dataset: DatasetSummary, guess: Guess) {
    this.#engine = engine;
    this.#dataset = dataset;
    this.#guess = guess;
    const { propertyNames, events } = dataset;
    if (propertyNames.length > 0 && events <= maxQuickEvents && guess(propertyNames, []) === null) void this.#look();
  }

  /** The one chosen, where the data has it; else the guess. Null where there is none, or none is known yet. */
  property(chosen: string | null): string | null {
    const { propertyNames } = this.#dataset;
    if (chosen !== null && propertyNames.includes(chosen)) return chosen;
    return this.#guess(propertyNames, this.#summaries);
  }

  /** Looking through the values. */
  get looking(): boolean {
    return this.#looking;
  }

  async #look(): Promise<void> {
    this.#looking = true;
    const outcome = await this.#engine.properties(this.#dataset.id);
    this.#looking = false;
    if (outcome.ok) this.#summaries = outcome.value;
  }
}
