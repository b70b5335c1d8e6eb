import { firstAt } from '../store/time-order';
import { bitCount } from './bits';
import { hasSharedEvents, hidden, stepBits } from './event-masks';
import type { RunGround } from './run-ground';
import type { Runs } from './runs';
import { StepMatching } from './step-matching';

/** Which of two simultaneous events a run is taken to have used, where it may have used either: negative for the first. */
export type Preference = (event: number, other: number) => number;

/**
 * Finds the events that runs are made of, as places in the funnel's own store; kernels tell times alone. Where several
 * events share a time, each step gets an event of its own that it matches (a matching found by augmenting paths), and of
 * those that could serve the one preferred, by itself that with the first name: the order in the file does not matter.
 */
export class StepEvents {
  readonly #ground: RunGround;
  readonly #runs: Runs;
  /** The preferred first; among equals an order that is not the file's. */
  readonly #inOrder: Preference;
  /** Events of the ground by step of the run last resolved, and that run. */
  readonly #found: Int32Array;
  #resolved = -1;
  /** The simultaneous events at hand, and the step each serves; −1 for none. */
  #tied: number[] = [];
  readonly #stepOf: number[] = [];
  readonly #visited: number[] = [];
  #visit = 0;
  /** In any order: which of a run's events does which step. */
  readonly #matching: StepMatching;
  /** Whether an event may match several steps. */
  readonly #isShared: boolean;

  /** `prefer` compares events of the funnel's own store. */
  constructor(runs: Runs, prefer: Preference = () => 0) {
    const { store, placeOf } = runs.ground;
    this.#ground = runs.ground;
    this.#runs = runs;
    this.#inOrder = (event, other) =>
      prefer(placeOf(event), placeOf(other)) ||
      store.event[event] - store.event[other] ||
      this.#maskOf(event) - this.#maskOf(other);
    this.#found = new Int32Array(runs.steps);
    this.#matching = new StepMatching(runs.steps);
    this.#isShared = hasSharedEvents(runs.ground.plan);
  }

  /**
   * The event by which a run did a step it has taken. In any order: by which it did so many different steps, where
   * simultaneous ones come in the order of the steps.
   */
  eventOf(run: number, step: number): number {
    return this.#ground.placeOf(this.#eventOf(run, step));
  }

