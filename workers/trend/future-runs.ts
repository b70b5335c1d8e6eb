import { bisectLeft } from 'd3';
import type { Step } from '../../src/core/spec/funnel';
import { stepBits } from '../funnel/plan/event-masks';
import type { Plan } from '../funnel/plan/plan';
import type { PreparedFunnel } from '../funnel/plan/ready-funnel';
import { runKernel } from '../funnel/match/run-kernel';
import type { EventStore } from '../store/event-store';
import { picked } from '../store/split';
import type { EnteredActor } from './entered-actor';
import type { IntervalsAsked } from './interval-runs';

/**
 * Whether lost actors can still convert: whether they would if they did all missing steps at the first µs after the
 * newest event. No later time and no other sequence is better for a run, because tied events resolve in step order and
 * nothing lies between.
 */
export class FutureRuns {
  readonly #funnel: PreparedFunnel;
  readonly #asked: IntervalsAsked;
  readonly #to: number;
  /** µs. */
  readonly #moment: number;

  /** `asked`: the funnel's own store and plan, or those of its actors' parts. */
  constructor(funnel: PreparedFunnel, asked: IntervalsAsked, { to, newest }: { to: number; newest: number }) {
    this.#funnel = funnel;
    this.#asked = asked;
    this.#to = to;
    this.#moment = newest + 1;
  }

  canConvert({ actor, owner, interval, lastEntry }: EnteredActor): boolean {
    const { store, plan, intervals } = this.#asked;
    const { range } = plan;
    if (this.#isOver(owner) || (range.whole && this.#moment >= range.end)) return false;
    const steps = this.#stepsOpenTo(owner);
    const within = { start: intervals.start(interval), end: intervals.start(interval + 1) };
    return this.#converts({ store, plan }, actor, { steps, within, lastEntry });
  }

  /** A session takes no more events after its gap. */
  #isOver(owner: number): boolean {
    const { spec, store } = this.#funnel;
    if (spec.actor.kind !== 'session') return false;
    return this.#moment - store.time[store.actorStart[owner + 1] - 1] > Math.round(spec.actor.gapMinutes * 6e7);
  }

