import type {
  CustomersAnswer,
  CustomersCsvWords,
  CustomersList,
  CustomersQuestion,
  TimelineAnswer,
  TimelineQuestion,
} from '../src/core/spec/customers';
import type {
  DatasetId,
  DatasetSummary,
  Inspection,
  LoadProgress,
  PropertySummary,
  Reading,
  UnreadRow,
  ValueCount,
} from '../src/core/spec/dataset';
import type { AmountsAnswer, AmountsQuestion } from '../src/core/spec/decisions';
import type { Engine, SourceFile } from '../src/core/engine';
import type { FunnelAnswer, FunnelSpec, TypicalOrder } from '../src/core/spec/funnel';
import { failure, success, type Outcome } from '../src/core/outcome';
import { queryColumns, type QueryAnswer } from '../src/core/spec/query';
import type { PathsAnswer, PathsQuestion, DriversAnswer, DriversQuestion } from '../src/core/spec/drivers';
import type { TimesAnswer, TimesQuestion, TrendAnswer, TrendQuestion } from '../src/core/spec/timing';
import { answerCustomers } from './customers/answer-customers';
import { answerTimeline } from './customers/answer-timeline';
import { customersCsv } from './customers/customers-csv';
import { shownProperties } from './customers/customers-rows';
import { listedProperties, type Subject } from './customers/subject';
import { answerAmounts } from './prioritize/answer-amounts';
import type { Database } from './duckdb/database';
import { propertiesNeeded } from './funnel/plan/properties-needed';
import { typicalOrder } from './funnel/typical-order/typical-order';
import { inspectFile } from './read/inspect';
import { loadSource } from './read/load-source';
import type { LoadedDataset } from './read/loaded-dataset';
import { Queries } from './sql/queries';
import { OutOfMemory } from './store/allocate';
import { nextMacrotask, pauseFor } from './store/pause';
import { answerPaths } from './drivers/answer-paths';
import { answerDrivers } from './drivers/answer-drivers';
import { answerTogether } from './threads/answer-together';
import { ThreadPool, type ThreadPoolOptions } from './threads/threads';
import { answerTimes } from './timing/answer-times';
import { answerTrend } from './trend/answer-trend';

/** Holds the open datasets and routes each question to the feature that answers it. */
export class DatasetEngine implements Engine {
  readonly #datasets = new Map<DatasetId, LoadedDataset>();
  /** The tasks that `cancel` can end. */
  readonly #underWay = new Set<AbortController>();
  readonly #queries: Queries;
  readonly #supply: ThreadPoolOptions | null;
  /** The worker threads of each dataset. */
  readonly #shards = new Map<DatasetId, ThreadPool>();
  /** Settles when the answer to the last funnel question is sent. */
  #counting: Promise<unknown> = Promise.resolve();
  #loads = 0;

  /**
   * `database`: DuckDB, which is started when SQL is asked for the first time. `supply`: where threads to help come
   * from.
   */
  constructor(database: Database, supply: ThreadPoolOptions | null = null) {
    this.#queries = new Queries(database);
    this.#supply = supply;
  }

  inspect(file: File, wanted?: Partial<Reading>): Promise<Outcome<Inspection>> {
    return answered(() => inspectFile(file, wanted));
  }

