import type { FunnelSpec } from '../../src/contract/funnel';
import type { EventStore, Property } from '../store/event-store';
import { regroup } from '../store/regroup';
import type { TextList } from '../store/text-list';
import { byActor } from '../funnel/ready-funnel';
import type { PlanContext } from '../funnel/plan';
import { propertiesNeeded } from '../funnel/properties-needed';

/** What the lists are taken from. */
export interface Subject extends PlanContext {
  /** With users for actors. */
  store: EventStore;
  /** The users' ids by their number in the store. */
  users: TextList;
}

/** All properties that a question over `spec` needs beside those it shows: they must be loaded before. */
export function propertiesOf(spec: FunnelSpec, shown: readonly string[]): string[] {
  return [...new Set([...propertiesNeeded(spec), ...shown])];
}

/** The events by the spec's actors, with the properties shown. */
export function actorsOf(store: EventStore, spec: FunnelSpec, shown: readonly string[]): EventStore {
  return spec.actor.kind === 'column'
    ? regroup(store, spec.actor.property, propertiesOf(spec, shown))
    : byActor(store, spec);
}

/** A property's value at an event; null is empty. */
export function valueAt(property: Property, event: number): string | null {
  if (property.kind === 'text') return property.values[property.codes[event]] || null;
  const number = property.numbers[event];
  return Number.isNaN(number) ? null : String(number);
}
