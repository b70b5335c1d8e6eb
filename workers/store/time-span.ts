/** First and last time of all, 0 and 0 where there is none. */
export function timeSpan(time: Float64Array): { first: number; last: number } {
  let first = Infinity;
  let last = -Infinity;
  for (let i = 0; i < time.length; i++) {
    if (time[i] < first) first = time[i]!;
    if (time[i] > last) last = time[i]!;
  }
  return time.length === 0 ? { first: 0, last: 0 } : { first, last };
}