  /**
   * Bits of the steps that the actor's next events may do; in `ordered` and `strict` the entry exists already. Includes
   * optional steps: because of a limit they may be the only way to continue.
   */
  #stepsOpenTo(owner: number): number[] {
    const { steps, order } = this.#funnel.spec;
    return steps.flatMap((step, k) => {
      const isNext = k > 0 || order === 'any';
      return isNext && !this.#isExcluded(step, k) && !this.#hasDone(owner, step, k) ? [1 << k] : [];
    });
  }

  /** Whether an exclusion names every event of a step, so that none can do it. */
  #isExcluded({ events }: Step, k: number): boolean {
    const { exclusions, order } = this.#funnel.spec;
    return exclusions.some(({ events: excluded, filters, from, to }) => {
      const isInRange = order === 'any' || (k > from && k <= to);
      const namesAll = excluded.includes('*') || events.every((name) => excluded.includes(name));
      return isInRange && filters.length === 0 && namesAll;
    });
  }

  /** Whether a step that only its first event can do has had this event. */
  #hasDone(owner: number, { occurrence, events }: Step, k: number): boolean {
    if (occurrence === 'every') return false;
    const { store, plan } = this.#funnel;
    for (let i = store.actorStart[owner]; i < store.actorStart[owner + 1]; i++) {
      // The first matching event counts as the first even where an exclusion prevents it from doing the step.
      const mask = plan.matched[plan.classes[i]];
      const named = events.includes('*') || events.includes(store.eventNames[store.event[i]]);
      if (mask >= 0 && (occurrence === 'first_ever' ? named : (mask & (1 << k)) !== 0)) return true;
    }
    return false;
  }

  /** Whether more runs that entered within a time convert; of an actor that is followed in parts, in any of them. */
  #converts({ store, plan }: Pick<IntervalsAsked, 'store' | 'plan'>, actor: number, future: Future): boolean {
    if (plan.held === null) {
      if (isBroken(store, plan, { actor, entry: future.lastEntry })) return false;
      const after = this.#conversions(
        actorStoreAt(store, plan, { actor, moment: this.#moment, steps: future.steps }),
        future,
      );
      if (after === 0 || !plan.totals) return after > 0;
      return after > this.#conversions(actorStoreAt(store, plan, { actor, moment: this.#moment, steps: [] }), future);
    }
    const { parts, plan: ofParts } = plan.held;
    for (let part = bisectLeft(parts.owners, actor); parts.owners[part] === actor; part++) {
      if (this.#converts({ store: parts.store, plan: ofParts }, part, future)) return true;
    }
    return false;
  }

  #conversions({ store, plan }: Pick<IntervalsAsked, 'store' | 'plan'>, { within }: Future): number {
    const { range, totals, firstEntryOnly } = plan;
    const narrowed = { start: Math.max(range.start, within.start), end: Math.min(range.end, within.end), whole: false };
    // Entries outside the range stay in where they decide which entry may start a run.
    const asked = { ...plan, range: totals || firstEntryOnly ? { ...range, whole: false } : narrowed };
    let count = 0;
    runKernel(store, asked, (_, taken, times) => {
      const isWithin = times[0] >= within.start && times[0] < within.end;
      if (isWithin && (taken & (1 << this.#to)) !== 0) count++;
    });
    return count;
  }
}

interface Future {
  /** Bits of steps: each is done by one event. */
  steps: readonly number[];
  /** The range of entry times of these runs, in µs, end exclusive. */
  within: { start: number; end: number };
  /** In µs: none of these runs entered later. */
  lastEntry: number;
}

/**
 * Whether an event that is not a step came after the last entry, so that in `strict` no run can continue: this holds
 * for nearly all lost actors and is cheap to check.
 */
function isBroken(
  { actorStart, time }: EventStore,
  { order, masks, classes, tolerance, range }: Plan,
  { actor, entry }: { actor: number; entry: number },
): boolean {
  if (order !== 'strict' || tolerance > 0) return false;
  const end = actorStart[actor + 1];
  for (let i = end - 1; i >= actorStart[actor] && time[i] > entry; i--) {
    const mask = masks[classes[i]];
    const isTied = time[i] === time[i - 1] || (i + 1 < end && time[i] === time[i + 1]);
    const isSeen = mask >= 0 && (!range.whole || time[i] < range.end);
    if (isSeen && !isTied && (mask & stepBits) === 0) return true;
  }
  return false;
}

/**
 * A store of one actor's visible events, plus one event at `moment` for each of some steps; and the plan for it.
 */
function actorStoreAt(
  { actorStart, time, eventNames }: EventStore,
  plan: Plan,
  { actor, moment, steps }: { actor: number; moment: number; steps: readonly number[] },
): Pick<IntervalsAsked, 'store' | 'plan'> {
  const { range, masks, classes, admitted } = plan;
  const all = Uint32Array.from({ length: actorStart[actor + 1] - actorStart[actor] }, (_, i) => actorStart[actor] + i);
  const isIn = (at: number): boolean => !range.whole || (at >= range.start && at < range.end);
  const indices = admitted === null || admitted[actor] === 1 ? all.filter((i) => isIn(time[i])) : all.subarray(0, 0);
  const event = Uint32Array.from([...picked(classes, indices), ...steps.map((_, n) => masks.length + n)]);
  return {
    store: {
      size: event.length,
      actors: 1,
      actorStart: Uint32Array.of(0, event.length),
      time: Float64Array.from([...picked(time, indices), ...steps.map(() => moment)]),
      event,
      eventNames,
      actorEvents: Uint32Array.of(anyEventBits),
      properties: new Map(),
    },
    plan: {
      ...plan,
      classes: event,
      masks: Int32Array.from([...masks, ...steps]),
      admitted: null,
      entryEvents: anyEventBits,
      stepEvents: plan.stepEvents.map(() => anyEventBits),
    },
  };
}

/** Includes the bits of every event. */
const anyEventBits = -1;
