/** Ranges up to this size are sorted instead of partitioned. */
const maxSortedItems = 24;

/** The index range from … to − 1. */
interface IndexRange {
  from: number;
  to: number;
}

/**
 * The values at the given ranks (0-based, ascending, each once) in sorted order; rearranges the values. Only what lies
 * around a rank is put in order (Hoare's quickselect, for several ranks at once).
 */
export function valuesAtRanks(values: Float64Array, ranks: readonly number[]): number[] {
  putInPlace(values, { from: 0, to: values.length }, ranks);
  return ranks.map((rank) => values[rank]);
}

/** Puts at each rank the value that sorting would put there. */
function putInPlace(values: Float64Array, { from, to }: IndexRange, ranks: readonly number[]): void {
  if (ranks.length === 0) return;
  if (to - from <= maxSortedItems) {
    values.subarray(from, to).sort();
    return;
  }
  const middle = partition(values, { from, to });
  const next = ranks.findIndex((rank) => rank >= middle);
  const split = next < 0 ? ranks.length : next;
  putInPlace(values, { from, to: middle }, ranks.slice(0, split));
  putInPlace(values, { from: middle, to }, ranks.slice(split));
}

/**
 * Partitions the range: smaller values left, greater ones right; returns the start of the right side. Neither side is
 * empty.
 */
function partition(values: Float64Array, { from, to }: IndexRange): number {
  const pivot = middleOf(values[from], values[(from + to) >>> 1], values[to - 1]);
  let left = from;
  let right = to - 1;
  for (;;) {
    while (values[left] < pivot) left++;
    while (values[right] > pivot) right--;
    if (left >= right) return right + 1;
    const value = values[left];
    values[left++] = values[right];
    values[right--] = value;
  }
}

function middleOf(a: number, b: number, c: number): number {
  return Math.max(Math.min(a, b), Math.min(Math.max(a, b), c));
}
