import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { EventStore } from '../../store/event-store';
import { regroup } from '../../store/regroup';
import { planFunnel, type Plan, type PlanContext } from './plan';
import { propertiesNeeded } from './properties-needed';
import { sessions } from './sessions';

/** A funnel question prepared over a dataset. */
export interface PreparedFunnel {
  spec: FunnelSpec;
  context: PlanContext;
  /** All events, grouped by user. */
  events: EventStore;
  /** The events grouped by the spec's actor. */
  store: EventStore;
  /** Made for `store`. */
  plan: Plan;
}

/** Prepares a spec that `checkSpec` has accepted, with `properties` beyond those the spec itself needs. */
interface SpecifiedQuestion {
  spec: FunnelSpec;
  properties?: readonly string[];
}

export function prepareFunnel(events: EventStore, question: SpecifiedQuestion, context: PlanContext): PreparedFunnel {
  const { spec } = question;
  const store = byActor(events, spec, question.properties);
  return { spec, context, events, store, plan: planFunnel(spec, store, context) };
}

/** The store grouped by the spec's actor: users, sessions of users, or the values of a column. */
export function byActor(store: EventStore, spec: FunnelSpec, properties: readonly string[] = []): EventStore {
  if (spec.actor.kind === 'user') return store;
  if (spec.actor.kind === 'session') return sessions(store, Math.round(spec.actor.gapMinutes * 6e7));
  return regroup(store, spec.actor.property, [...propertiesNeeded(spec), ...properties]);
}
