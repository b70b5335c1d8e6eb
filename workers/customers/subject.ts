import type { FunnelSpec } from '../../src/core/spec/funnel';
import type { EventStore, Property } from '../store/event-store';
import type { TextList } from '../store/text-list';
import type { PlanContext } from '../funnel/plan/plan';
import { propertiesNeeded } from '../funnel/plan/properties-needed';

/** The dataset of the lists. */
export interface Subject extends PlanContext {
  /** The events grouped by user. */
  store: EventStore;
  /** The users' ids by their number in the store. */
  users: TextList;
}

/** All properties that a question needs, those it shows first: they must be loaded before. */
export function listedProperties(spec: FunnelSpec, shown: readonly string[]): string[] {
  return [...new Set([...shown, ...propertiesNeeded(spec)])];
}

/** A property's value at an event; null is empty. */
export function valueAt(property: Property, event: number): string | null {
  if (property.kind === 'text') return property.values[property.codes[event]] || null;
  const number = property.numbers[event];
  return Number.isNaN(number) ? null : String(number);
}
