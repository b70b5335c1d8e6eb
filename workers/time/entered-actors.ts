import { ActorSpan } from '../funnel/actor-span';
import type { EnteredActor, EnteredListener } from './entered-actor';
import { IntervalFollower, intervalRuns, type IntervalRun, type IntervalsAsked } from './interval-runs';
import { isPlainTrend, PlainTrend } from './plain-trend';

/** Tells of each actor and interval (or each run) how far on a passage it came. */
export function enteredActors(
  asked: IntervalsAsked,
  passage: { from: number; to: number },
  visit: EnteredListener,
): void {
  const visitRun = (run: IntervalRun): void => visit(onPassage(run, passage));
  if (!isPlainTrend(asked.plan)) {
    intervalRuns(asked, visitRun);
    return;
  }
  const span = new ActorSpan(asked.store, asked.plan);
  const plain = new PlainTrend(asked, passage);
  const follower = new IntervalFollower(asked, visitRun);
  for (let actor = 0; actor < asked.store.actors; actor++) {
    if (!span.set(actor)) continue;
    if (plain.isFor(actor)) plain.follow(span, visit);
    else follower.follow(span);
  }
}

/** How far on a passage a run came. */
export function onPassage(
  run: Omit<IntervalRun, 'actor' | 'part' | 'times'>,
  passage: { from: number; to: number },
): EnteredActor {
  const { interval, taken, lastEntry } = run;
  const reached = (step: number): boolean => (taken & (1 << step)) !== 0;
  return { interval, entered: reached(passage.from), converted: reached(passage.to), lastEntry };
}
