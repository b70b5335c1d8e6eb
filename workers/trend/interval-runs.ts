import { ActorSpan } from '../funnel/match/actor-span';
import { bestFollower } from '../funnel/match/choose-matcher';
import { stepBits } from '../funnel/plan/event-masks';
import type { Follower } from '../funnel/match/follower';
import type { Held } from '../funnel/plan/held';
import { PartRun } from '../funnel/match/held-kernel';
import type { Plan } from '../funnel/plan/plan';
import { runKernel } from '../funnel/match/run-kernel';
import type { EventStore } from '../store/event-store';
import { longestTo } from './deadline';
import type { Intervals } from './intervals';

/** A winning run among those that entered in one interval. */
export interface IntervalRun {
  interval: number;
  actor: number;
  /** The innermost part of the actor, where actors are followed in parts; else the actor. */
  part: number;
  taken: number;
  /** By step, in µs, where `taken` has it. Valid until the next run is emitted. */
  times: Float64Array;
  /** The last entry in the interval from which the actor might have run, in µs. */
  lastEntry: number;
}

/** A prepared question, and intervals that cover all of its entries. */
export interface IntervalsAsked {
  store: EventStore;
  plan: Plan;
  intervals: Intervals;
}

/**
 * Emits each actor's best run for each interval in which it may have entered, as if the funnel were computed once per
 * interval with only the entries there, but only for actors that have a run in the whole funnel and that no exclusion
 * drops from it. Where every run counts, or the first entry alone, these are the funnel's own runs.
 */
export function intervalRuns(asked: IntervalsAsked, visit: IntervalListener): void {
  const { store, plan, intervals } = asked;
  if (plan.totals || plan.firstEntryOnly) {
    // eslint-disable-next-line max-params -- called for each run
    runKernel(store, plan, (actor, taken, times, part = actor) =>
      visit({ interval: intervals.indexOf(times[0]), actor, part, taken, times, lastEntry: times[0] }),
    );
  } else if (plan.held !== null) heldIntervalRuns(plan.held, asked, visit);
  else followAll(asked, visit);
}

/** Called for each run in turn; the object is not retained. */
type IntervalListener = (run: IntervalRun) => void;

function followAll(asked: IntervalsAsked, visit: IntervalListener): void {
  const { store, plan } = asked;
  const span = new ActorSpan(store, plan);
  const follower = new IntervalFollower(asked, visit);
  // Dropped actors have no run in the whole funnel.
  const whole = plan.exclusions.some(({ drop }) => drop) ? bestFollower(store, plan) : null;
  for (let actor = 0; actor < store.actors; actor++) {
    if (!span.set(actor)) continue;
    if (whole !== null) {
      if (whole.follow(span).depth < 0) continue;
      span.set(actor);
    }
    follower.follow(span);
  }
}

/** The best run of each interval among an actor's parts, which are consecutive. */
function heldIntervalRuns({ parts, plan, compare }: Held<Plan>, asked: IntervalsAsked, visit: IntervalListener): void {
  const { owners } = parts;
  const { intervals } = asked;
  const best = new Map<number, { run: PartRun; lastEntry: number }>();
  const one = new PartRun(plan.steps);
  let actor = -1;
  const emit = (): void => {
    for (const [interval, { run, lastEntry }] of best)
      visit({ interval, actor, part: run.within, taken: run.taken, times: run.times, lastEntry });
    best.clear();
  };
  // Parts of actors may themselves be followed in parts.
  intervalRuns(
    { store: parts.store, plan, intervals },
    ({ interval, actor: part, part: within, taken, times, lastEntry }) => {
      if (owners[part] !== actor) emit();
      actor = owners[part];
      one.set({ part, within, taken, times });
      const found = best.get(interval) ?? { run: new PartRun(plan.steps), lastEntry: -Infinity };
      if (found.run.depth < 0 || one.beats(found.run, compare)) found.run.set(one);
      found.lastEntry = Math.max(found.lastEntry, lastEntry);
      best.set(interval, found);
    },
  );
  emit();
}

/** Follows one actor, for a question in which the best run of any entry counts. */
export class IntervalFollower {
  readonly #store: EventStore;
  readonly #plan: Plan;
  readonly #intervals: Intervals;
  readonly #visit: IntervalListener;
  readonly #follower: Follower;
  readonly #run: IntervalRun = {
    interval: 0,
    actor: 0,
    part: 0,
    taken: 0,
    times: new Float64Array(),
    lastEntry: 0,
  };
  /** Bits of the steps a run may start with. */
  readonly #entrySteps: number;
  /** From its entry to its last step, µs. */
  readonly #longest: number;
  /** The actor's events; the span covers one part of them at a time. */
  #from = 0;
  #to = 0;
  #entryStart = 0;
  #entryEnd = 0;

  constructor({ store, plan, intervals }: IntervalsAsked, visit: IntervalListener) {
    this.#store = store;
    this.#plan = plan;
    this.#intervals = intervals;
    this.#visit = visit;
    this.#entrySteps = plan.order === 'any' ? stepBits : 1;
    this.#longest = longestTo(plan, plan.steps - 1);
    // Only where the range is finite do followers look at the entries that the span lets in.
    const start = Math.max(plan.range.start, intervals.start(0));
    const end = Math.min(plan.range.end, intervals.start(intervals.count));
    this.#follower = bestFollower(store, { ...plan, range: { ...plan.range, start, end } });
  }

  /** Iterates over an actor's entries; at the end of each interval its best run is found. */
  follow(span: ActorSpan): void {
    const { time } = this.#store;
    const { masks, classes } = this.#plan;
    const { from, to, entryStart, entryEnd } = span;
    this.#from = from;
    this.#to = to;
    this.#entryStart = entryStart;
    this.#entryEnd = entryEnd;
    let end = -Infinity;
    let first = -1;
    let last = 0;
    for (let i = from; i < to && time[i] < entryEnd; i++) {
      const mask = masks[classes[i]];
      if (mask < 0 || (mask & this.#entrySteps) === 0 || time[i] < entryStart) continue;
      if (time[i] >= end) {
        if (first >= 0) this.#find(span, { first, last });
        this.#run.interval = this.#intervals.indexOf(time[i]);
        end = this.#intervals.start(this.#run.interval + 1);
        first = i;
      }
      last = i;
    }
    if (first >= 0) this.#find(span, { first, last });
  }

  /** Finds the best run of the entries that begin at event `first` and end at `last`. */
  #find(span: ActorSpan, entries: { first: number; last: number }): void {
    const run = this.#run;
    this.#narrow(span, entries);
    const best = this.#follower.follow(span);
    if (best.depth < 0) return;
    run.actor = span.actor;
    run.part = span.actor;
    run.taken = best.taken;
    run.times = best.times;
    run.lastEntry = this.#store.time[entries.last];
    this.#visit(run);
  }

  /** Restricts the span to these entries, and to the events that their runs could use. */
  #narrow(span: ActorSpan, { first, last }: { first: number; last: number }): void {
    const { time } = this.#store;
    span.entryStart = Math.max(this.#entryStart, this.#intervals.start(this.#run.interval));
    span.entryEnd = Math.min(this.#entryEnd, this.#intervals.start(this.#run.interval + 1));
    span.from = this.#from;
    span.to = this.#to;
    // With a tie tolerance steps may come before the entry, and after the window.
    if (this.#plan.tolerance > 0) return;
    const latest = time[last] + this.#longest;
    for (span.from = first; span.from > this.#from && time[span.from - 1] === time[first];) span.from--;
    for (span.to = last + 1; span.to < this.#to && time[span.to] <= latest;) span.to++;
  }
}
