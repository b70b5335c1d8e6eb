import type { DatasetSummary, PropertySummary } from '../../core/spec/dataset';
import type { BreakdownBy } from '../../core/spec/funnel';
import type { Engine } from '../../core/engine';
import { firstChoice } from '../spec/breakdown';
import { maxQuickEvents } from '../../core/spec/quick-events';

type PropertyKindSummary = Pick<PropertySummary, 'name' | 'kind' | 'distinct'>;

/** Number of values fetched to guess the kind of a property that has not been scanned. */
const sampleValues = 50;

const dateForm = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}([T ]|$)/;

/** Summaries of the data's columns; computing them takes a pass over the file, so it happens after the first answer. */
export class PropertyList {
  readonly #engine: Engine;
  readonly #dataset: DatasetSummary;
  #known = $state.raw<PropertySummary[]>([]);
  #scanning = $state(false);
  #scanned = false;
  readonly #guessed: PropertyKindSummary[] = [];

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#engine = engine;
    this.#dataset = dataset;
  }

  /** Undefined until the columns have been scanned. */
  summary(name: string): PropertySummary | undefined {
    return this.#known.find((property) => property.name === name);
  }

  get scanning(): boolean {
    return this.#scanning;
  }

  /** Whether the scan takes long enough that it is started only on request. */
  get waits(): boolean {
    return this.#known.length === 0 && this.#dataset.events > maxQuickEvents && this.#dataset.propertyNames.length > 0;
  }

  /** Scans all columns, once, where that is quick. */
  async scanIfQuick(): Promise<void> {
    if (this.#scanned || this.#dataset.events > maxQuickEvents || this.#dataset.propertyNames.length === 0) return;
    await this.scan();
  }

  async scan(): Promise<void> {
    this.#scanned = true;
    this.#scanning = true;
    const outcome = await this.#engine.ask(this.#dataset.id, 'properties', null);
    if (outcome.ok) this.#known = outcome.value;
    this.#scanning = false;
  }

  /** Guesses the kind of a property from a few of its values, before it is used as a breakdown. */
  async guessKind(name: string): Promise<void> {
    if (this.kindOf(name)) return;
    const outcome = await this.#engine.ask(this.#dataset.id, 'values', {
      property: name,
      search: '',
      limit: sampleValues,
    });
    if (!outcome.ok) return;
    const values = outcome.value.map(({ value }) => value).filter((value) => value !== '');
    const all = (test: (value: string) => boolean) => values.length > 0 && values.every(test);
    const kind = all((value) => value.trim() !== '' && Number.isFinite(Number(value)))
      ? 'number'
      : all((value) => dateForm.test(value))
        ? 'time'
        : 'text';
    this.#guessed.push({ name, kind, distinct: values.length });
  }

  /** The default breakdown by a property. */
  firstChoice(name: string): BreakdownBy {
    return firstChoice(name, this.kindOf(name));
  }

  /** Undefined where it is not known yet. */
  kindOf(name: string): PropertyKindSummary | undefined {
    return this.summary(name) ?? this.#guessed.find((property) => property.name === name);
  }
}
