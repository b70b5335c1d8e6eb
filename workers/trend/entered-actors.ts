import { actorBits, stretches } from '../funnel/match/actor-bits';
import { ActorSpan } from '../funnel/match/actor-span';
import type { EnteredActor, EnteredListener } from './entered-actor';
import { IntervalFollower, intervalRuns, type IntervalRun, type IntervalsAsked } from './interval-runs';
import { isPlainTrend, PlainTrend } from './plain-trend';
import { ShortTrend } from './short-trend';

/** Emits, for each actor and interval (or each run), which steps of the conversion it reached. */
export function enteredActors(
  asked: IntervalsAsked,
  conversionStep: { from: number; to: number },
  visit: EnteredListener,
): void {
  const visitRun = (run: IntervalRun): void => visit(onConversionStep(run, run.actor, conversionStep));
  if (!isPlainTrend(asked.plan)) {
    intervalRuns(asked, visitRun);
    return;
  }
  const { store, plan } = asked;
  const bits = actorBits(store, plan);
  const short = new ShortTrend(asked, conversionStep, bits);
  const plain = new PlainTrend(asked, conversionStep);
  const follower = new IntervalFollower(asked, visitRun);
  const span = new ActorSpan(store, plan);
  for (const stretch of stretches(bits.apart, store.actors)) {
    short.follow(stretch, visit);
    if (stretch.to === store.actors || !span.set(stretch.to)) continue;
    if (plain.isFor(span.actor)) plain.follow(span, visit);
    else follower.follow(span);
  }
}

/** Which steps of the conversion an owner's run reached. */
export function onConversionStep(
  run: Omit<IntervalRun, 'part' | 'times'>,
  owner: number,
  conversionStep: { from: number; to: number },
): EnteredActor {
  const { actor, interval, taken, lastEntry } = run;
  const reached = (step: number): boolean => (taken & (1 << step)) !== 0;
  return {
    actor,
    owner,
    interval,
    entered: reached(conversionStep.from),
    converted: reached(conversionStep.to),
    lastEntry,
  };
}
