import type { EventStore } from '../store/event-store';
import type { ActorSpan } from './actor-span';
import { firstExclusionBit, stepBits } from './event-masks';
import { Moments } from './moments';
import type { Plan } from './plan';
import { StepTimes } from './step-times';
import { bitCount } from './tie-matching';

/** An actor's events by what they are to a question. */
export class TolerantEvents {
  /** By step, the events that match it; those of one time that match fewest steps first. */
  readonly steps: StepTimes[];
  /** By exclusion, the events that trigger it and are not tied. */
  readonly exclusions: StepTimes[];
  /** Whether an event may match several steps. */
  readonly isShared: boolean;
  readonly #plan: Plan;
  readonly #moments: Moments;
  readonly #places: number[] = [];

  constructor(store: EventStore, plan: Plan) {
    this.#plan = plan;
    this.#moments = new Moments(store, plan);
    this.steps = Array.from({ length: plan.steps }, () => new StepTimes());
    this.exclusions = plan.exclusions.map(() => new StepTimes());
    this.isShared = plan.masks.some((mask) => mask >= 0 && bitCount(mask & stepBits) > 1);
  }

  read({ from, to }: Pick<ActorSpan, 'from' | 'to'>): void {
    for (const list of [...this.steps, ...this.exclusions]) list.clear();
    for (let i = from; i < to;) {
      const next = this.#moments.read(i, to);
      this.#readMoment(i, next);
      i = next;
    }
  }

  /** The bits of an event. */
  maskOf(event: number): number {
    return this.#plan.masks[this.#plan.classes[event]];
  }

  #readMoment(from: number, to: number): void {
    const { time, mask, tied } = this.#moments;
    if (!tied && mask >> firstExclusionBit !== 0) {
      for (const [x, { bit }] of this.#plan.exclusions.entries()) {
        if ((mask & bit) !== 0) this.exclusions[x].push(time, from);
      }
    }
    if ((mask & stepBits) === 0) return;
    this.#places.length = 0;
    for (let i = from; i < to; i++) if (this.maskOf(i) >= 0 && (this.maskOf(i) & stepBits) !== 0) this.#places.push(i);
    if (this.#places.length > 1) this.#places.sort((a, b) => this.#weight(a) - this.#weight(b));
    for (const event of this.#places) {
      for (const [step, list] of this.steps.entries())
        if ((this.maskOf(event) & (1 << step)) !== 0) list.push(time, event);
    }
  }

  #weight(event: number): number {
    const mask = this.maskOf(event) & stepBits;
    return bitCount(mask) * 2 ** 20 + mask;
  }
}