  load(sources: SourceFile[], onProgress: (progress: LoadProgress) => void): Promise<Outcome<DatasetSummary>> {
    return this.#cancellable(async (signal) => {
      const [source] = sources;
      if (sources.length !== 1) {
        return failure('unexpected', { detail: `A dataset is made of one file so far, not of ${sources.length}` });
      }
      const id = `dataset-${++this.#loads}`;
      const loaded = await loadSource(source, { id, signal, onProgress });
      if (!loaded.ok) return loaded;
      this.#datasets.set(id, loaded.value);
      this.#shards.set(id, new ThreadPool(loaded.value.store, this.#supply));
      return success(loaded.value.summary);
    });
  }

  cancel(): Promise<void> {
    for (const controller of this.#underWay) controller.abort();
    return Promise.resolve();
  }

  close(dataset: DatasetId): Promise<void> {
    this.#datasets.delete(dataset);
    this.#shards.get(dataset)?.end();
    this.#shards.delete(dataset);
    void this.#queries.close(dataset);
    return Promise.resolve();
  }

  unreadRows(dataset: DatasetId, offset: number, limit: number | null): Promise<Outcome<UnreadRow[]>> {
    return this.#on(dataset, ({ unread }) =>
      Promise.resolve(success(unread.slice(offset, limit === null ? undefined : offset + limit))),
    );
  }

  properties(dataset: DatasetId): Promise<Outcome<PropertySummary[]>> {
    return this.#on(dataset, (loaded) => this.#cancellable((signal) => loaded.profile(signal)));
  }

  // eslint-disable-next-line max-params -- the contract's order
  values(dataset: DatasetId, property: string, search: string, limit: number): Promise<Outcome<ValueCount[]>> {
    return this.#on(dataset, (loaded) => loaded.values(property, search, limit));
  }

  funnel(dataset: DatasetId, spec: FunnelSpec): Promise<Outcome<FunnelAnswer>> {
    const shards = this.#shards.get(dataset)!;
    const answer = this.#on(dataset, async (loaded) => {
      const ready = await loaded.need(propertiesNeeded(spec));
      if (!ready.ok) return ready;
      return answerTogether(shards, spec, { timeZone: loaded.summary.timeZone, timeFormat: loaded.timeFormat });
    });
    this.#counting = answer.then(nextMacrotask);
    return answer;
  }

  typicalOrder(dataset: DatasetId): Promise<Outcome<TypicalOrder>> {
    return this.#on(dataset, ({ store }) => Promise.resolve(success(typicalOrder(store))));
  }

  customers(dataset: DatasetId, question: CustomersQuestion): Promise<Outcome<CustomersAnswer>> {
    const needed = listedProperties(question.spec, shownProperties(question));
    return this.#about(dataset, needed, (subject) => answerCustomers(subject, question));
  }

  customersCsv(dataset: DatasetId, list: CustomersList, words: CustomersCsvWords): Promise<Outcome<Blob>> {
    const pause = pauseFor(new AbortController().signal);
    const needed = listedProperties(list.spec, shownProperties(list));
    return this.#about(dataset, needed, (subject) => customersCsv(subject, { list, words }, pause));
  }

  timeline(dataset: DatasetId, question: TimelineQuestion): Promise<Outcome<TimelineAnswer>> {
    const needed = listedProperties(question.spec, question.properties);
    return this.#about(dataset, needed, (subject) => answerTimeline(subject, question));
  }

  reasons(dataset: DatasetId, question: DriversQuestion): Promise<Outcome<DriversAnswer>> {
    const needed = listedProperties(question.spec, question.properties);
    return this.#about(dataset, needed, (subject) => answerDrivers(subject.store, question, subject));
  }

  paths(dataset: DatasetId, question: PathsQuestion): Promise<Outcome<PathsAnswer>> {
    const needed = listedProperties(question.spec, []);
    return this.#about(dataset, needed, (subject) => answerPaths(subject.store, question, subject));
  }

  trend(dataset: DatasetId, question: TrendQuestion): Promise<Outcome<TrendAnswer>> {
    const needed = propertiesNeeded(question.spec);
    return this.#about(dataset, needed, (subject) => answerTrend(subject.store, question, subject));
  }

  timesToConvert(dataset: DatasetId, question: TimesQuestion): Promise<Outcome<TimesAnswer>> {
    const needed = propertiesNeeded(question.spec);
    return this.#about(dataset, needed, (subject) => answerTimes(subject.store, question, subject));
  }

  amounts(dataset: DatasetId, question: AmountsQuestion): Promise<Outcome<AmountsAnswer>> {
    const needed = listedProperties(question.spec, [question.property]);
    return this.#about(dataset, needed, (subject) => answerAmounts(subject.store, question, subject));
  }

  query(dataset: DatasetId, sql: string, needs: string[]): Promise<Outcome<QueryAnswer>> {
    return this.#cancellable((signal) =>
      this.#on(dataset, async (loaded) => {
        const ready = await loaded.need(needs);
        if (!ready.ok) return ready;
        const { store, users, summary } = loaded;
        const events = { store, users, columns: queryColumns(summary.propertyNames) };
        return this.#queries.ask({ dataset, events, needs, sql }, signal);
      }),
    );
  }

  /**
   * Once the dataset holds these properties. A funnel asked for before, which may be waiting for the threads that help
   * it, is answered first.
   */
  #about<T>(
    dataset: DatasetId,
    properties: readonly string[],
    ask: (subject: Subject) => Outcome<T> | Promise<Outcome<T>>,
  ): Promise<Outcome<T>> {
    return this.#on(dataset, async (loaded) => {
      const ready = await loaded.need(properties);
      if (!ready.ok) return ready;
      await this.#counting;
      const { store, users, summary, timeFormat } = loaded;
      return ask({ store, users, timeZone: summary.timeZone, timeFormat });
    });
  }

  #on<T>(id: DatasetId, ask: (dataset: LoadedDataset) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    return answered(() => {
      const dataset = this.#datasets.get(id);
      return dataset === undefined ? Promise.resolve(failure('no_dataset', { value: id })) : ask(dataset);
    });
  }

  #cancellable<T>(work: (signal: AbortSignal) => Promise<Outcome<T>>): Promise<Outcome<T>> {
    const controller = new AbortController();
    this.#underWay.add(controller);
    return answered(() => work(controller.signal)).finally(() => this.#underWay.delete(controller));
  }
}

/** The only place where an unexpected error becomes an answer. */
async function answered<T>(ask: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
  try {
    return await ask();
  } catch (thrown) {
    const detail = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
    return failure(thrown instanceof OutOfMemory ? 'out_of_memory' : 'unexpected', { detail });
  }
}
