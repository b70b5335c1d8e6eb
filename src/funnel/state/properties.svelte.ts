import type { DatasetSummary, PropertySummary } from '../../core/spec/dataset';
import type { BreakdownBy } from '../../core/spec/funnel';
import type { Engine } from '../../core/engine';
import { firstChoice } from '../spec/breakdown';
import { maxQuickEvents } from '../../core/spec/quick-events';

type Kind = Pick<PropertySummary, 'name' | 'kind' | 'distinct'>;

/** So many values of a property say enough of its kind where it has not been looked through. */
const glanceValues = 50;

const date = /^\d{4}[-/]\d{1,2}[-/]\d{1,2}([T ]|$)/;

/** What is known of the data's columns, which costs a pass over the file and comes after the first answer. */
export class PropertyList {
  readonly #engine: Engine;
  readonly #dataset: DatasetSummary;
  #known = $state.raw<PropertySummary[]>([]);
  #looking = $state(false);
  #looked = false;
  readonly #glanced: Kind[] = [];

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#engine = engine;
    this.#dataset = dataset;
  }

  /** Of a column that has been looked through. */
  summary(name: string): PropertySummary | undefined {
    return this.#known.find((property) => property.name === name);
  }

  get looking(): boolean {
    return this.#looking;
  }

  /** Whether looking through all is long enough to be asked for. */
  get waits(): boolean {
    return this.#known.length === 0 && this.#dataset.events > maxQuickEvents && this.#dataset.propertyNames.length > 0;
  }

  /** Looks through all, once, where that is quick. */
  async lookIfQuick(): Promise<void> {
    if (this.#looked || this.#dataset.events > maxQuickEvents || this.#dataset.propertyNames.length === 0) return;
    await this.look();
  }

  async look(): Promise<void> {
    this.#looked = true;
    this.#looking = true;
    const outcome = await this.#engine.properties(this.#dataset.id);
    if (outcome.ok) this.#known = outcome.value;
    this.#looking = false;
  }

  /** Guesses the kind of one property from a few of its values, before it is broken down by. */
  async glance(name: string): Promise<void> {
    if (this.kindOf(name)) return;
    const outcome = await this.#engine.values(this.#dataset.id, name, '', glanceValues);
    if (!outcome.ok) return;
    const values = outcome.value.map(({ value }) => value).filter((value) => value !== '');
    const all = (test: (value: string) => boolean) => values.length > 0 && values.every(test);
    const kind = all((value) => value.trim() !== '' && Number.isFinite(Number(value)))
      ? 'number'
      : all((value) => date.test(value))
        ? 'time'
        : 'text';
    this.#glanced.push({ name, kind, distinct: values.length });
  }

  /** How a property is split at first. */
  firstChoice(name: string): BreakdownBy {
    return firstChoice(name, this.kindOf(name));
  }

  /** As far as it is known. */
  kindOf(name: string): Kind | undefined {
    return this.summary(name) ?? this.#glanced.find((property) => property.name === name);
  }
}
