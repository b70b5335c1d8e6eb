import type { Reading } from '../core/spec/dataset';

/** Whether two readings of a file give the same events; the order of a document's keys is ignored. */
export function sameReading(a: Reading, b: Reading): boolean {
  return orderedReading(a) === orderedReading(b);
}

/** Ignores the zone, which shifts no event, and the name given to rows of a file without event names. */
export function sameRows(a: Reading, b: Reading): boolean {
  const rows = (reading: Reading) => orderedReading({ ...reading, timeZone: '', eventName: '' });
  return rows(a) === rows(b);
}

function orderedReading(reading: Reading): string {
  return JSON.stringify(reading, (_, value: unknown) =>
    typeof value === 'object' && value !== null && !Array.isArray(value)
      ? Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
      : value,
  );
}
