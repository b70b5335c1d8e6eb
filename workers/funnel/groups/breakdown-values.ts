import type { Breakdown, BreakdownBy } from '../../../src/core/spec/funnel';
import type { EventStore, Property } from '../../store/event-store';
import { ownCalendar, propertyCalendar } from '../values/calendar-values';
import { numberBins } from '../values/number-bins';
import type { PlanContext } from '../plan/plan';
import { propertyValues, type EventValues } from '../values/property-values';
import { ValuePairs } from '../values/value-pairs';

/** The values of a breakdown over the events of a store; `all` has all events of the dataset. */
export function breakdownValues(
  { by }: Pick<Breakdown, 'by'>,
  store: EventStore,
  { all, context }: { all: EventStore; context: PlanContext },
): EventValues {
  const [first, second] = by.map((each) => valuesBy(each, store, { all, context }));
  return by.length === 1 ? first : new ValuePairs(first, second);
}

function valuesBy(
  by: BreakdownBy,
  store: EventStore,
  { all, context }: { all: EventStore; context: PlanContext },
): EventValues {
  const { timeZone, timeFormat: format = 'iso' } = context;
  if (by.kind === 'calendar') {
    if (by.property === null) return ownCalendar(store.time, by.unit, timeZone);
    return propertyCalendar(storedProperty(store, by.property), by.unit, { timeZone, format });
  }
  const property = storedProperty(store, by.property);
  const ofAll = storedProperty(all, by.property);
  if (by.bins === null || property.kind === 'text' || ofAll.kind === 'text') return propertyValues(property);
  return numberBins(property.numbers, by.bins, ofAll);
}

function storedProperty(store: EventStore, name: string): Property {
  return store.properties.get(name)!;
}
