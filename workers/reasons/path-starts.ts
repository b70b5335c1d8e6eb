import type { PathsQuestion } from '../../src/contract/reasons';
import { place } from '../funnel/bits';
import type { RunGround } from '../funnel/run-ground';
import { requiredBefore } from '../funnel/runs';
import { allocate } from '../store/allocate';
import { StepPlaces } from './places';
import type { ToldRun } from './told-runs';

/** Gathers the events from which the paths of a question start, one for each run it speaks of. */
export class PathStarts {
  readonly #step: number;
  readonly #lost: boolean;
  readonly #places: StepPlaces;
  /** Last required step before the question's. */
  readonly #before: number;
  #actors = new Uint32Array(1024);
  #events = new Uint32Array(1024);
  #size = 0;

  constructor(ground: RunGround, { step, part }: PathsQuestion) {
    this.#step = step;
    this.#lost = part === 'lost';
    this.#places = new StepPlaces(ground);
    this.#before = requiredBefore(ground.plan, step);
  }

  take(run: ToldRun): void {
    if (!run.counts) return;
    const { actor, taken } = run;
    const passed = (taken & (1 << this.#step)) !== 0;
    if (!this.#lost && passed) this.#push(actor, this.#places.first(run, this.#step));
    if (!this.#lost || passed || (taken & (1 << this.#before)) === 0) return;
    const last = place(taken & ((1 << this.#step) - 1));
    this.#push(actor, this.#places.last(run, last));
  }

  /** By path, its actor. */
  get actors(): Uint32Array {
    return this.#actors.subarray(0, this.#size);
  }

  /** By path, the event of the step it starts from. */
  get events(): Uint32Array {
    return this.#events.subarray(0, this.#size);
  }

  #push(actor: number, event: number): void {
    if (this.#size === this.#events.length) {
      this.#actors = doubled(this.#actors);
      this.#events = doubled(this.#events);
    }
    this.#actors[this.#size] = actor;
    this.#events[this.#size++] = event;
  }
}

function doubled(list: Uint32Array): Uint32Array<ArrayBuffer> {
  const longer = allocate(Uint32Array, 2 * list.length);
  longer.set(list);
  return longer;
}
