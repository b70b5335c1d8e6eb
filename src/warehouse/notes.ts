import { segmentsOf } from './conditions';
import { namesNumber } from './filter-sql';
import { filtersOf } from './properties-read';
import type { Question } from './question';

/** What a text does not say exactly as the page counts; the panel has the words in both languages. */
export type NoteCode =
  | 'tie_tolerance'
  | 'shared_ties'
  | 'shared_any_order'
  | 'optional_ways'
  | 'totals_as_actors'
  | 'totals_ties'
  | 'property_types'
  | 'segment_place';

/** The words that stand in the SQL itself. */
const comments: Record<NoteCode, string> = {
  tie_tolerance: 'Steps close to each other do not count in either order here: the tie tolerance is taken as 0.',
  shared_ties: 'Where an event can match several steps, events of exactly equal time may count differently.',
  shared_any_order: 'An event that matches several steps counts for all of them here, not for one alone.',
  optional_ways: 'An optional step counts here for actors that reached it, also if their best run passed it over.',
  totals_as_actors: 'Every run cannot be counted with these rules at a bearable cost: actors are counted instead.',
  property_types:
    'Which properties hold numbers is not known: sizes are compared as numbers where a number is given, equality as text.',
  segment_place:
    'That the actors of a segment passed or were lost at a place of a funnel is not written: its other conditions alone are.',
  totals_ties: 'Of events of exactly equal time, those left over by a run that ends do not begin the next here.',
};

/** Empty where the SQL counts exactly what the page does; `typed` where it is known which properties hold numbers. */
export function notesOf(question: Question, typed: boolean): NoteCode[] {
  const { spec, steps, shared, limited } = question;
  const overlapping = shared.includes(true);
  const byLevels = spec.order === 'strict' || (spec.order === 'ordered' && limited);
  const found: [NoteCode, boolean][] = [
    ['tie_tolerance', spec.tieTolerance > 0],
    ['totals_as_actors', countsActorsInstead(question)],
    ['totals_ties', spec.count === 'totals' && !countsActorsInstead(question)],
    ['shared_any_order', overlapping && spec.order === 'any'],
    ['shared_ties', overlapping && spec.order !== 'any'],
    ['property_types', !typed && filtersOf(spec).some(namesNumber)],
    ['segment_place', segmentsOf(spec).some(({ place }) => place !== null)],
    ['optional_ways', byLevels && steps.some((step) => step.optional)],
  ];
  return found.flatMap(([code, holds]) => (holds ? [code] : []));
}

/** Runs one after the other are followed in plain ordered funnels only. */
export function countsActorsInstead({ spec, limited }: Question): boolean {
  return spec.count === 'totals' && (spec.order !== 'ordered' || limited);
}

export function commentsOf(codes: readonly NoteCode[]): string[] {
  return codes.map((code) => `-- NOT EXACT: ${comments[code]}`);
}
