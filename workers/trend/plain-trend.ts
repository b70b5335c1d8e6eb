import type { ActorSpan } from '../funnel/match/actor-span';
import { bitIndex } from '../../src/core/arrays/bits';
import { stepBits } from '../funnel/plan/event-masks';
import { isPlain } from '../funnel/match/plain-runs';
import type { Plan } from '../funnel/plan/plan';
import { tiedActors } from '../funnel/match/tied-actors';
import type { EnteredActor, EnteredListener } from './entered-actor';
import type { IntervalsAsked } from './interval-runs';
import type { Intervals } from './intervals';

/** Whether `PlainTrend` may answer, of actors without tied events. */
export function isPlainTrend(plan: Plan): boolean {
  const everyEntry = !plan.totals && !plan.firstEntryOnly && plan.held === null;
  return everyEntry && isPlain(plan) && plan.exclusions.length === 0 && plan.tolerance === 0;
}

/**
 * How far an actor came on a passage from its entries in each interval, of questions that most are (`isPlainTrend`): the
 * same that its best run for each interval tells, in one look at its events, the last first. Each entry finds when a run
 * from it comes to the passage's end and beginning, and the interval has what the best of its entries has.
 */
export class PlainTrend {
  readonly #time: Float64Array;
  readonly #plan: Plan;
  readonly #intervals: Intervals;
  readonly #tied: Uint8Array;
  readonly #end: Reach;
  /** Null where entering is all it takes. */
  readonly #beginning: Reach | null;
  readonly #found: EnteredActor = { actor: 0, owner: 0, interval: 0, entered: false, converted: false, lastEntry: 0 };

  constructor({ store, plan, intervals }: IntervalsAsked, { from, to }: { from: number; to: number }) {
    this.#time = store.time;
    this.#plan = plan;
    this.#intervals = intervals;
    this.#tied = tiedActors(store);
    this.#end = new Reach(plan, to);
    this.#beginning = from === 0 ? null : new Reach(plan, from);
  }

  isFor(actor: number): boolean {
    return this.#tied[actor] === 0;
  }

  /** Tells of each interval in which the actor entered. */
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

  /** Turns to the interval of the last entry in it; gives its start. */
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
 * When a run that is to do step k next would come to step `target`: an event of step k takes over what is known of
 * step k + 1, and one of the target is there itself. Events are noted the last first.
 */
class Reach {
  /** By class of event, its step; one that leads nowhere for those beyond the target and of no step. */
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
    // What is never reached lies beyond any window, also beyond none.
    this.#window = Math.min(plan.window, Number.MAX_VALUE);
  }

  clear(): void {
    const reached = this.#reached;
    // For so few, `fill` takes longer than all the rest.
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

  /** Whether the entry just noted comes there in time. */
  isReached(entry: number): boolean {
    return this.#reached[0] - entry <= this.#window;
  }
}
