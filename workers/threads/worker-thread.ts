import { transfer, wrap, type Endpoint, type Remote } from 'comlink';
import type { GroupSums } from '../funnel/groups/group-sums';
import type { Plan } from '../funnel/plan/plan';
import type { FunnelPartial } from '../funnel/sums/tally';
import type { EventStore } from '../store/event-store';
import type { Shard } from './shard';
import { partCodes, partPlan, partStore, partText } from './store-parts';
import type { PartPlan, SharedCodes, StorePart, TextProperty } from './store-parts';

/** A thread in which a `Shard` is exposed. */
export type ShardThread = Endpoint & Pick<Worker, 'terminate'>;

/** A worker thread has ended, or does not answer. */
export class ThreadLost extends Error {}

/** A worker thread, as seen from the thread that asks. */
export class WorkerThread {
  /** Resolves when the thread has its part. */
  readonly ready: Promise<void>;
  readonly #thread: ShardThread;
  readonly #remote: Remote<Shard>;
  readonly #store: EventStore;
  readonly #part: StorePart;
  /** Rejects the pending answers. */
  readonly #waiting = new Set<(reason: Error) => void>();
  /** The property whose values the thread was sent last, for its part of the events. */
  #taught: TextProperty | null = null;
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
    return this.#answered(this.#remote.addUp(this.#sent(plan)));
  }

  /** Both messages are sent immediately, because this thread then adds up its own part. */
  addUpGroups(plan: Plan, by: SharedCodes): Promise<GroupSums> {
    const taught = by.what === 'value' ? this.#teach(by.property) : undefined;
    const codes = partCodes(by, this.#part);
    const sent = codes.what === 'actor' ? transfer(codes, [codes.codes.buffer as ArrayBuffer]) : codes;
    const sums = this.#answered(this.#remote.addUpGroups(this.#sent(plan), sent));
    return Promise.all([sums, taught]).then(([found]) => found);
  }

  #teach(name: string): Promise<void> | undefined {
    const property = this.#store.properties.get(name) as TextProperty;
    if (this.#taught === property) return undefined;
    this.#taught = property;
    const text = partText(property, this.#part);
    return this.#answered(this.#remote.learn(transfer(text, [text.codes.buffer as ArrayBuffer])));
  }

  #sent(plan: Plan): PartPlan {
    const asked = partPlan(this.#store, plan, this.#part);
    const columns = [asked.classes, asked.admitted].filter((column) => column !== null);
    return transfer(
      asked,
      columns.map(({ buffer }) => buffer as ArrayBuffer),
    );
  }

  /** Ends the thread; pending answers reject. */
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

const gone = () => new ThreadLost('The thread has ended');
