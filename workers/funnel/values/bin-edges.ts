import type { Bins } from '../../../src/core/spec/funnel';
import type { Property } from '../../store/event-store';
import { spanOf } from '../../store/span';
import { valuesAtRanks } from '../../../src/core/arrays/quickselect';

type Numbers = Extract<Property, { kind: 'number' }>;

/** Each property's last edges of each kind: they are taken over millions of events, and asked for at every edit. */
const latest = new WeakMap<Property, Map<string, number[]>>();

/**
 * Where bins over all events that carry a number begin, and where the last one ends: ascending, each once; of equal width,
 * rounded to less than a hundredth of it, or with about equally many events in each. None where no event carries one.
 */
export function binEdges(property: Numbers, bins: Exclude<Bins, { by: 'edges' }>): number[] {
  let known = latest.get(property);
  if (known === undefined) latest.set(property, (known = new Map<string, number[]>()));
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
  const edges = Array.from({ length: count + 1 }, (_, n) => rounded(low + n * width, digits, Math.round));
  edges[0] = Math.min(low, rounded(low, digits, Math.floor));
  edges[count] = Math.max(high, rounded(high, digits, Math.ceil));
  // Numbers next to each other have none between them.
  return [...new Set(edges)];
}

/** To so many decimal places, which may be below zero; what has no such places stays. */
function rounded(number: number, places: number, round: (number: number) => number): number {
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
