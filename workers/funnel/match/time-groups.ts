import type { EventStore } from '../../store/event-store';
import { stepBits } from '../plan/event-masks';
import type { Plan } from '../plan/plan';
import { TieMatching } from './tie-matching';

/**
 * Reads an actor's events one time group (events of equal time) after the other. Events of equal time, at least two of
 * which matter, one of them as a step, are *tied*: they count in any order, and exclusions and strictness do not apply
 * among them. In strict order every visible event matters, else those that match a step or an exclusion.
 */
export class TimeGroups {
  /** µs. */
  time = 0;
  /** The bits of the group's events; of tied events only the step bits. Zero where no event matters. */
  mask = 0;
  /** Whether the group has any visible event. */
  seen = false;
  tied = false;
  /** The events, where they are tied. */
  readonly ties: TieMatching;
  readonly #time: Float64Array;
  readonly #classes: Plan['classes'];
  readonly #masks: Int32Array;
  readonly #strict: boolean;

  constructor(store: EventStore, plan: Plan) {
    this.ties = new TieMatching(plan.steps, plan.optional);
    this.#time = store.time;
    this.#classes = plan.classes;
    this.#masks = plan.masks;
    this.#strict = plan.order === 'strict';
  }

  /**
   * Reads the group that begins at event i of an actor whose events end before `to`; returns where the next one begins.
   */
  read(i: number, to: number): number {
    this.time = this.#time[i];
    this.mask = this.#masks[this.#classes[i]];
    this.tied = false;
    if (i + 1 < to && this.#time[i + 1] === this.time) return this.#readTied(i, to);
    this.seen = this.mask >= 0;
    if (this.mask < 0) this.mask = 0;
    return i + 1;
  }

  #readTied(i: number, to: number): number {
    let all = 0;
    let mattering = 0;
    this.ties.clear();
    let next = i;
    for (; next < to && this.#time[next] === this.time; next++) {
      const mask = this.#masks[this.#classes[next]];
      if (mask < 0 || (mask === 0 && !this.#strict)) continue;
      mattering++;
      all |= mask;
      if ((mask & stepBits) !== 0) this.ties.add(mask & stepBits);
    }
    this.seen = mattering > 0;
    this.tied = mattering > 1 && (all & stepBits) !== 0;
    this.mask = this.tied ? all & stepBits : all;
    return next;
  }
}
