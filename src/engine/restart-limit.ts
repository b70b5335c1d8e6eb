import { failure, type Outcome } from '../core/outcome';

/** Threads in a row that may die before any of them has answered; the next would die of the same cause. */
const maxUnansweredThreads = 3;

/** Deaths over one question; a third thread is not risked for it. */
const maxDeaths = 2;

/** A call of the engine by its name and arguments, and the file it reads. */
export interface Call {
  name: string;
  args: readonly unknown[];
  file?: File | undefined;
}

/** Keeps the engine from being restarted without end, by a thread that cannot live or a question that kills it. */
export class RestartLimit {
  #unanswered = 0;
  /** How many threads died while a call was under way; of calls that have had no answer since. */
  readonly #deaths = new Map<string, number>();

  /** Notes the death of a thread; gives how many died in a row, where it should be the last, else null. */
  died(): number | null {
    this.#unanswered += 1;
    return this.#unanswered < maxUnansweredThreads ? null : this.#unanswered;
  }

  /** Someone has asked for another try. */
  reset(): void {
    this.#unanswered = 0;
    this.#deaths.clear();
  }

  /** The answer to a call; once refused, a call has its tries again, since nothing but a person repeats it then. */
  async ask<T>(call: Call, answer: () => Promise<Outcome<T>>): Promise<Outcome<T>> {
    if (this.#deaths.size > 0 && this.#deaths.get(keyOf(call)) === maxDeaths) {
      this.#deaths.delete(keyOf(call));
      return call.file ? failure('file_stops_engine', { file: call.file.name }) : failure('question_stops_engine');
    }
    const outcome = await answer();
    if (!outcome.ok && outcome.failure.kind === 'engine_crashed') {
      this.#deaths.set(keyOf(call), (this.#deaths.get(keyOf(call)) ?? 0) + 1);
    } else {
      this.#unanswered = 0;
      this.#deaths.delete(keyOf(call));
    }
    return outcome;
  }
}

function keyOf({ name, args }: Call): string {
  return JSON.stringify([name, ...args], (_, value: unknown) =>
    value instanceof File ? [value.name, value.size, value.lastModified] : value,
  );
}
