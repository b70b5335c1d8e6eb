import type { FunnelAnswer, FunnelGroup, FunnelSpec } from '../../src/contract/funnel';
import { success, type Outcome } from '../../src/contract/outcome';
import type { EventStore } from '../store/event-store';
import { regroup } from '../store/regroup';
import { checkSpec } from './check-spec';
import { groupedRuns, isGrouped, type Funnel } from './grouped-runs';
import { planFunnel, type PlanContext } from './plan';
import { propertiesNeeded } from './properties-needed';
import { RowFigures } from './row-figures';
import { runKernel } from './run-kernel';
import { collectRuns, type Runs } from './runs';
import { sessions } from './sessions';
import { summarize } from './summary';

/** Answers a funnel over a store that holds `propertiesNeeded(spec)`. */
export function answerFunnel(store: EventStore, spec: FunnelSpec, context: PlanContext): Outcome<FunnelAnswer> {
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const started = performance.now();
  const actors = byActor(store, spec);
  const plan = planFunnel(spec, actors, context);
  const { runs, partial } = isGrouped(spec)
    ? collectRuns(actors, plan)
    : { runs: null, partial: runKernel(actors, plan) };
  const split = runs === null ? [] : splitAnswers({ store: actors, plan, spec }, runs);
  const milliseconds = performance.now() - started;
  return success({ groups: [...summarize(partial), ...split], actorsInAll: partial.actors, milliseconds });
}
function splitAnswers(funnel: Funnel, all: Runs): FunnelGroup[] {
  const { runs, groups } = groupedRuns(funnel, all);
  const figures = new RowFigures(runs, funnel.plan.optional);
  return groups.map(({ key, rows }) => ({ key, steps: figures.of(rows) }));
}

/** The store with the spec's actors: users as they are, sessions cut out of them, or events put together by a column. */
export function byActor(store: EventStore, spec: FunnelSpec): EventStore {
  if (spec.actor.kind === 'user') return store;
  if (spec.actor.kind === 'session') return sessions(store, Math.round(spec.actor.gapMinutes * 6e7));
  return regroup(store, spec.actor.property, propertiesNeeded(spec));
}
