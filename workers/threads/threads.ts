import { prepareBits, shareBits } from '../funnel/match/actor-bits';
import { groupSums, type GroupSums } from '../funnel/groups/group-sums';
import { mergePartials } from '../funnel/sums/merge';
import type { Plan } from '../funnel/plan/plan';
import type { CodedBy } from '../funnel/groups/run-codes';
import { runKernel } from '../funnel/match/run-kernel';
import { withHistograms, type FunnelPartial } from '../funnel/sums/tally';
import type { EventStore } from '../store/event-store';
import { ThreadLost, WorkerThread, type ShardThread } from './worker-thread';
import { isShared, storeParts, type StorePart } from './store-parts';

/** How a dataset gets its worker threads. */
export interface ThreadPoolOptions {
  /** The number of threads that may run in addition to this one. */
  threads: number;
  start: () => ShardThread;
}

/** With fewer events this thread answers sooner than a worker could. */
const minSharedEvents = 1 << 20;
/** Milliseconds reserved for the page to draw the first answer before the workers occupy the processors. */
const drawingMs = 300;
/** The number of warm-up rounds, after which the workers' code is compiled. */
const warmUpRounds = 4;
/**
 * A worker that takes this many times as long as this thread for a similar number of events is considered dead; on a
 * busy machine it may wait seconds for a processor.
 */
const answerTimeout = { factor: 10, minMs: 10_000 };

/**
 * Adds up the runs of a store in several threads, each with a copy of its part of the actors. The workers are optional:
 * until all of them are ready, and once one of them fails, this thread answers alone.
 */
export class ThreadPool {
  readonly store: EventStore;
  readonly #supply: ThreadPoolOptions | null;
  readonly #own: EventStore;
  readonly #parts: StorePart[];
  #workers: WorkerThread[] = [];
  /** A mistake of ours that ended the workers while no question was waiting for them: the next question fails with it. */
  #mistake: Error | null = null;
  #phase: 'idle' | 'starting' | 'ready' | 'ended' = 'idle';

  /** `minEvents`: the number of events a store must have to be shared. */
  constructor(store: EventStore, supply: ThreadPoolOptions | null, minEvents = minSharedEvents) {
    const [own, ...others] = storeParts(store, (supply?.threads ?? 0) + 1);
    this.store = store;
    this.#supply = supply;
    this.#own = firstPart(store, own);
    this.#parts = others;
    if (store.size < minEvents || others.length === 0) this.#phase = 'ended';
  }

  /**
   * Sends the workers their parts, and warms them up with a question: a thread runs new code slowly at first. Resolves
   * when they are ready or have failed. `addUp` calls it.
   */
  async start(question: Plan): Promise<void> {
    if (this.#phase !== 'idle') return;
    this.#phase = 'starting';
    try {
      for (const part of this.#parts) this.#workers.push(new WorkerThread(this.#newThread(), this.store, part));
      shareBits(this.store, this.#own);
      prepareBits(this.store);
      await Promise.all(this.#workers.map(({ ready }) => ready));
      for (let time = 0; time < warmUpRounds; time++) await this.#addUpTogether(question);
      this.#phase = 'ready';
    } catch (thrown) {
      this.end();
      if (!isLoss(thrown)) this.#mistake = thrown as Error;
    }
  }

  /** Adds up the winning runs of all actors, by a plan made for the store that holds no values constant. */
  async addUp(plan: Plan): Promise<FunnelPartial> {
    const together = await this.#withWorkers(plan, () => this.#addUpTogether(plan));
    return together ?? runKernel(this.store, plan);
  }

  /** The same by code, in one part or several. */
  async addUpGroups(plan: Plan, by: CodedBy): Promise<GroupSums[]> {
    const together = isShared(by, this.store)
      ? await this.#withWorkers(plan, () =>
          this.#together(
            (worker) => worker.addUpGroups(plan, by),
            () => withHistograms(groupSums(this.#own, this.#ownPlan(plan), by)),
          ),
        )
      : null;
    return together ?? [groupSums(this.store, plan, by)];
  }

  /** Ends the threads and releases their memory. */
  end(): void {
    this.#phase = 'ended';
    for (const worker of this.#workers) worker.end();
    this.#workers = [];
  }

  /**
   * The result of `work`, which uses the workers; null where this thread must answer alone, as after the loss of a
   * worker. Rejects with any other error: the workers have ended, and the next question is answered alone.
   */
  async #withWorkers<T>(plan: Plan, work: () => Promise<T>): Promise<T | null> {
    if (this.#mistake !== null) {
      const mistake = this.#mistake;
      this.#mistake = null;
      throw mistake;
    }
    // Neither the first answer nor the page that draws it should wait until the workers have their parts.
    if (this.#phase === 'idle') setTimeout(() => void this.start(plan), drawingMs);
    if (this.#phase !== 'ready') return null;
    try {
      return await work();
    } catch (thrown) {
      this.end();
      if (isLoss(thrown)) return null;
      throw thrown;
    }
  }

  #newThread(): ShardThread {
    try {
      return this.#supply!.start();
    } catch (thrown) {
      throw new ThreadLost(String(thrown));
    }
  }

  async #addUpTogether(plan: Plan): Promise<FunnelPartial> {
    const parts = await this.#together(
      (worker) => worker.addUp(plan),
      () => withHistograms(runKernel(this.#own, this.#ownPlan(plan))),
    );
    return mergePartials(...parts);
  }

  #ownPlan(plan: Plan): Plan {
    return firstPlan(plan, this.store, this.#own);
  }

  /** The results of all threads, this one first. */
  async #together<T>(ask: (worker: WorkerThread) => Promise<T>, find: () => T): Promise<T[]> {
    const theirs = Promise.all(this.#workers.map(ask));
    const started = performance.now();
    const own = find();
    const limit = Math.max(answerTimeout.minMs, answerTimeout.factor * (performance.now() - started));
    return [own, ...(await withinLimit(theirs, limit))];
  }
}

/**
 * The first part, as views of the store's columns, each as long as the part, so that a loop to a column's end stays in
 * it.
 */
function firstPart(store: EventStore, { actors, events }: StorePart): EventStore {
  return {
    ...store,
    size: events.to,
    actors: actors.to,
    actorStart: store.actorStart.subarray(0, actors.to + 1),
    time: store.time.subarray(0, events.to),
    event: store.event.subarray(0, events.to),
    actorEvents: store.actorEvents.subarray(0, actors.to),
  };
}

/** A plan made for the whole store, restricted to its first part. */
function firstPlan(plan: Plan, store: EventStore, first: EventStore): Plan {
  return {
    ...plan,
    classes: plan.classes === store.event ? first.event : plan.classes.subarray(0, first.size),
    admitted: plan.admitted?.subarray(0, first.actors) ?? null,
  };
}

/** Whether a worker was lost, or had too little memory: this thread may still be able to answer. */
function isLoss(thrown: unknown): boolean {
  return thrown instanceof ThreadLost || (thrown instanceof Error && thrown.name === 'OutOfMemory');
}

async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const failing = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new ThreadLost('no answer')), limitMs);
  });
  try {
    return await Promise.race([work, failing]);
  } finally {
    clearTimeout(timer);
  }
}
