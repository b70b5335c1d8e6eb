import type { EventStore } from '../store/event-store';
import { ActorSpan } from './actor-span';
import type { BestRun } from './best-run';
import { firstExclusionBit } from './event-masks';
import { EntryRuns } from './entry-runs';
import { Moments } from './moments';
import type { Plan } from './plan';
import { RunLevels } from './run-levels';
import { Survivors } from './survivors';
import type { Tally } from './tally';

/** Each actor's best run in the orders `ordered` and `strict`: linear in the events, whatever the switches. */
export function orderedKernel(store: EventStore, plan: Plan, tally: Tally): void {
  const span = new ActorSpan(store, plan);
  const levels = new RunLevels(plan);
  const moments = new Moments(store, plan);
  const excluded = plan.exclusions.length === 0 ? null : excludingFollower(plan, moments);
  for (let actor = 0; actor < store.actors; actor++) {
    if (!span.set(actor)) continue;
    const best =
      excluded !== null && meetsExclusion(plan, span) ? excluded.follow(span) : follow(levels, moments, span);
    if (best.depth >= 0) tally.add(actor, best);
  }
}

/** Where runs wait for the event that serves best, the ways through are followed level by level; else entry by entry. */
function excludingFollower(plan: Plan, moments: Moments): { follow(span: ActorSpan): BestRun } {
  return plan.order === 'strict' || plan.limited ? new Survivors(plan, moments) : new EntryRuns(plan, moments);
}

function meetsExclusion({ classes, masks }: Plan, { from, to }: ActorSpan): boolean {
  for (let i = from; i < to; i++) if (masks[classes[i]] >> firstExclusionBit > 0) return true;
  return false;
}

/** The best of an actor's runs, no exclusion being met. */
function follow(levels: RunLevels, moments: Moments, span: ActorSpan): BestRun {
  levels.start(span);
  for (let i = span.from; i < span.to && !levels.done;) {
    i = moments.read(i, span.to);
    levels.moment(moments);
  }
  return levels.best;
}
