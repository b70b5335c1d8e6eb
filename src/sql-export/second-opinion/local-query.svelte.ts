import type { DatasetSummary } from '../../core/spec/dataset';
import type { Engine } from '../../core/engine';
import type { FunnelSpec } from '../../core/spec/funnel';
import type { Failure } from '../../core/outcome';
import type { QueryAnswer } from '../../core/spec/query';
import { funnelSql } from '../funnel-sql/funnel-sql';
import { localTable, numberColumns, numbersIn, propertiesNamed, writingOptions } from './local-table';
import { secondOpinionOn, type SecondOpinion } from './second-opinion';

interface LocalResult {
  /** The text that was run. */
  sql: string;
  answer: QueryAnswer;
  /** Null where the text is not the funnel's own, or the kernel did not answer. */
  opinion: SecondOpinion | null;
}

/** SQL for the page's own DuckDB, and its answer: the funnel's text, until the person writes another. */
export class LocalQuery {
  result = $state.raw<LocalResult | null>(null);
  failure = $state.raw<Failure | null>(null);
  running = $state(false);

  readonly #engine: Engine;
  readonly #dataset: DatasetSummary;
  readonly #spec: () => FunnelSpec;
  /** SQL written by the person, replacing the generated SQL. */
  #written = $state<string | null>(null);
  /** Properties that DuckDB holds as numbers; known once they are loaded. */
  #numbers = $state.raw<readonly string[] | null>(null);
  readonly #funnel = $derived.by(() =>
    funnelSql(this.#spec(), localTable(this.#dataset), writingOptions(this.#dataset, this.#numbers)),
  );

  constructor(engine: Engine, dataset: DatasetSummary, spec: () => FunnelSpec) {
    this.#engine = engine;
    this.#dataset = dataset;
    this.#spec = spec;
  }

  get text(): string {
    return this.#written ?? this.#funnel.sql;
  }

  set text(text: string) {
    this.#written = text === this.#funnel.sql ? null : text;
  }

  /** Whether the text is the funnel's own. */
  get isFunnel(): boolean {
    return this.#written === null;
  }

  /** Whether the funnel's SQL says that it may count differently from the page. */
  get isInexact(): boolean {
    return this.#funnel.inexact.length > 0;
  }

  /** Whether the result is that of another text than the one shown. */
  get isStale(): boolean {
    return this.result !== null && this.result.sql !== this.text;
  }

  backToFunnel(): void {
    this.#written = null;
  }

  async run(): Promise<void> {
    if (this.running) return;
    this.running = true;
    this.failure = await this.#run();
    this.running = false;
  }

  cancel(): Promise<void> {
    return this.#engine.cancel();
  }

  /** Null, or why there is no result. */
  async #run(): Promise<Failure | null> {
    if (this.isFunnel) await this.#learnNumbers();
    const sql = this.text;
    const spec = this.isFunnel ? this.#spec() : null;
    const outcome = await this.#query(sql, this.#properties);
    if (!outcome.ok) return outcome.failure;
    const counted = spec && (await this.#engine.ask(this.#dataset.id, 'funnel', { spec }));
    const opinion = counted?.ok ? secondOpinionOn(outcome.value, counted.value) : null;
    this.result = { sql, answer: outcome.value, opinion };
    return null;
  }

  /** The properties that the text reads. */
  get #properties(): string[] {
    return this.isFunnel ? this.#funnel.properties : propertiesNamed(this.text, this.#dataset);
  }

  #query(sql: string, needs: string[]) {
    return this.#engine.ask(this.#dataset.id, 'query', { sql, properties: needs });
  }

  /**
   * Numbers are compared by other SQL than texts, so the kinds of the columns must be known before the query is run.
   */
  async #learnNumbers(): Promise<void> {
    const needs = this.#properties;
    if (needs.length === 0) return;
    const outcome = await this.#query(numberColumns, needs);
    if (outcome.ok) this.#numbers = numbersIn(outcome.value, this.#dataset);
  }
}
