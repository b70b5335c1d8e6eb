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
  /** The simultaneous events at hand. */
  #tied: number[] = [];
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

  /**
   * In any order the steps take, in turn, the first of the run's events that leaves every other event a later step: so
   * each event does one step, each step has one event, and all that the run counts are placed.
   */
  #eventForAny(run: number, step: number): number {
    const rows = bitCount(this.#runs.taken[run]);
    const left = Array.from({ length: rows }, (_, row) => this.#eventOf(run, row));
    if (!this.#isShared) return left.find((event) => this.#serves(event, step)) ?? -1;
    for (let k = 0; ; k++) {
      const own = left.findIndex((event) => this.#serves(event, k) && this.#leavesLaterSteps(left, { event, step: k }));
      if (k === step) return own < 0 ? -1 : left[own];
      if (own >= 0) left.splice(own, 1);
    }
  }

  /** Whether each of some events but one can do a step of its own behind a step. */
  #leavesLaterSteps(events: readonly number[], taken: { event: number; step: number }): boolean {
    const later = stepBits & ~((2 << taken.step) - 1);
    this.#matching.clear();
    return events.every((other) => other === taken.event || this.#matching.add(other, this.#maskOf(other) & later));
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
  }

  /** Gives each step the first event that leaves the steps behind it theirs. */
  #matchSteps(here: number): void {
    let behind = here;
    for (let step = 0; step < this.#ground.plan.steps; step++) {
      if ((here & (1 << step)) === 0) continue;
      behind &= ~(1 << step);
      const own = this.#tied.findIndex((event) => this.#serves(event, step) && this.#canDoWithout(event, behind));
      this.#found[step] = this.#tied[own];
      this.#tied.splice(own, 1);
    }
  }

  /** Whether the other events at hand can do these steps. */
  #canDoWithout(event: number, steps: number): boolean {
    if (!this.#isShared) return true;
    let left = bitCount(steps);
    this.#matching.clear();
    for (let n = 0; n < this.#tied.length && left > 0; n++) {
      const other = this.#tied[n];
      if (other !== event && this.#matching.add(other, this.#maskOf(other) & steps)) left--;
    }
    return left === 0;
  }

  #serves(event: number, step: number): boolean {
    return (this.#maskOf(event) & (1 << step)) !== 0;
  }

  #maskOf(event: number): number {
    const { masks, classes } = this.#ground.plan;
    return masks[classes[event]];
  }
}
