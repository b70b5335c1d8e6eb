import type { DatasetId, DatasetSummary, Inspection, LoadProgress, Reading } from '../src/core/spec/dataset';
import type { Engine, SourceFile } from '../src/core/engine';
import { failure, success, type Outcome } from '../src/core/outcome';
import type { AnswerOf, QuestionKind, QuestionOf } from '../src/core/questions';
import { answererOf, type AskedSubject } from './answerers';
import type { Database } from './duckdb/database';
import { emptyPool } from './funnel/sums/buffer-pool';
import { inspectFile } from './read/inspect';
import { loadSource } from './read/load-source';
import type { LoadedDataset } from './read/loaded-dataset';
import { Queries } from './sql/queries';
import { OutOfMemory } from './store/allocate';
import { nextMacrotask } from './store/pause';
import { ThreadPool, type ThreadPoolOptions } from './threads/threads';

/** An open dataset, and the threads that help to count it. */
interface OpenDataset {
  dataset: LoadedDataset;
  threads: ThreadPool;
}

/** Holds the open datasets and routes each question to the feature that answers it. */
export class DatasetEngine implements Engine {
  readonly #datasets = new Map<DatasetId, OpenDataset>();
  /** The tasks that `cancel` can end. */
  readonly #underWay = new Set<AbortController>();
  readonly #queries: Queries;
  readonly #supply: ThreadPoolOptions | null;
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
      const threads = new ThreadPool(loaded.value.store, this.#supply);
      this.#datasets.set(id, { dataset: loaded.value, threads });
      return success(loaded.value.summary);
    });
  }

  cancel(): Promise<void> {
    for (const controller of this.#underWay) controller.abort();
    return Promise.resolve();
  }

  close(dataset: DatasetId): Promise<void> {
    this.#datasets.get(dataset)?.threads.end();
    this.#datasets.delete(dataset);
    void this.#queries.close(dataset);
    emptyPool();
    return Promise.resolve();
  }

  ask<K extends QuestionKind>(dataset: DatasetId, kind: K, question: QuestionOf<K>): Promise<Outcome<AnswerOf<K>>> {
    const counting = kind === 'funnel' ? null : this.#counting;
    const answer = this.#cancellable(async (signal) => {
      const open = this.#datasets.get(dataset);
      if (open === undefined) return failure('no_dataset', { value: dataset });
      const answerer = answererOf(kind);
      const ready = await open.dataset.need(answerer.properties(question));
      if (!ready.ok) return ready;
      // A funnel asked for before, which may be waiting for the threads that help it, is answered first.
      await counting;
      return answerer.answer(this.#asked(open, signal), question);
    });
    if (kind === 'funnel') this.#counting = answer.then(nextMacrotask);
    return answer;
  }

  #asked({ dataset, threads }: OpenDataset, signal: AbortSignal): AskedSubject {
    const { store, users, summary, timeFormat } = dataset;
    const { timeZone } = summary;
    return { dataset, threads, queries: this.#queries, signal, store, users, timeZone, timeFormat };
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
