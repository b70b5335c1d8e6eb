import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { EventStore, Property } from '../../store/event-store';
import type { TextList } from '../../store/text-list';
import type { PlanContext } from './plan';
import { propertiesNeeded } from './properties-needed';

/** The events that a question about a funnel is answered over. */
export interface FunnelData extends PlanContext {
  /** Grouped by user. */
  store: EventStore;
}

/** The same with the users' ids, for lists of customers. */
export interface Subject extends FunnelData {
  /** By their number in the store. */
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
