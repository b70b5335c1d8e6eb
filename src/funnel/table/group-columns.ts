import { m } from '../../i18n/paraglide/messages';
import type { ChartStep } from '../figures/funnel-figures';
import type { SortBy } from './group-table';

export interface GroupColumn {
  by: SortBy;
  head: string;
  means: string;
  /** As in `grid-template-columns`. */
  width: string;
}

/** The columns of a group's row: `stages` holds those of the stages after the first. */
interface GroupColumnsQuestion {
  before: GroupColumn[];
  stages: GroupColumn[];
  time: GroupColumn | null;
}

/** Columns of the group table: the whole funnel, then the stages, last the total time. */
export function groupColumns(all: ChartStep[], compared: boolean): GroupColumnsQuestion {
  const stages = all.map(({ numbered, name }, index) => ({
    by: index,
    head: numbered ? `${index + 1} ${name}` : name,
    means: name,
    width: 'minmax(92px, 1fr)',
  }));
  const whole = all.length > 1;
  return {
    before: [...first(), ...(whole ? [overall()] : []), ...(whole && compared ? [difference()] : [])],
    stages: stages.slice(1),
    time: whole ? time() : null,
  };
}

function first(): GroupColumn[] {
  return [
    { by: 'name', head: m.chart_group(), means: m.chart_group(), width: 'minmax(140px, 2fr)' },
    { by: 'entered', head: m.chart_table_entered(), means: m.chart_table_entered_means(), width: 'minmax(76px, 1fr)' },
  ];
}

function overall(): GroupColumn {
  return {
    by: 'overall',
    head: m.chart_table_overall(),
    means: m.chart_table_overall_means(),
    width: 'minmax(98px, 1fr)',
  };
}

function difference(): GroupColumn {
  return {
    by: 'difference',
    head: m.chart_table_difference(),
    means: m.chart_table_difference_means(),
    width: 'minmax(164px, 1.5fr)',
  };
}

function time(): GroupColumn {
  return {
    by: 'median',
    head: m.chart_table_median(),
    means: m.chart_table_median_means(),
    width: 'minmax(112px, 1fr)',
  };
}
