import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { EventStore } from '../../store/event-store';
import { regroup } from '../../store/regroup';
import { planFunnel, type Plan, type PlanContext } from './plan';
import { propertiesNeeded } from './properties-needed';
import { sessions } from './sessions';

/** A question over a dataset, made ready to be answered. */
export interface PreparedFunnel {
  spec: FunnelSpec;
  context: PlanContext;
  /** All events, with users for actors. */
  events: EventStore;
  /** Those of the spec's actors. */
  store: EventStore;
  /** Made for `store`. */
  plan: Plan;
}

/** What is asked about a spec that `checkSpec` has passed, perhaps about more properties than it needs itself. */
interface Question {
  spec: FunnelSpec;
  properties?: readonly string[];
}

export function prepareFunnel(events: EventStore, question: Question, context: PlanContext): PreparedFunnel {
  const { spec } = question;
  const store = byActor(events, spec, question.properties);
  return { spec, context, events, store, plan: planFunnel(spec, store, context) };
}

/** The store with the spec's actors: users as they are, sessions cut out of them, or events put together by a column. */
export function byActor(store: EventStore, spec: FunnelSpec, properties: readonly string[] = []): EventStore {
  if (spec.actor.kind === 'user') return store;
  if (spec.actor.kind === 'session') return sessions(store, Math.round(spec.actor.gapMinutes * 6e7));
  return regroup(store, spec.actor.property, [...propertiesNeeded(spec), ...properties]);
}
