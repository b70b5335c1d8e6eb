import { prepareBits, shareBits } from '../funnel/match/actor-bits';
import { groupSums, type GroupSums } from '../funnel/groups/group-sums';
import { mergePartials } from '../funnel/sums/merge';
import type { Plan } from '../funnel/plan/plan';
import type { CodedBy } from '../funnel/groups/run-codes';
import { runKernel } from '../funnel/match/run-kernel';
import { withHistograms, type FunnelPartial } from '../funnel/sums/tally';
import type { EventStore } from '../store/event-store';
import { WorkerThread, type ShardThread } from './worker-thread';
import { isShared, storeParts, type StorePart } from './store-parts';

/** How a dataset comes by threads that help. */
export interface ThreadPoolOptions {
  /** So many may run beside this one. */
  threads: number;
  start: () => ShardThread;
}

/** With fewer events this thread answers sooner than another one can be asked. */
const minSharedEvents = 1 << 20;
/** Milliseconds the page is left to draw the first answer, before the threads take the processors from it. */
const drawingMs = 300;
/** So often do the threads practise. */
const warmUpRounds = 4;
/**
 * A thread that takes so much longer than this one for as many events has died without a word; on a busy machine it may
 * wait for its turn for seconds.
 */
const answerTimeout = { factor: 10, minMs: 10_000 };

/**
 * Adds up the runs of a store in several threads, each with a copy of its part of the actors. They only help: until all
 * of them are ready, and from the moment when one of them fails, this thread answers alone.
 */
export class ThreadPool {
  readonly store: EventStore;
  readonly #supply: ThreadPoolOptions | null;
  readonly #own: EventStore;
  readonly #parts: StorePart[];
  #workers: WorkerThread[] = [];
  #phase: 'idle' | 'starting' | 'ready' | 'ended' = 'idle';

  /** `least`: so many events a store must have. */
  constructor(store: EventStore, supply: ThreadPoolOptions | null, minEvents = minSharedEvents) {
    const [own, ...others] = storeParts(store, (supply?.threads ?? 0) + 1);
    this.store = store;
    this.#supply = supply;
    this.#own = firstPart(store, own);
    this.#parts = others;
    if (store.size < minEvents || others.length === 0) this.#phase = 'ended';
  }

  /**
   * Hands the others their parts, and practises on a question with them: a thread is slow at what it does for the first
   * times. Resolves when they are ready or given up. `addUp` sees to it.
   */
  async start(question: Plan): Promise<void> {
    if (this.#phase !== 'idle') return;
    this.#phase = 'starting';
    try {
      for (const part of this.#parts) this.#workers.push(new WorkerThread(this.#supply!.start(), this.store, part));
      shareBits(this.store, this.#own);
      prepareBits(this.store);
      await Promise.all(this.#workers.map(({ ready }) => ready));
      for (let time = 0; time < warmUpRounds; time++) await this.#addUpTogether(question);
      this.#phase = 'ready';
    } catch {
      this.end();
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

  /** Ends the threads, and gives back the memory of what they hold. */
  end(): void {
    this.#phase = 'ended';
    for (const worker of this.#workers) worker.end();
    this.#workers = [];
  }

  /** What was found out with the help of the others; null where this thread must answer alone. */
  async #withWorkers<T>(plan: Plan, work: () => Promise<T>): Promise<T | null> {
    // The first answer shall not wait until the others have their parts, nor the page, which draws it meanwhile.
    if (this.#phase === 'idle') setTimeout(() => void this.start(plan), drawingMs);
    if (this.#phase !== 'ready') return null;
    try {
      return await work();
    } catch {
      this.end();
      return null;
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

  /** What all threads have found, this one first. */
  async #together<T>(ask: (worker: WorkerThread) => Promise<T>, find: () => T): Promise<T[]> {
    const theirs = Promise.all(this.#workers.map(ask));
    const started = performance.now();
    const own = find();
    const limit = Math.max(answerTimeout.minMs, answerTimeout.factor * (performance.now() - started));
    return [own, ...(await withinLimit(theirs, limit))];
  }
}

/**
 * The first part: views of the store's own columns, each as long as the part, so that a loop to a column's end stays in
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

/** A plan made for the whole store, for its first part. */
function firstPlan(plan: Plan, store: EventStore, first: EventStore): Plan {
  return {
    ...plan,
    classes: plan.classes === store.event ? first.event : plan.classes.subarray(0, first.size),
    admitted: plan.admitted?.subarray(0, first.actors) ?? null,
  };
}

async function withinLimit<T>(work: Promise<T>, limitMs: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const failing = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('no answer')), limitMs);
  });
  try {
    return await Promise.race([work, failing]);
  } finally {
    clearTimeout(timer);
  }
}
