import type { FunnelAnswer, FunnelSpec } from '../../src/contract/funnel';
import { success, type Outcome } from '../../src/contract/outcome';
import type { EventStore } from '../store/event-store';
import { regroup } from '../store/regroup';
import { checkSpec } from './check-spec';
import { planFunnel, type PlanContext } from './plan';
import { propertiesNeeded } from './properties-needed';
import { runKernel } from './run-kernel';
import { sessions } from './sessions';
import { summarize } from './summary';

/** Answers a funnel over a store that holds `propertiesNeeded(spec)`. */
export function answerFunnel(store: EventStore, spec: FunnelSpec, context: PlanContext): Outcome<FunnelAnswer> {
  const checked = checkSpec(spec, store);
  if (!checked.ok) return checked;
  const started = performance.now();
  const actors = byActor(store, spec);
  const partial = runKernel(actors, planFunnel(spec, actors, context));
  const groups = summarize(partial);
  return success({ groups, actorsInAll: partial.actors, milliseconds: performance.now() - started });
}

/** The store with the spec's actors: users as they are, sessions cut out of them, or events put together by a column. */
export function byActor(store: EventStore, spec: FunnelSpec): EventStore {
  if (spec.actor.kind === 'user') return store;
  if (spec.actor.kind === 'session') return sessions(store, Math.round(spec.actor.gapMinutes * 6e7));
  return regroup(store, spec.actor.property, propertiesNeeded(spec));
}
