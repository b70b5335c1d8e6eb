import type { DatasetSummary } from '../core/spec/dataset';
import type { PropertyList } from '../funnel/state/properties.svelte';

/** The properties that hold numbers; null until every property has been scanned. */
export function numberProperties(dataset: DatasetSummary, properties: PropertyList): ReadonlySet<string> | null {
  const known = dataset.propertyNames.flatMap((name) => properties.summary(name) ?? []);
  if (known.length < dataset.propertyNames.length) return null;
  return new Set(known.flatMap(({ name, kind }) => (kind === 'number' ? name : [])));
}
