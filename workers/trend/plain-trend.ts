import type { ActorSpan } from '../funnel/match/actor-span';
import { bitIndex } from '../../src/core/arrays/bits';
import { stepBits } from '../funnel/plan/event-masks';
import { isPlain } from '../funnel/match/plain-runs';
import type { Plan } from '../funnel/plan/plan';
import { tiedActors } from '../funnel/match/tied-actors';
import type { EnteredActor, EnteredListener } from './entered-actor';
import type { IntervalsAsked } from './interval-runs';
import type { Intervals } from './intervals';

/** Whether `PlainTrend` can be used for actors without tied events. */
export function isPlainTrend(plan: Plan): boolean {
  const everyEntry = !plan.totals && !plan.firstEntryOnly && plan.held === null;
  return everyEntry && isPlain(plan) && plan.exclusions.length === 0 && plan.tolerance === 0;
}

/**
 * Which steps of a conversion an actor reached from its entries in each interval, for the most common questions
 * (`isPlainTrend`): the same result as its best run for each interval, in one pass over its events, the last first. For
 * each entry the pass finds when a run from it reaches the last and the first step of the conversion; the best entry
 * counts for the interval.
 */
export class PlainTrend {
  readonly #time: Float64Array;
  readonly #plan: Plan;
  readonly #intervals: Intervals;
  readonly #tied: Uint8Array;
  readonly #end: DepthReach;
  /** Null where the conversion starts at the entry. */
  readonly #beginning: DepthReach | null;
  readonly #found: EnteredActor = { actor: 0, owner: 0, interval: 0, entered: false, converted: false, lastEntry: 0 };

  constructor({ store, plan, intervals }: IntervalsAsked, { from, to }: { from: number; to: number }) {
    this.#time = store.time;
    this.#plan = plan;
    this.#intervals = intervals;
    this.#tied = tiedActors(store);
    this.#end = new DepthReach(plan, to);
    this.#beginning = from === 0 ? null : new DepthReach(plan, from);
  }

  isFor(actor: number): boolean {
    return this.#tied[actor] === 0;
  }

  /** Emits each interval in which the actor entered. */
  follow(span: ActorSpan, visit: EnteredListener): void {
    const time = this.#time;
    const { classes } = this.#plan;
    const end = this.#end;
    const beginning = this.#beginning;
    const found = this.#found;
    found.actor = found.owner = span.actor;
    let intervalStart = Infinity;
    end.clear();
    beginning?.clear();
    for (let i = span.to - 1; i >= span.from; i--) {
      const at = time[i];
      const event = classes[i];
      end.note(event, at);
      if (beginning !== null) beginning.note(event, at);
      if (!end.isEntry(event) || at < span.entryStart || at >= span.entryEnd) continue;
      if (at < intervalStart) {
        if (intervalStart < Infinity) visit(found);
        intervalStart = this.#begin(at, beginning === null);
      }
      if (end.isReached(at)) found.converted = true;
      if (beginning?.isReached(at)) found.entered = true;
    }
    if (intervalStart < Infinity) visit(found);
  }

  /** Moves to the interval whose last entry this is; returns its start. */
  #begin(lastEntry: number, entered: boolean): number {
    const found = this.#found;
    found.interval = this.#intervals.indexOf(lastEntry);
    found.lastEntry = lastEntry;
    found.entered = entered;
    found.converted = false;
    return this.#intervals.start(found.interval);
  }
}

/**
 * The time at which a run that needs step k next would reach step `target`: an event of step k copies the time known
 * for step k + 1, and an event of the target sets its own time. Events are added last to first.
 */
class DepthReach {
  /** By event class, its step; an unused slot for events of no step or of a step after the target. */
  readonly #steps: Uint8Array;
  /** By step, in µs; Infinity for never. */
  readonly #reached: Float64Array;
  readonly #here: number;
  readonly #window: number;

  constructor(plan: Plan, target: number) {
    const nowhere = target + 2;
    this.#here = target + 1;
    this.#steps = Uint8Array.from(plan.masks, (mask) => {
      const step = mask < 0 || (mask & stepBits) === 0 ? nowhere : bitIndex(mask & stepBits);
      return step > target ? nowhere : step;
    });
    this.#reached = new Float64Array(nowhere + 2);
    // A step that is never reached is beyond any window, even an infinite one.
    this.#window = Math.min(plan.window, Number.MAX_VALUE);
  }

  clear(): void {
    const reached = this.#reached;
    // For so few values `fill` takes longer than all the rest.
    for (let step = 0; step < reached.length; step++) reached[step] = Infinity;
  }

  note(event: number, at: number): void {
    const reached = this.#reached;
    const step = this.#steps[event];
    reached[this.#here] = at;
    reached[step] = reached[step + 1];
  }

  isEntry(event: number): boolean {
    return this.#steps[event] === 0;
  }

  /** Whether the entry just added reaches the target in time. */
  isReached(entry: number): boolean {
    return this.#reached[0] - entry <= this.#window;
  }
}
