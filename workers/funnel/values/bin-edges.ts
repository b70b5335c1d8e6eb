import type { Bins } from '../../../src/core/spec/funnel';
import { Derived } from '../../store/derived';
import type { Property } from '../../store/event-store';
import { spanOf } from '../../store/span';
import { valuesAtRanks } from '../../../src/core/arrays/quickselect';

type Numbers = Extract<Property, { kind: 'number' }>;

/** By kind of bins: they are computed over millions of events, and needed at every edit. */
const edgesByProperty = new Derived<Property, Map<string, number[]>>();

/**
 * The edges of bins over all events that carry a number, ascending and distinct. Bins have equal width, rounded by less
 * than a hundredth of it, or about equal numbers of events. Empty where no event carries a number.
 */
export function binEdges(property: Numbers, bins: Exclude<Bins, { by: 'edges' }>): number[] {
  const known = edgesByProperty.of(property, null, () => new Map<string, number[]>());
  const key = `${bins.by} ${bins.count}`;
  let edges = known.get(key);
  if (edges === undefined) {
    const numbers = property.numbers.filter((number) => Number.isFinite(number));
    edges = numbers.length === 0 ? [] : (bins.by === 'width' ? equalWidths : equalCounts)(numbers, bins.count);
    known.set(key, edges);
  }
  return edges;
}

function equalWidths(numbers: Float64Array, count: number): number[] {
  const { low, high } = spanOf(numbers);
  const width = (high - low) / count;
  if (!(width > 0 && Number.isFinite(width))) return low === high ? [low] : [low, high];
  const digits = 2 - Math.floor(Math.log10(width));
  const edges = Array.from({ length: count + 1 }, (_, n) => roundedTo(low + n * width, digits, Math.round));
  edges[0] = Math.min(low, roundedTo(low, digits, Math.floor));
  edges[count] = Math.max(high, roundedTo(high, digits, Math.ceil));
  // There is no double between two adjacent ones.
  return [...new Set(edges)];
}

/** Rounds to this many decimal places, which may be negative; beyond the precision of a double nothing is rounded. */
function roundedTo(number: number, places: number, round: (number: number) => number): number {
  if (Math.abs(places) > 15) return number;
  const unit = 10 ** Math.abs(places);
  return places > 0 ? round(number * unit) / unit : round(number / unit) * unit;
}

function equalCounts(numbers: Float64Array, count: number): number[] {
  const ranks = Array.from({ length: count + 1 }, (_, n) =>
    Math.min(numbers.length - 1, Math.round((n * numbers.length) / count)),
  );
  return [...new Set(valuesAtRanks(numbers, [...new Set(ranks)]))];
}
