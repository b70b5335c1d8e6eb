/** Sorts indices[from … end) by their keys, by insertion: for short ranges. Equal ones keep their order. */
export function sortIndices(
  indices: Uint32Array,
  keys: Float64Array | Uint32Array,
  { from, end }: { from: number; end: number },
): void {
  for (let n = from + 1; n < end; n++) {
    const index = indices[n];
    const key = keys[index];
    let to = n;
    for (; to > from && keys[indices[to - 1]] > key; to--) indices[to] = indices[to - 1];
    indices[to] = index;
  }
}
