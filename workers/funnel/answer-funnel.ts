import type { FunnelAnswer, FunnelGroup, FunnelSpec } from '../../src/contract/funnel';
import { success, type Outcome } from '../../src/contract/outcome';
import type { EventStore } from '../store/event-store';
import { checkSpec } from './check-spec';
import { findRuns, type FoundRuns } from './found-runs';
import { groupFigures } from './group-figures';
import { groupedRuns, isGrouped } from './grouped-runs';
import type { PlanContext } from './plan';
import { readyFunnel, type Funnel } from './ready-funnel';
import type { Runs } from './runs';
import { summarize } from './summary';

/** Answers a funnel over a store that holds `propertiesNeeded(spec)`. */
export function answerFunnel(store: EventStore, spec: FunnelSpec, context: PlanContext): Outcome<FunnelAnswer> {
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const started = performance.now();
  const funnel = readyFunnel(store, spec, context);
  return success(answerOf(funnel, findRuns(funnel.store, funnel.plan, isGrouped(spec)), started));
}

/** `started`: when the question came, by `performance.now()`. */
export function answerOf(funnel: Funnel, { partial, runs }: FoundRuns, started: number): FunnelAnswer {
  const split = runs === null ? [] : splitAnswers(funnel, runs);
  const milliseconds = performance.now() - started;
  return { groups: [...summarize(partial), ...split], actorsInAll: partial.actors, milliseconds };
}

function splitAnswers(funnel: Funnel, all: Runs): FunnelGroup[] {
  const { runs, groups } = groupedRuns(funnel, all);
  const rows = groups.map((group) => group.rows);
  const figures = groupFigures(runs, rows, funnel.plan.optional);
  return groups.map(({ key }, n) => ({ key, steps: figures[n] }));
}
