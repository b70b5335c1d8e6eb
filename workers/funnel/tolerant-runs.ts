import type { EventStore } from '../store/event-store';
import type { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import type { ExclusionRange } from './exclusion-ranges';
import type { Plan } from './plan';
import { StepTimes } from './step-times';

/** A run from one entry, and what became of it. */
export class TolerantRun extends BestRun {
  /** When its last step, in time, was done. */
  reached = 0;
  dropped = false;
  /** Until when it was under way: its conversion, its time-out, or the event that excluded it. */
  end = 0;
}

/**
 * Ordered runs in which steps no further apart than the tolerance count in either order: a step may come that much before
 * any step it follows. From its entry a run does each required step at the earliest event that may serve, then the optional
 * steps on the way where they do not hold it up. An exclusion counts if it lies further than the tolerance from
 * the steps it lies between. Every step is found by halving, so a run costs little however many events an actor has.
 */
export class TolerantRuns {
  readonly #store: EventStore;
  readonly #plan: Plan;
  readonly #steps: StepTimes[];
  readonly #exclusions: StepTimes[];
  /** By step, the event that does it. */
  readonly #event: Uint32Array;
  readonly #run: TolerantRun;

  constructor(store: EventStore, plan: Plan) {
    this.#store = store;
    this.#plan = plan;
    this.#steps = Array.from({ length: plan.steps }, () => new StepTimes());
    this.#exclusions = plan.exclusions.map(() => new StepTimes());
    this.#event = new Uint32Array(plan.steps);
    this.#run = new TolerantRun(plan.steps);
  }

  /** Reads an actor's events. */
  start(span: ActorSpan): void {
    const { masks, classes, exclusions, steps } = this.#plan;
    for (const list of this.#steps) list.clear();
    for (const list of this.#exclusions) list.clear();
    for (let i = span.from; i < span.to; i++) {
      const mask = masks[classes[i]];
      if (mask <= 0) continue;
      const time = this.#store.time[i];
      for (let k = 0; k < steps; k++) if ((mask & (1 << k)) !== 0) this.#steps[k].push(time, i);
      for (let x = 0; x < exclusions.length; x++)
        if ((mask & exclusions[x].bit) !== 0) this.#exclusions[x].push(time, i);
    }
  }

  /** The actor's step-1 events. */
  get entries(): StepTimes {
    return this.#steps[0];
  }

  /** The run from an entry, with events after `free` alone; valid until the next is asked for. */
  from(entry: number, free: number): TolerantRun {
    const run = this.#run;
    run.clear();
    run.dropped = false;
    run.reached = -Infinity;
    this.#take(0, entry);
    for (let k = 0; k >= 0 && k < this.#plan.steps - 1;) k = this.#goOn(k, free);
    run.end = run.depth === this.#plan.steps - 1 ? run.reached : run.times[0] + this.#plan.window;
    for (let x = 0; x < this.#exclusions.length; x++) this.#exclude(this.#plan.exclusions[x], this.#exclusions[x]);
    return run;
  }

  /** Does the next required step after k, and the optional ones on the way; gives that step, −1 where the run ends. */
  #goOn(k: number, free: number): number {
    const { steps, optional, tolerance } = this.#plan;
    let required = k + 1;
    while (required < steps && (optional & (1 << required)) !== 0) required++;
    const place = required < steps ? this.#find(required, free) : -1;
    if (place >= 0) this.#take(required, place);
    const latest = place >= 0 ? this.#run.times[required] + tolerance : Infinity;
    for (let option = k + 1; option < required; option++) {
      const found = this.#find(option, free);
      if (found >= 0 && this.#steps[option].timeAt(found) <= latest) this.#take(option, found);
    }
    return place >= 0 ? required : -1;
  }

  #take(step: number, place: number): void {
    const run = this.#run;
    run.times[step] = this.#steps[step].timeAt(place);
    run.taken |= 1 << step;
    run.depth = Math.max(run.depth, step);
    run.reached = Math.max(run.reached, run.times[step]);
    this.#event[step] = this.#steps[step].eventAt(place);
  }

  /** Place of the earliest event the run has left for a step; −1 for none in time. */
  #find(step: number, free: number): number {
    const { window, limits, tolerance } = this.#plan;
    const { times, taken } = this.#run;
    let floor = -Infinity;
    let previous = 0;
    for (let k = 0; k < step; k++) {
      if ((taken & (1 << k)) === 0) continue;
      floor = Math.max(floor, times[k] - tolerance);
      previous = times[k];
    }
    const list = this.#steps[step];
    const last = Math.min(times[0] + window, previous + limits[step]);
    for (let place = list.firstFrom(Math.max(floor, free)); place < list.size && list.timeAt(place) <= last; place++) {
      if (list.timeAt(place) > free && !this.#uses(list.eventAt(place))) return place;
    }
    return -1;
  }

  #uses(event: number): boolean {
    for (let k = 0; k < this.#plan.steps; k++) {
      if ((this.#run.taken & (1 << k)) !== 0 && this.#event[k] === event) return true;
    }
    return false;
  }

  #exclude({ from, to, drop }: ExclusionRange, list: StepTimes): void {
    const run = this.#run;
    const begin = this.#timeOfReaching(from);
    if (begin === Infinity) return;
    const end = Math.min(this.#timeOfReaching(to) - this.#plan.tolerance, run.times[0] + this.#plan.window);
    let place = list.firstFrom(begin + this.#plan.tolerance);
    while (place < list.size && list.timeAt(place) === begin + this.#plan.tolerance) place++;
    if (place >= list.size) return;
    const time = list.timeAt(place);
    const between = this.#timeOfReaching(to) === Infinity ? time <= end : time < end;
    if (!between || time > run.end) return;
    run.end = time;
    if (drop) run.dropped = true;
    else this.#cut(time);
  }

  /** When the first step from this one on was done; Infinity where none was. */
  #timeOfReaching(step: number): number {
    for (let k = step; k < this.#plan.steps; k++) if ((this.#run.taken & (1 << k)) !== 0) return this.#run.times[k];
    return Infinity;
  }

  /** Takes away the steps done after a time. */
  #cut(time: number): void {
    const run = this.#run;
    run.depth = 0;
    run.reached = run.times[0];
    for (let k = 1; k < this.#plan.steps; k++) {
      if ((run.taken & (1 << k)) === 0) continue;
      if (run.times[k] > time) run.taken &= (1 << k) - 1;
      else run.depth = k;
      if (run.depth === k) run.reached = Math.max(run.reached, run.times[k]);
    }
  }
}
