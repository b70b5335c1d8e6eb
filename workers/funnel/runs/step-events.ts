import { firstAt } from '../../store/time-order';
import { bitCount, bitIndex } from '../../../src/core/arrays/bits';
import { hasSharedEvents, hiddenBit, stepBits } from '../plan/event-masks';
import type { RunContext } from './run-context';
import type { Runs } from './runs';
import { StepMatching } from '../match/step-matching';
import { TiedRows } from './tied-rows';
import { TiedSlots } from './tied-slots';

/**
 * Decides which of two simultaneous events a run is assumed to have used: negative for the first.
 */
export type Preference = (event: number, other: number) => number;

/**
 * Finds the events of runs, as indices in the funnel's own store; kernels only report times. Where several events share
 * a time, each step of each run gets a different matching event: of the candidates the preferred one, by default that
 * with the first name, so that the order in the file does not matter. With totals an actor's runs may share a time; all
 * of them must be in the table, one after the other.
 */
export class StepEvents {
  readonly #context: RunContext;
  readonly #runs: Runs;
  /** The preferred first; among equals an order independent of the file. */
  readonly #inOrder: Preference;
  /** Events of the context by step of the run last resolved, and that run. */
  readonly #found: Int32Array;
  #resolved = -1;
  /** The current simultaneous events. */
  #tied: number[] = [];
  /**
   * Of the last time resolved in `ordered` and `strict`: by run and step (run × steps + step) the event. Of one run, or
   * with totals of all runs of its part.
   */
  readonly #slots = new Map<number, number>();
  /** With order `any`, where every run counts. */
  readonly #inTurn: TiedRows | null;
  readonly #matching: StepMatching;
  /** Whether an event may match several steps. */
  readonly #isShared: boolean;

  /** `prefer` compares events of the funnel's own store. */
  constructor(runs: Runs, prefer: Preference = () => 0) {
    const { store, storeIndex } = runs.context;
    this.#context = runs.context;
    this.#runs = runs;
    this.#inOrder = (event, other) =>
      prefer(storeIndex(event), storeIndex(other)) ||
      store.event[event] - store.event[other] ||
      this.#maskOf(event) - this.#maskOf(other);
    this.#found = new Int32Array(runs.steps);
    this.#matching = new StepMatching(runs.steps);
    this.#isShared = hasSharedEvents(runs.context.plan);
    const { order, totals } = runs.context.plan;
    const gather = (part: number, at: number) => this.#gather(part, at);
    const mask = (event: number) => this.#maskOf(event) & stepBits;
    this.#inTurn = order === 'any' && totals ? new TiedRows(runs, gather, mask) : null;
  }

  /**
   * The event by which a run did a step it has taken. With order `any`: the event of its n-th distinct step, where
   * simultaneous steps come in step order.
   */
  eventOf(run: number, step: number): number {
    return this.#context.storeIndex(this.#eventOf(run, step));
  }

  /** The event by which a run did a step, with any order; −1 where it did not. */
  eventFor(run: number, step: number): number {
    if (this.#context.plan.order !== 'any') {
      return (this.#runs.taken[run] & (1 << step)) === 0 ? -1 : this.eventOf(run, step);
    }
    const event = this.#eventForAny(run, step);
    return event < 0 ? -1 : this.#context.storeIndex(event);
  }

  /**
   * With order `any` each step in turn takes the first of the run's events that leaves every other event a later step:
   * so each event does one step, each step has one event, and all events the run counts are assigned.
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

  /** Whether all but one of some events can each do a different step after a step. */
  #leavesLaterSteps(events: readonly number[], taken: { event: number; step: number }): boolean {
    const later = stepBits & ~((2 << taken.step) - 1);
    this.#matching.clear();
    return events.every((other) => other === taken.event || this.#matching.add(other, this.#maskOf(other) & later));
  }

  #eventOf(run: number, step: number): number {
    if (this.#resolved === run) return this.#found[step];
    const { actorStart, time } = this.#context.store;
    const actor = this.#runs.parts[run];
    const at = this.#runs.times[run * this.#runs.steps + step];
    const end = actorStart[actor + 1];
    const event = firstAt(time, at, { from: actorStart[actor], to: end });
    if (event + 1 >= end || time[event + 1] !== at) return event;
    this.#resolve(run);
    return this.#found[step];
  }

  #resolve(run: number): void {
    const { steps, times, taken, parts } = this.#runs;
    this.#resolved = run;
    if (this.#inTurn !== null) this.#inTurn.resolve(run, this.#found);
    else if (this.#context.plan.order === 'any') this.#resolveRows(run);
    else {
      for (let step = 0; step < steps; step++) {
        if ((taken[run] & (1 << step)) === 0) continue;
        const slot = run * steps + step;
        if (!this.#slots.has(slot)) this.#resolveTime(run, { part: parts[run], at: times[slot] });
        this.#found[step] = this.#slots.get(slot)!;
      }
    }
  }

  /** Finds the events of all steps that the runs around one did at a time. */
  #resolveTime(run: number, { part, at }: { part: number; at: number }): void {
    const slots = this.#slotsAround(run, { part, at });
    const { steps } = this.#runs;
    this.#gather(part, at);
    const tied = new TiedSlots(this.#tied, (event) => this.#maskOf(event) & stepBits, steps);
    const events = tied.assign(slots.map((slot) => slot % steps));
    this.#slots.clear();
    for (const [n, slot] of slots.entries()) this.#slots.set(slot, events[n]);
  }

  /** The steps done at a time, as run × steps + step: those of one run, or with totals of all runs of the part. */
  #slotsAround(run: number, { part, at }: { part: number; at: number }): number[] {
    const { steps, times, taken, parts, size } = this.#runs;
    const { totals, tolerance } = this.#context.plan;
    // With a tie tolerance steps need not be in step order.
    const slack = tolerance * steps;
    const isNear = (other: number) =>
      parts[other] === part &&
      times[other * steps] - slack <= at &&
      times[other * steps + bitIndex(taken[other])] + slack >= at;
    let first = run;
    let end = run + 1;
    if (totals) {
      while (first > 0 && isNear(first - 1)) first--;
      while (end < size && isNear(end)) end++;
    }
    const slots: number[] = [];
    for (let slot = first * steps; slot < end * steps; slot++) {
      const isTaken = (taken[Math.floor(slot / steps)] & (1 << (slot % steps))) !== 0;
      if (isTaken && times[slot] === at) slots.push(slot);
    }
    return slots;
  }

  /**
   * With order `any`: the events of each additional step, those of one time in the order of the steps they do.
   */
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
  #gather(actor: number, at: number): number[] {
    const { actorStart, time } = this.#context.store;
    const to = actorStart[actor + 1];
    this.#tied.length = 0;
    for (let i = firstAt(time, at, { from: actorStart[actor], to }); i < to && time[i] === at; i++) {
      const mask = this.#maskOf(i);
      if ((mask & hiddenBit) === 0 && (mask & stepBits) !== 0) this.#tied.push(i);
    }
    if (this.#tied.length > 1) this.#tied.sort(this.#inOrder);
    return this.#tied;
  }

  #serves(event: number, step: number): boolean {
    return (this.#maskOf(event) & (1 << step)) !== 0;
  }

  #maskOf(event: number): number {
    const { masks, classes } = this.#context.plan;
    return masks[classes[event]];
  }
}
