import type { Filter, FunnelSpec } from '../../core/spec/funnel';
import type { With } from '../../core/sql/nodes';
import { nodesOf } from '../../core/sql/walk';
import { hasOneTime } from '../../core/time/clock-offsets';
import { segmentsOf } from './conditions';
import { namesNumber } from './filter-sql';
import type { SqlQuestion } from './question';
import type { WritingOptions } from '../writing-options';

/** A funnel as a tree of SQL, and the question it was made of. */
export interface FunnelQuery {
  question: SqlQuestion;
  query: With;
}

/** Ways in which the SQL may count differently from the page; the panel has translations. */
export type NoteCode =
  | 'tie_tolerance'
  | 'shared_ties'
  | 'shared_any_order'
  | 'optional_ways'
  | 'totals_as_actors'
  | 'totals_ties'
  | 'property_types'
  | 'segment_place'
  | 'group_values'
  | 'property_times'
  | 'clock_changes'
  | 'nul_letters';

/** The notes as written into the SQL. */
const comments: Record<NoteCode, string> = {
  tie_tolerance:
    'Steps close to each other in time do not count in either order here: the tie tolerance is taken as 0.',
  shared_ties: 'Where an event can match several steps, events of exactly equal time may count differently.',
  shared_any_order: 'An event that matches several steps counts for all of them here, not for one alone.',
  optional_ways: 'An optional step counts here for all actors that reached it, even if their best run skipped it.',
  totals_as_actors: 'Actors are counted, not every run: with these rules, following run after run would cost too much.',
  property_types:
    'Which properties hold numbers is not known: sizes are compared as numbers where a number is given; equality and groups go by text.',
  segment_place:
    'A segment is taken by its other conditions alone, not by where its actors passed or were lost in a funnel.',
  group_values:
    'An actor is grouped here by a value of its own, not of its best run: the first (last) at any step in the date range, or that of the first event of the step.',
  property_times: 'Times in a property are read here as the database reads them.',
  clock_changes: 'Changes of the clock (summer time) are written out here for the time of the dataset alone.',
  nul_letters: 'No text of PostgreSQL holds the letter NUL: it is written as U+FFFD here.',
  totals_ties: 'Where a run ends and other events have exactly the same time, those do not begin the next run here.',
};

/** Empty where the SQL counts exactly what the page does. */
export function notesOf({ question, query }: FunnelQuery, { numbers, dialect, timeZone }: WritingOptions): NoteCode[] {
  const { spec, steps, shared, limited, valuesBy } = question;
  const overlapping = shared.includes(true);
  const byLevels = spec.order === 'strict' || (spec.order === 'ordered' && limited);
  const calendars = (spec.breakdown?.by ?? []).filter((by) => by.kind === 'calendar');
  const found: [NoteCode, boolean][] = [
    ['tie_tolerance', spec.tieTolerance > 0],
    ['totals_as_actors', countsActorsInstead(question)],
    ['totals_ties', spec.count === 'totals' && !countsActorsInstead(question)],
    ['shared_any_order', overlapping && spec.order === 'any'],
    ['shared_ties', overlapping && spec.order !== 'any'],
    ['property_types', numbers === undefined && (filtersOf(spec).some(namesNumber) || goesByValues(spec))],
    ['segment_place', segmentsOf(spec).some(({ cell }) => cell !== null)],
    ['group_values', valuesBy === 'actor'],
    ['property_times', calendars.some(({ property }) => property !== null)],
    ['clock_changes', dialect === 'duckdb' && calendars.some((calendar) => clockMayDiffer(calendar, timeZone))],
    ['nul_letters', dialect === 'postgresql' && holdsNul(query)],
    ['optional_ways', byLevels && steps.some((step) => step.optional)],
  ];
  return found.flatMap(([code, holds]) => (holds ? [code] : []));
}

/** Whether a text or a name in the SQL has a NUL. */
function holdsNul(query: With): boolean {
  return [...nodesOf(query)].some((node) => {
    if (node.kind === 'literal') return node.text.includes('\0');
    return node.kind === 'name' && node.name.includes('\0');
  });
}

/** All conditions on properties that a funnel has. */
function filtersOf(spec: FunnelSpec): Filter[] {
  return [
    ...spec.steps.flatMap((step) => step.filters),
    ...spec.exclusions.flatMap((exclusion) => exclusion.filters),
    ...spec.filter.events,
    ...spec.filter.actors.flatMap((condition) => condition.filters),
    ...segmentsOf(spec).flatMap(({ conditions }) => conditions.flatMap((condition) => condition.filters)),
  ];
}

function goesByValues({ breakdown, holdConstant }: FunnelSpec): boolean {
  return holdConstant.length > 0 || (breakdown?.by ?? []).some(({ kind }) => kind === 'property');
}

/** Whether a time may lie where the clock has another offset: events may follow those of the dataset, and a property may hold any time. */
function clockMayDiffer({ property }: { property: string | null }, timeZone: string): boolean {
  return property === null ? !hasOneTime(timeZone) : timeZone !== 'UTC';
}

/** Runs one after the other are followed in plain ordered funnels only. */
function countsActorsInstead({ spec, limited }: SqlQuestion): boolean {
  return spec.count === 'totals' && (spec.order !== 'ordered' || limited);
}

export function commentsOf(codes: readonly NoteCode[]): string[] {
  return codes.map((code) => `-- NOT EXACT: ${comments[code]}`);
}