  /** The event by which a run did a step, in any order too; −1 where it did not. */
  eventFor(run: number, step: number): number {
    if (this.#ground.plan.order !== 'any') {
      return (this.#runs.taken[run] & (1 << step)) === 0 ? -1 : this.eventOf(run, step);
    }
    const event = this.#eventForAny(run, step);
    return event < 0 ? -1 : this.#ground.placeOf(event);
  }

  /** The first of the run's events that can do the step while each of the others does one of the rest. */
  #eventForAny(run: number, step: number): number {
    const rows = bitCount(this.#runs.taken[run]);
    for (let row = 0; row < rows; row++) {
      const event = this.#eventOf(run, row);
      if (this.#serves(event, step) && (!this.#isShared || this.#canSpare(run, { row, step }))) return event;
    }
    return -1;
  }

  #canSpare(run: number, { row, step }: { row: number; step: number }): boolean {
    const rows = bitCount(this.#runs.taken[run]);
    const events = Array.from({ length: rows }, (_, other) => this.#eventOf(run, other));
    this.#matching.clear();
    return events.every((event, other) =>
      this.#matching.add(event, other === row ? 1 << step : this.#maskOf(event) & stepBits & ~(1 << step)),
    );
  }

  #eventOf(run: number, step: number): number {
    if (this.#resolved === run) return this.#found[step];
    const { actorStart, time } = this.#ground.store;
    const actor = this.#runs.parts[run];
    const at = this.#runs.times[run * this.#runs.steps + step];
    const end = actorStart[actor + 1];
    const event = firstAt(time, at, { from: actorStart[actor], to: end });
    if (event + 1 >= end || time[event + 1] !== at) return event;
    this.#resolve(run);
    return this.#found[step];
  }

  #resolve(run: number): void {
    const { steps, times, taken } = this.#runs;
    this.#resolved = run;
    if (this.#ground.plan.order === 'any') {
      this.#resolveRows(run);
      return;
    }
    let met = 0;
    for (let step = 0; step < steps; step++) {
      if ((taken[run] & (1 << step)) === 0 || (met & (1 << step)) !== 0) continue;
      const at = times[run * steps + step];
      let here = 0;
      for (let k = step; k < steps; k++) {
        if ((taken[run] & (1 << k)) !== 0 && times[run * steps + k] === at) here |= 1 << k;
      }
      met |= here;
      this.#gather(this.#runs.parts[run], at);
      this.#matchSteps(here);
    }
  }

  /** In any order: the events by which one more step could be done, those of one time in the order of the steps they do. */
  #resolveRows(run: number): void {
    const { steps, times, taken } = this.#runs;
    const rows = bitCount(taken[run]);
    this.#matching.clear();
    for (let row = 0; row < rows;) {
      const at = times[run * steps + row];
      let end = row + 1;
      while (end < rows && times[run * steps + end] === at) end++;
      this.#gather(this.#runs.parts[run], at);
      const events = this.#tied.filter((event) => this.#matching.add(event, this.#maskOf(event) & stepBits));
      const stepOf = (event: number) => this.#matching.doer.indexOf(event);
      events.sort((event, other) => stepOf(event) - stepOf(other));
      for (let n = 0; row < end; n++) this.#found[row++] = events[n];
    }
  }

  /** Lists an actor's events at a time that match any step, the preferred first. */
  #gather(actor: number, at: number): void {
    const { actorStart, time } = this.#ground.store;
    const to = actorStart[actor + 1];
    this.#tied.length = 0;
    for (let i = firstAt(time, at, { from: actorStart[actor], to }); i < to && time[i] === at; i++) {
      const mask = this.#maskOf(i);
      if ((mask & hidden) === 0 && (mask & stepBits) !== 0) this.#tied.push(i);
    }
    if (this.#tied.length > 1) this.#tied.sort(this.#inOrder);
    this.#stepOf.length = this.#tied.length;
    for (let n = 0; n < this.#tied.length; n++) {
      this.#stepOf[n] = -1;
      this.#visited[n] = 0;
    }
  }

  #matchSteps(here: number): void {
    const { steps } = this.#ground.plan;
    for (let step = 0; step < steps; step++) if ((here & (1 << step)) !== 0) this.#place(step);
    // A step placed later may have taken the event of an earlier one.
    if (this.#isShared) for (let step = 0; step < steps; step++) if ((here & (1 << step)) !== 0) this.#prefer(step);
    for (let n = 0; n < this.#tied.length; n++) if (this.#stepOf[n] >= 0) this.#found[this.#stepOf[n]] = this.#tied[n];
  }

  #place(step: number): boolean {
    this.#visit++;
    return this.#augment(step);
  }

  /** Gives a step the first event it can have while the steps before it keep theirs and all behind it still get one. */
  #prefer(step: number): void {
    const own = this.#stepOf.indexOf(step);
    for (let n = 0; n < own; n++) {
      const holder = this.#stepOf[n];
      if ((holder >= 0 && holder < step) || !this.#serves(this.#tied[n], step)) continue;
      this.#stepOf[own] = -1;
      this.#stepOf[n] = step;
      if (holder < 0 || this.#placeBehind(holder, step)) return;
      this.#stepOf[own] = step;
      this.#stepOf[n] = holder;
    }
  }

  /** Finds an event for a step without touching those of the steps up to `settled`. */
  #placeBehind(step: number, settled: number): boolean {
    this.#visit++;
    for (let n = 0; n < this.#tied.length; n++) {
      if (this.#stepOf[n] >= 0 && this.#stepOf[n] <= settled) this.#visited[n] = this.#visit;
    }
    return this.#augment(step);
  }

  /** Finds an event for a step: a free one, or one whose step can go to another. */
  #augment(step: number): boolean {
    for (let n = 0; n < this.#tied.length; n++) {
      if (this.#stepOf[n] >= 0 || !this.#serves(this.#tied[n], step)) continue;
      this.#stepOf[n] = step;
      return true;
    }
    for (let n = 0; n < this.#tied.length; n++) {
      if (this.#visited[n] === this.#visit || !this.#serves(this.#tied[n], step)) continue;
      this.#visited[n] = this.#visit;
      if (!this.#augment(this.#stepOf[n])) continue;
      this.#stepOf[n] = step;
      return true;
    }
    return false;
  }

  #serves(event: number, step: number): boolean {
    return (this.#maskOf(event) & (1 << step)) !== 0;
  }

  #maskOf(event: number): number {
    const { masks, classes } = this.#ground.plan;
    return masks[classes[event]];
  }
}
