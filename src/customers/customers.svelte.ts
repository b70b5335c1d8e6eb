import type {
  Customer,
  CustomerColumn,
  CustomersAnswer,
  CustomersList,
  CustomersQuestion,
} from '../core/spec/customers';
import type { DatasetSummary } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import type { FunnelSpec } from '../core/spec/funnel';
import { LatestAnswer } from '../engine/answer.svelte';
import { rowsAround } from './rows-around';
import { anyDay, drilldownSpec, type Drilldown } from './drilldown';

/** The open list of customers: its query, and the rows of the last successful answer. */
export class CustomersState {
  search = $state('');
  sort = $state.raw<CustomersList['sort']>({ by: { kind: 'entered' }, descending: true });
  /** Properties shown, in the order of the data's columns. */
  properties = $state.raw<string[]>([]);

  readonly #latest: LatestAnswer<CustomersQuestion, CustomersAnswer>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#latest = new LatestAnswer((question) => engine.ask(dataset.id, 'customers', question));
  }

  /** The query for the customers of a drill-down. */
  list(spec: FunnelSpec, place: Drilldown): CustomersList {
    const { step, part, group = { kind: 'all' }, seconds = null, entered = anyDay } = place;
    const { sort, properties } = this;
    const search = this.search.trim();
    return { spec: drilldownSpec(spec, place), group, step, part, seconds, entered, search, sort, properties };
  }

  /** Requests the rows from … to − 1 and some around them. */
  ask(list: CustomersList, view: { from: number; to: number }): void {
    this.#latest.ask({ ...list, ...rowsAround(view) });
  }

  /** The question of the present rows: they must be read by it, since the next one may have other columns. */
  get answered(): CustomersQuestion | null {
    return this.#latest.result?.question ?? null;
  }

  get answer(): CustomersAnswer | null {
    return this.#latest.value;
  }

  get failure() {
    return this.#latest.failure;
  }

  get pending(): boolean {
    return this.#latest.pending;
  }

  /** Null while the row is being loaded. */
  row(index: number): Customer | null {
    const { result } = this.#latest;
    return result?.answer.customers[index - result.question.offset] ?? null;
  }

  /** Sorts by a column in its default direction; reverses it where it is sorted by already. */
  sortBy(by: CustomerColumn): void {
    const again = JSON.stringify(by) === JSON.stringify(this.sort.by);
    this.sort = { by, descending: again ? !this.sort.descending : by.kind === 'entered' || by.kind === 'duration' };
  }

  /** Shows or hides a property; `all` gives the order. */
  show(property: string, shown: boolean, all: readonly string[]): void {
    this.properties = all.filter((name) => (name === property ? shown : this.properties.includes(name)));
    const { by } = this.sort;
    if (!shown && by.kind === 'property' && by.property === property) this.sortBy({ kind: 'entered' });
  }
}
