import type { FunnelAnswer, FunnelGroup, FunnelSpec } from '../../src/contract/funnel';
import { success, type Outcome } from '../../src/contract/outcome';
import type { EventStore } from '../store/event-store';
import { checkSpec } from './check-spec';
import { groupFigures } from './group-figures';
import { groupedRuns, isGrouped } from './grouped-runs';
import type { PlanContext } from './plan';
import { readyFunnel, type Funnel } from './ready-funnel';
import { runKernel } from './run-kernel';
import { collectRuns, type Runs } from './runs';
import { giveBack } from './spare-lists';
import { summarize } from './summary';
import type { FunnelPartial } from './tally';

/** Answers a funnel over a store that holds `propertiesNeeded(spec)`. */
export function answerFunnel(store: EventStore, spec: FunnelSpec, context: PlanContext): Outcome<FunnelAnswer> {
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const started = performance.now();
  const funnel = readyFunnel(store, spec, context);
  if (!isGrouped(spec)) return success(answerOf(runKernel(funnel.store, funnel.plan), [], started));
  const { partial, runs } = collectRuns(funnel.store, funnel.plan);
  const split = splitAnswers(funnel, runs);
  giveBack([runs.times]);
  return success(answerOf(partial, split, started));
}

/**
 * What the runs added up to is used up. `split`: the groups, of a spec that asks for any. `started`: when the question
 * came, by `performance.now()`.
 */
export function answerOf(partial: FunnelPartial, split: readonly FunnelGroup[], started: number): FunnelAnswer {
  const groups = [...summarize(partial), ...split];
  giveBack([...partial.fromPrevious, ...partial.fromEntry].flat());
  return { groups, actorsInAll: partial.actors, milliseconds: performance.now() - started };
}

function splitAnswers(funnel: Funnel, all: Runs): FunnelGroup[] {
  const { runs, groups } = groupedRuns(funnel, all);
  const rows = groups.map((group) => group.rows);
  const figures = groupFigures(runs, rows, funnel.plan.optional);
  return groups.map(({ key }, n) => ({ key, steps: figures[n] }));
}
