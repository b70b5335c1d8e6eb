import type { TimelineAnswer, TimelineEvent, TimelineQuestion } from '../core/spec/customers';
import type { DatasetId } from '../core/spec/dataset';
import type { Engine } from '../core/engine';
import { LatestAnswer } from '../engine/answer.svelte';
import { rowsAround } from './rows-around';

type TimelineSubject = Omit<TimelineQuestion, 'offset' | 'limit'>;

/** One customer's events; only rows around the visible ones are loaded. */
export class TimelineState {
  readonly #subject: TimelineSubject;
  readonly #latest: LatestAnswer<TimelineQuestion, TimelineAnswer>;

  constructor(engine: Engine, dataset: DatasetId, subject: TimelineSubject) {
    this.#subject = subject;
    this.#latest = new LatestAnswer((question) => engine.ask(dataset, 'timeline', question));
  }

  ask(view: { from: number; to: number }): void {
    this.#latest.ask({ ...this.#subject, ...rowsAround(view) });
  }

  get answer(): TimelineAnswer | null {
    return this.#latest.value;
  }

  get failure() {
    return this.#latest.failure;
  }

  /** Null while the row is being loaded. */
  row(index: number): TimelineEvent | null {
    const { result } = this.#latest;
    return result?.answer.events[index - result.question.offset] ?? null;
  }
}
