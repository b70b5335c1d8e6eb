import { transfer, wrap, type Endpoint, type Remote } from 'comlink';
import type { Plan } from '../funnel/plan';
import type { FunnelPartial } from '../funnel/tally';
import type { EventStore } from '../store/event-store';
import type { Shard } from './shard';
import { partPlan, partStore, type StorePart } from './store-parts';

/** A thread in which a `Shard` is exposed. */
export type ShardThread = Endpoint & Pick<Worker, 'terminate'>;

/** A thread that helps, seen from the one that asks. */
export class Helper {
  /** Resolves when the thread has its part. */
  readonly ready: Promise<void>;
  readonly #thread: ShardThread;
  readonly #remote: Remote<Shard>;
  readonly #store: EventStore;
  readonly #part: StorePart;
  /** Rejects what waits for an answer. */
  readonly #waiting = new Set<(reason: Error) => void>();
  #ended = false;

  constructor(thread: ShardThread, store: EventStore, part: StorePart) {
    this.#thread = thread;
    this.#remote = wrap<Shard>(thread);
    this.#store = store;
    this.#part = part;
    for (const type of ['error', 'messageerror']) thread.addEventListener(type, () => this.end());
    const copy = partStore(store, part);
    const { actorStart, time, event, actorEvents } = copy;
    const buffers = [actorStart, time, event, actorEvents].map(({ buffer }) => buffer as ArrayBuffer);
    this.ready = this.#answered(this.#remote.hold(transfer(copy, buffers)));
  }

  addUp(plan: Plan): Promise<FunnelPartial> {
    const asked = partPlan(this.#store, plan, this.#part);
    const columns = [asked.classes, asked.admitted].filter((column) => column !== null);
    const sent = transfer(
      asked,
      columns.map(({ buffer }) => buffer as ArrayBuffer),
    );
    return this.#answered(this.#remote.addUp(sent));
  }

  /** Ends the thread; what waits for it rejects. */
  end(): void {
    this.#ended = true;
    this.#thread.terminate();
    for (const reject of this.#waiting) reject(gone());
  }

  /** The answer, unless the thread dies before. */
  #answered<T>(answer: Promise<T>): Promise<T> {
    return new Promise((resolve, reject) => {
      if (this.#ended) reject(gone());
      this.#waiting.add(reject);
      void answer.then(resolve, reject).finally(() => this.#waiting.delete(reject));
    });
  }
}

const gone = () => new Error('The thread has ended');
