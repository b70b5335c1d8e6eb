import { m } from '../../text/paraglide/messages';
import type { ChartStep } from '../funnel-figures';
import type { SortBy } from './group-table';

export interface Column {
  by: SortBy;
  head: string;
  means: string;
  /** As in `grid-template-columns`. */
  width: string;
}

/** Of the table of groups: what entered, the stages after, the whole, and the rest it is compared with where it is. */
export function columnsOf(all: ChartStep[], compared: boolean): Column[] {
  const stages = all.map(({ numbered, name }, place) => ({
    by: place,
    head: numbered ? `${place + 1} ${name}` : name,
    means: name,
    width: 'minmax(96px, 1fr)',
  }));
  return [
    { by: 'name', head: m.chart_group(), means: m.chart_group(), width: 'minmax(168px, 2fr)' },
    { by: 'entered', head: m.chart_table_entered(), means: m.chart_table_entered_means(), width: 'minmax(84px, 1fr)' },
    ...stages.slice(1),
    ...(all.length > 1 ? whole() : []),
    ...(compared ? [difference()] : []),
  ];
}

function whole(): Column[] {
  return [
    { by: 'overall', head: m.chart_table_overall(), means: m.chart_table_overall_means(), width: 'minmax(88px, 1fr)' },
    { by: 'median', head: m.chart_table_median(), means: m.chart_table_median_means(), width: 'minmax(112px, 1fr)' },
  ];
}

function difference(): Column {
  return {
    by: 'difference',
    head: m.chart_table_difference(),
    means: m.chart_table_difference_means(),
    width: 'minmax(176px, 1.5fr)',
  };
}
