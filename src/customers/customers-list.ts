import type { CustomerColumn, CustomersList } from '../core/spec/customers';
import { anyDay, type FunnelSpec } from '../core/spec/funnel';
import type { CustomersSettings } from './customers-settings';
import { drilldownIn, drilldownSpec } from './drilldown';

/** The list that the settings ask for; the drill-down is the chosen one where the funnel has it. */
export function customersList(spec: FunnelSpec, settings: CustomersSettings): CustomersList {
  const drilldown = drilldownIn(spec, settings.drilldown);
  const { step, part, group = { kind: 'all' }, seconds = null, entered = anyDay } = drilldown;
  const { sort, properties } = settings;
  const search = settings.search.trim();
  return { spec: drilldownSpec(spec, drilldown), group, step, part, seconds, entered, search, sort, properties };
}

/** Sorts by a column in its default direction; reverses it where it is sorted by already. */
export function sortedByColumn(by: CustomerColumn, { sort }: Pick<CustomersSettings, 'sort'>): CustomersList['sort'] {
  const again = JSON.stringify(by) === JSON.stringify(sort.by);
  return { by, descending: again ? !sort.descending : by.kind === 'entered' || by.kind === 'duration' };
}

/** Shows or hides a property; `all` gives the order. A list sorted by what is hidden is sorted by entry instead. */
export function withProperty(
  { properties, sort }: Pick<CustomersSettings, 'properties' | 'sort'>,
  { property, shown }: { property: string; shown: boolean },
  all: readonly string[],
): Pick<CustomersSettings, 'properties' | 'sort'> {
  const { by } = sort;
  const isSortedBy = by.kind === 'property' && by.property === property;
  return {
    properties: all.filter((name) => (name === property ? shown : properties.includes(name))),
    sort: !shown && isSortedBy ? sortedByColumn({ kind: 'entered' }, { sort }) : sort,
  };
}
