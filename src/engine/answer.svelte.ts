import { failure, type Failure, type Outcome } from '../core/outcome';

/**
 * The answer to a question that changes while the last one is still being worked on. At most one question is in
 * flight and only the newest one waits, so a drag queries as fast as answers arrive and never builds up a queue.
 */
export class LatestAnswer<Question, Answer> {
  /** The newest answer, with its question; kept while the next one is pending and where the next one fails. */
  result = $state.raw<{ question: Question; answer: Answer } | null>(null);
  /** Why the newest question has no answer; null once one is answered. */
  failure = $state.raw<Failure | null>(null);
  pending = $state(false);

  readonly #answer: (question: Question) => Promise<Outcome<Answer>>;
  #waiting: { question: Question } | null = null;
  #dropped = false;
  #working = false;

  constructor(answer: (question: Question) => Promise<Outcome<Answer>>) {
    this.#answer = answer;
  }

  get value(): Answer | null {
    return this.result?.answer ?? null;
  }

  ask(question: Question): void {
    this.#waiting = { question };
    // Does not read `pending`: an effect that calls `ask` must not depend on the answer.
    if (!this.#working) void this.#work();
  }

  /** Forgets a question that is still waiting, and the answer of the one in flight. */
  drop(): void {
    this.#waiting = null;
    this.#dropped = true;
  }

  async #work(): Promise<void> {
    this.#working = true;
    this.pending = true;
    for (let next = this.#next(); next !== null; next = this.#next()) {
      const outcome = await this.#outcome(next.question);
      if (!this.#dropped) this.#take(next.question, outcome);
    }
    this.#working = false;
    this.pending = false;
  }

  #next(): { question: Question } | null {
    const next = this.#waiting;
    this.#waiting = null;
    this.#dropped = false;
    return next;
  }

  async #outcome(question: Question): Promise<Outcome<Answer>> {
    try {
      return await this.#answer(question);
    } catch (error) {
      return failure('unexpected', { detail: error instanceof Error ? (error.stack ?? error.message) : String(error) });
    }
  }

  #take(question: Question, outcome: Outcome<Answer>): void {
    if (outcome.ok) {
      this.result = { question, answer: outcome.value };
      this.failure = null;
    } else {
      this.failure = outcome.failure;
    }
  }
}
