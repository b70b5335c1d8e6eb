import type { Bins } from '../../../src/core/spec/funnel';
import type { Property } from '../../store/event-store';
import { binEdges } from './bin-edges';
import { NumberedValues, type EventValues } from './property-values';

/**
 * A number property in bins. Each bin includes its lower edge; the last one includes its upper edge too. Numbers
 * outside user-defined edges go to two additional bins; a number at a single edge belongs to the bin above it. `ofAll`
 * holds the property for all events of the dataset, from which edges are computed, so bins do not change while the
 * funnel is edited.
 */
export function numberBins(
  numbers: Float64Array,
  bins: Bins,
  ofAll: Extract<Property, { kind: 'number' }>,
): EventValues {
  const open = bins.by === 'edges';
  const edges = open ? bins.edges : binEdges(ofAll, bins);
  const names = binNames(edges, open);
  // Only infinite values lie outside edges computed from all numbers.
  const [first, last] = open ? [-1, edges.length - 1] : [0, Math.max(0, edges.length - 2)];
  return new NumberedValues({
    number: (event) => Math.min(last, Math.max(first, binOf(numbers[event], edges))),
    filled: (event) => !Number.isNaN(numbers[event]),
    name: (bin) => names.get(bin)!,
    inOwnOrder: true,
  });
}

/** Bin n lies between edges n and n + 1; NaN where the value is not a number. */
function binOf(number: number, edges: readonly number[]): number {
  if (Number.isNaN(number)) return NaN;
  const last = edges.length - 1;
  if (number === edges[last]) return Math.max(0, last - 1);
  let low = 0;
  let high = edges.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (edges[middle] <= number) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function binNames(edges: readonly number[], open: boolean): Map<number, string> {
  const last = edges.length - 1;
  const names = new Map<number, string>();
  for (let n = 0; n < last; n++) names.set(n, `[${edges[n]},${edges[n + 1]}${n === last - 1 ? ']' : ')'}`);
  if (open) names.set(-1, `(,${edges[0]})`);
  if (open) names.set(last, `${last === 0 ? '[' : '('}${edges[last]},)`);
  else if (last === 0) names.set(0, `[${edges[0]},${edges[0]}]`);
  return names;
}
