/** Longer runs of digits are ids of fixed length, which sort as they are. */
const mostDigits = 16;

/** Each text's place among all of them, equal texts sharing one; numbers inside texts count as numbers: "user 9" is before "user 10". */
export function naturalRanks(texts: readonly string[]): Float64Array {
  const keys = texts.map((text) => text.replace(/\d+/g, (digits) => digits.padStart(mostDigits, '0')));
  const places = Uint32Array.from(texts, (_, i) => i);
  places.sort((a, b) => (keys[a] < keys[b] ? -1 : keys[a] > keys[b] ? 1 : 0));
  const ranks = new Float64Array(texts.length);
  for (let i = 1; i < places.length; i++) {
    ranks[places[i]] = ranks[places[i - 1]] + (keys[places[i]] === keys[places[i - 1]] ? 0 : 1);
  }
  return ranks;
}

/** The same for numbers; NaN keeps NaN. */
export function numberRanks(numbers: Float64Array): Float64Array {
  // Typed arrays sort by value, NaN last.
  const sorted = numbers.slice().sort();
  return numbers.map((number) => (Number.isNaN(number) ? NaN : firstAtLeast(sorted, number)));
}

function firstAtLeast(sorted: Float64Array, number: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle] < number) low = middle + 1;
    else high = middle;
  }
  return low;
}
