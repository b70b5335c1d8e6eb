import { allocate } from '../../../store/allocate';
import type { EventStore } from '../../../store/event-store';
import type { ActorSpan } from '../actor-span';
import { firstExclusionBit, hasSharedEvents, stepBits, stepWeight } from '../../plan/event-masks';
import { TimeGroups } from '../time-groups';
import type { Plan } from '../../plan/plan';
import { StepTimes } from './step-times';

/** An actor's events by the steps and exclusions they match. */
export class TolerantEvents {
  /** By step, the events that match it; those of one time that match fewest steps first. */
  readonly steps: StepTimes[];
  /** By exclusion, the events that trigger it and are not tied. */
  readonly exclusions: StepTimes[];
  /** Whether an event may match several steps. */
  readonly isShared: boolean;
  readonly #plan: Plan;
  readonly #time: Float64Array;
  readonly #timeGroups: TimeGroups;
  readonly #events: number[] = [];
  /**
   * By index from the actor's first event, the time of the last step event that is linked to it by gaps within the
   * tolerance.
   */
  #linkedUntil = new Float64Array(64);
  #from = 0;

  constructor(store: EventStore, plan: Plan) {
    this.#plan = plan;
    this.#time = store.time;
    this.#timeGroups = new TimeGroups(store, plan);
    this.steps = Array.from({ length: plan.steps }, () => new StepTimes());
    this.exclusions = plan.exclusions.map(() => new StepTimes());
    this.isShared = hasSharedEvents(plan);
  }

  read({ from, to }: Pick<ActorSpan, 'from' | 'to'>): void {
    for (const list of [...this.steps, ...this.exclusions]) list.clear();
    for (let i = from; i < to;) {
      const next = this.#timeGroups.read(i, to);
      this.#readTimeGroup(i, next);
      i = next;
    }
    this.#link(from, to);
  }

  #link(from: number, to: number): void {
    this.#from = from;
    if (to - from > this.#linkedUntil.length) this.#linkedUntil = allocate(Float64Array, 2 * (to - from));
    let next = Infinity;
    let until = -Infinity;
    for (let i = to - 1; i >= from; i--) {
      if (this.maskOf(i) < 0 || (this.maskOf(i) & stepBits) === 0) continue;
      if (next - this.#time[i] > this.#plan.tolerance) until = this.#time[i];
      next = this.#time[i];
      this.#linkedUntil[i - from] = until;
    }
  }

  /** Whether any two events that matter to the question lie within the tolerance of each other. */
  hasNear({ from, to }: Pick<ActorSpan, 'from' | 'to'>): boolean {
    let last = -Infinity;
    for (let i = from; i < to; i++) {
      if (this.maskOf(i) <= 0) continue;
      if (this.#time[i] - last <= this.#plan.tolerance) return true;
      last = this.#time[i];
    }
    return false;
  }

  /** The time of the last step event that is linked to an event by gaps within the tolerance. */
  linkedUntil(event: number): number {
    return this.#linkedUntil[event - this.#from];
  }

  /** The bits of an event. */
  maskOf(event: number): number {
    return this.#plan.masks[this.#plan.classes[event]];
  }

  #readTimeGroup(from: number, to: number): void {
    const { time, mask, tied } = this.#timeGroups;
    if (!tied && mask >> firstExclusionBit !== 0) {
      for (const [x, { bit }] of this.#plan.exclusions.entries()) {
        if ((mask & bit) !== 0) this.exclusions[x].push(time, from);
      }
    }
    if ((mask & stepBits) === 0) return;
    this.#events.length = 0;
    for (let i = from; i < to; i++) if (this.maskOf(i) >= 0 && (this.maskOf(i) & stepBits) !== 0) this.#events.push(i);
    if (this.#events.length > 1) this.#events.sort((a, b) => this.#weight(a) - this.#weight(b));
    for (const event of this.#events) {
      for (const [step, list] of this.steps.entries())
        if ((this.maskOf(event) & (1 << step)) !== 0) list.push(time, event);
    }
  }

  #weight(event: number): number {
    return stepWeight(this.maskOf(event) & stepBits);
  }
}
