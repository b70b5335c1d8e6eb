import { place } from '../funnel/bits';
import type { Plan } from '../funnel/plan';
import type { Funnel } from '../funnel/ready-funnel';
import type { RunGround } from '../funnel/run-ground';
import type { EventStore } from '../store/event-store';
import { firstAt, StepPlaces } from './places';
import type { ToldRun } from './told-runs';

/** Told of each run on the passage: its `entry` event, and the events after it up to `end` − 1. */
export type SpanVisitor = (span: { converted: boolean; entry: number; end: number }) => void;

/**
 * Turns runs into the events that lie on a passage: from the event of step `from` to that of step `to`, or, where the
 * run did not get there, as long as it still could have: to the end of its window, or to the next run of its actor (of
 * the same part of the actor, where its events are parted by their values).
 */
export class PassageSpans {
  readonly #store: EventStore;
  readonly #plan: Plan;
  readonly #passage: { from: number; to: number };
  readonly #visit: SpanVisitor;
  readonly #places: StepPlaces;
  readonly #span = { converted: false, entry: 0, end: 0 };
  /** The actor whose last run waits to be told, since the next one may cut it short; −1 for none. */
  #actor = -1;
  /** The part of the actor it lies in. */
  #part = -1;
  /** The lost run's end in µs, excluded. */
  #until = 0;

  constructor(
    { store, plan }: Pick<Funnel, 'store' | 'plan'>,
    ground: RunGround,
    passage: { from: number; to: number; visit: SpanVisitor },
  ) {
    this.#store = store;
    this.#plan = plan;
    this.#passage = passage;
    this.#visit = passage.visit;
    this.#places = new StepPlaces(ground);
  }

  take(run: ToldRun): void {
    const { actor, part, taken, times } = run;
    if (this.#part === part && times[0] < this.#until) this.#until = times[0];
    this.finish();
    const { from, to } = this.#passage;
    if (!run.counts || (taken & (1 << from)) === 0) return;
    this.#actor = actor;
    this.#part = part;
    this.#span.converted = (taken & (1 << to)) !== 0;
    this.#span.entry = this.#places.last(run, from);
    if (this.#span.converted) this.#span.end = this.#places.first(run, to);
    else this.#until = this.#deadline(taken, times) + 1;
  }

  /** Tells of the last run; to be called when the kernel is done. */
  finish(): void {
    if (this.#actor < 0) return;
    if (!this.#span.converted) {
      const range = { from: this.#span.entry, to: this.#store.actorStart[this.#actor + 1] };
      const { whole, end } = this.#plan.range;
      this.#span.end = firstAt(whole ? Math.min(this.#until, end) : this.#until, this.#store.time, range);
    }
    this.#actor = -1;
    this.#part = -1;
    this.#visit(this.#span);
  }

  /** The last moment, in µs, at which the run could have come to step `to`. */
  #deadline(taken: number, times: Float64Array): number {
    const { window, limits } = this.#plan;
    const last = place(taken & ((1 << this.#passage.to) - 1));
    let left = 0;
    for (let k = last + 1; k <= this.#passage.to; k++) left += limits[k];
    return Math.min(times[0] + window, times[last] + left);
  }
}
