import type { EventStore } from '../store/event-store';
import { ActorSpan } from './actor-span';
import { BestRun } from './best-run';
import type { Follower } from './follower';
import type { Plan } from './plan';
import type { Tally } from './tally';
import { TolerantRuns, type TolerantRun } from './tolerant-runs';

/** Order `ordered` with a tie tolerance: each actor's best run, or all runs one after the other. */
export function tolerantKernel(store: EventStore, plan: Plan, tally: Tally): void {
  const span = new ActorSpan(store, plan);
  const runs = new TolerantRuns(store, plan);
  const follower = tolerantFollower(store, plan);
  for (let actor = 0; actor < store.actors; actor++) {
    if (!span.set(actor)) continue;
    if (plan.totals) {
      runs.start(span);
      countAll(runs, span, (run) => tally.add(actor, run));
      continue;
    }
    const best = follower.follow(span);
    if (best.depth >= 0) tally.add(actor, best);
  }
}

export function tolerantFollower(store: EventStore, plan: Plan): Follower {
  const runs = new TolerantRuns(store, plan);
  const best = new BestRun(plan.steps);
  return {
    follow: (span) => {
      runs.start(span);
      findBest(runs, span, best);
      return best;
    },
  };
}

/** The deepest run that no `drop` has hit; of equally deep ones the first there, then the latest entry. None if a hit one went deeper. */
function findBest(runs: TolerantRuns, { entryStart, entryEnd }: ActorSpan, best: BestRun): void {
  const { entries } = runs;
  let deepest = -1;
  let reached = Infinity;
  best.clear();
  for (let place = entries.firstFrom(entryStart); place < entries.size && entries.timeAt(place) < entryEnd; place++) {
    const run = runs.from(place, -Infinity);
    deepest = Math.max(deepest, run.depth);
    if (run.dropped || run.depth < best.depth || (run.depth === best.depth && run.reached > reached)) continue;
    best.copy(run);
    reached = run.reached;
  }
  if (deepest > best.depth) best.clear();
}

function countAll(runs: TolerantRuns, { entryStart, entryEnd }: ActorSpan, add: (run: TolerantRun) => void): void {
  const { entries } = runs;
  let free = -Infinity;
  for (let place = entries.firstFrom(entryStart); place < entries.size && entries.timeAt(place) < entryEnd; place++) {
    if (entries.timeAt(place) <= free) continue;
    const run = runs.from(place, free);
    if (!run.dropped) add(run);
    free = run.end;
  }
}
