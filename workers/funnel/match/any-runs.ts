import type { EventStore } from '../../store/event-store';
import type { ActorSpan } from './actor-span';
import type { BestRun } from './best-run';
import { firstExclusionBit } from '../plan/event-masks';
import type { Follower } from './follower';
import { TimeGroups } from './time-groups';
import type { Plan } from '../plan/plan';
import { AnyOrderWindow } from './any-order-window';

/** Events up to an exclusion, or to the actor's last. */
interface TakenEvents {
  from: number;
  to: number;
  /** The time of the exclusion, in µs; Infinity for none. */
  end: number;
  drops: boolean;
}

/**
 * Steps in any order: each actor's best window. Row k (from 0) counts the actors that did at least k + 1 distinct steps.
 * Runs lie between two exclusions. An exclusion with effect `drop` removes the open run, and with it the actor, unless
 * another run that no exclusion has hit does as many steps.
 */
export class AnyRuns implements Follower {
  readonly #plan: Plan;
  readonly #timeGroups: TimeGroups;
  readonly #window: AnyOrderWindow;
  readonly #dropBits: number;

  constructor(store: EventStore, plan: Plan) {
    this.#plan = plan;
    this.#timeGroups = new TimeGroups(store, plan);
    this.#window = new AnyOrderWindow(plan);
    this.#dropBits = plan.exclusions.reduce((bits, { bit, drop }) => (drop ? bits | bit : bits), 0);
  }

  follow(span: ActorSpan): BestRun {
    const window = this.#window;
    let dropped = 0;
    window.start(span);
    for (let at = span.from; at < span.to && !window.done;) {
      const stretch = this.#stretchFrom(at, span.to);
      this.#followStretch(stretch);
      if (stretch.drops) dropped = Math.max(dropped, window.openAt(stretch.end));
      at = this.#timeGroups.read(stretch.to, span.to);
    }
    if (dropped > window.best.depth + 1) window.best.clear();
    return window.best;
  }

  #stretchFrom(from: number, to: number): TakenEvents {
    const all = { from, to, end: Infinity, drops: false };
    if (this.#plan.exclusions.length === 0) return all;
    for (let i = from; i < to;) {
      const next = this.#timeGroups.read(i, to);
      const { tied, mask, time } = this.#timeGroups;
      if (!tied && mask >> firstExclusionBit !== 0)
        return { from, to: i, end: time, drops: (mask & this.#dropBits) !== 0 };
      i = next;
    }
    return all;
  }

  #followStretch({ from, to, end, drops }: TakenEvents): void {
    this.#window.startStretch(drops ? end - this.#plan.window : Infinity);
    for (let i = from; i < to && !this.#window.done;) {
      i = this.#timeGroups.read(i, to);
      this.#window.addTimeGroup(this.#timeGroups);
    }
    this.#window.endStretch();
  }
}
