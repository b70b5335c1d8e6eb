import type { DatasetSummary, PropertySummary } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import { maxQuickEvents } from '../core/spec/quick-events';

/** Guesses the property's name; `summaries` are empty where the values have not been scanned. */
type Guess = (names: readonly string[], summaries: readonly PropertySummary[]) => string | null;

/** Guesses a property of the data by its name and, where no name matches, by its values. */
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

  /** The chosen property where the data has it; else the guess. Null where there is none, or none is known yet. */
  property(chosen: string | null): string | null {
    const { propertyNames } = this.#dataset;
    if (chosen !== null && propertyNames.includes(chosen)) return chosen;
    return this.#guess(propertyNames, this.#summaries);
  }

  /** Whether the values are being scanned. */
  get looking(): boolean {
    return this.#looking;
  }

  async #look(): Promise<void> {
    this.#looking = true;
    const outcome = await this.#engine.ask(this.#dataset.id, 'properties', null);
    this.#looking = false;
    if (outcome.ok) this.#summaries = outcome.value;
  }
}
