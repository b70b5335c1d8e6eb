import type { Customer, CustomersAnswer, CustomersList, CustomersQuestion } from '../core/spec/customers';
import type { DatasetSummary } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import { LatestAnswer } from '../engine/answer.svelte';
import { rowsAround } from './rows-around';

/** The rows of a list of customers, from the last successful answer. */
export class CustomersState {
  readonly #latest: LatestAnswer<CustomersQuestion, CustomersAnswer>;

  constructor(engine: Engine, dataset: DatasetSummary) {
    this.#latest = new LatestAnswer((question) => engine.ask(dataset.id, 'customers', question));
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
}
