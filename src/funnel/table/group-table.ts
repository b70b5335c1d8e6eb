import type { CsvCell } from '../../core/text/csv';
import { duration } from '../../i18n/durations';
import { locale } from '../../i18n/locale.svelte';
import { count, none, share } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import type { ChartStep, GroupFigures } from '../figures/funnel-figures';
import { firstFormula, lostFormula, previousFormula, timesText } from './figure-labels';

/** The measure shown in the cells of the stages. */
export type GroupMeasure = 'previous' | 'first' | 'actors' | 'lost' | 'time';

/** A column to sort by: the group's name, a stage by its index, or a figure of the whole funnel. */
export type SortBy = 'name' | 'entered' | 'overall' | 'median' | 'difference' | number;

export interface Sort {
  by: SortBy;
  descending: boolean;
}

export interface GroupTableCell {
  text: string;
  /** The formula, with its interval. */
  title: string;
}

function measured(step: ChartStep, measure: GroupMeasure): number | null {
  if (measure === 'actors') return step.actors;
  if (measure === 'first') return step.fromFirst;
  if (measure === 'previous') return step.fromPrevious;
  if (measure === 'time') return step.times?.median ?? null;
  return step.previous === null || step.optional ? null : step.lost;
}

export function cellOf(steps: ChartStep[], place: number, measure: GroupMeasure): GroupTableCell {
  const step = steps[place];
  const number = measured(step, measure);
  if (measure === 'time') return { text: duration(number), title: timesText(step.times) };
  if (measure === 'lost') return { text: count(number), title: lostFormula(steps, step) };
  if (measure === 'first') return { text: share(number), title: firstFormula(steps, step) };
  const title = previousFormula(steps, step);
  if (measure === 'actors') return { text: count(number), title };
  return { text: number === null ? none : share(number), title };
}

/** Groups whose name contains the search text, ignoring case. */
export function matchingGroups(groups: GroupFigures[], words: string): GroupFigures[] {
  const wanted = words.trim().toLocaleLowerCase(locale.current);
  return wanted === '' ? groups : groups.filter(({ name }) => name.toLocaleLowerCase(locale.current).includes(wanted));
}

/** Sort values that are not part of the group itself. */
interface Sorting {
  sort: Sort | null;
  measure: GroupMeasure;
  /** Difference from the rest, as a share; null where it is not shown. */
  difference: (group: GroupFigures) => number | null;
}

/**
 * Sorts the groups by a column, or keeps the answer's order. "Other" stays last: it is what is not drawn. Groups
 * without a number come last in both directions.
 */
export function sortedGroups(groups: GroupFigures[], { sort, ...by }: Sorting): GroupFigures[] {
  if (!sort) return groups;
  const sign = sort.descending ? -1 : 1;
  const apart = groups.filter(({ key }) => key.kind === 'other');
  const rest = groups.filter(({ key }) => key.kind !== 'other');
  if (sort.by === 'name') {
    const { compare } = new Intl.Collator(locale.current, { numeric: true });
    return [...rest.toSorted((a, b) => sign * compare(a.name, b.name)), ...apart];
  }
  const valued = rest.map((group) => ({ group, value: sortValue(group, sort.by, by) }));
  valued.sort((a, b) => {
    if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
    return sign * (a.value - b.value);
  });
  return [...valued.map(({ group }) => group), ...apart];
}

function sortValue(group: GroupFigures, by: SortBy, { measure, difference }: Omit<Sorting, 'sort'>): number | null {
  const last = group.steps.at(-1);
  if (typeof by === 'number') return measured(group.steps[by], measure);
  if (by === 'difference') return difference(group);
  if (by === 'overall') return last?.fromFirst ?? null;
  if (by === 'median') return last?.timesFromEntry?.median ?? null;
  return group.steps.at(0)?.actors ?? null;
}

/** Clicking a column head cycles: largest first (names from A), reversed, the answer's own order. */
export function sortedNext(sort: Sort | null, by: SortBy): Sort | null {
  const first = by !== 'name';
  if (sort?.by !== by) return { by, descending: first };
  return sort.descending === first ? { by, descending: !first } : null;
}

/** All groups and stages for spreadsheets, a row for each: counts as they are, shares 0 … 1, times in seconds. */
export function groupsCsv(all: ChartStep[], groups: GroupFigures[]): CsvCell[][] {
  const head = [
    m.chart_group(),
    m.chart_stage_number(),
    m.funnel_column_stage(),
    m.funnel_column_actors(),
    m.funnel_column_previous(),
    m.chart_interval_low(),
    m.chart_interval_high(),
    m.funnel_column_first(),
    m.chart_interval_low(),
    m.chart_interval_high(),
    m.funnel_column_lost(),
    m.funnel_column_median_seconds(),
    m.chart_median_entry_seconds(),
  ];
  const everyone = [{ name: m.chart_group_all(), steps: all }, ...groups];
  return [
    head,
    ...everyone.flatMap(({ name, steps }) => steps.map((step, place) => [name, place + 1, ...cells(step)])),
  ];
}

function cells(step: ChartStep): CsvCell[] {
  return [
    step.name,
    step.actors,
    step.fromPrevious ?? '',
    step.interval?.low ?? '',
    step.interval?.high ?? '',
    step.fromFirst ?? '',
    step.intervalOfFirst?.low ?? '',
    step.intervalOfFirst?.high ?? '',
    step.previous === null || step.optional ? '' : step.lost,
    step.times?.median ?? '',
    step.timesFromEntry?.median ?? '',
  ];
}
