import { failure, type Outcome } from '../core/outcome';

/** Number of threads in a row that may die without an answer; the next would die of the same cause. */
const maxUnansweredThreads = 3;

/** Number of threads that may die on the same call; no third one is risked. */
const maxDeaths = 2;

/** An engine call: its name, arguments and the file it reads. */
export interface Call {
  name: string;
  args: readonly unknown[];
  file?: File | undefined;
}

/** Prevents endless restarts of the engine by a thread that can't run or a call that kills it. */
export class RestartLimit {
  #unanswered = 0;
  /** Number of threads that died during a call, by call; cleared once the call is answered. */
  readonly #deaths = new Map<string, number>();

  /** Records the death of a thread; returns how many died in a row where it should not be restarted, else null. */
  died(): number | null {
    this.#unanswered += 1;
    return this.#unanswered < maxUnansweredThreads ? null : this.#unanswered;
  }

  /** Resets the count when the person asks for another try. */
  reset(): void {
    this.#unanswered = 0;
    this.#deaths.clear();
  }

  /** Records the answer to a call. A refused call gets its tries back, since only a person repeats it then. */
  async ask<T>(call: Call, answer: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (this.#deaths.size > 0 && this.#deaths.get(callKey(call)) === maxDeaths) {
      this.#deaths.delete(callKey(call));
      return call.file ? failure('file_stops_engine', { file: call.file.name }) : failure('question_stops_engine');
    }
    const outcome = await answer();
    if (!outcome.ok && outcome.failure.kind === 'engine_crashed') {
      this.#deaths.set(callKey(call), (this.#deaths.get(callKey(call)) ?? 0) + 1);
    } else {
      this.#unanswered = 0;
      this.#deaths.delete(callKey(call));
    }
    return outcome;
  }
}

function callKey({ name, args }: Call): string {
  return JSON.stringify([name, ...args], (_, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  );
}
