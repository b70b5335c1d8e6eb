import { none } from './numbers';

/** Beyond this many milliseconds from 1970 there are no dates in JavaScript. */
const maxDateMs = 8.64e15;

const dateFormats = new Map<string, Intl.DateTimeFormat>();

/** The same in every language: year first, as `2026-11-21`, is read alike everywhere and sorts. */
function dateFormat(zone: string): Intl.DateTimeFormat {
  let format = dateFormats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      calendar: 'gregory',
      numberingSystem: 'latn',
      hourCycle: 'h23',
      year: 'numeric',
      month: '2-digit',
      day: '2-digit',
      hour: '2-digit',
      minute: '2-digit',
      second: '2-digit',
    });
    dateFormats.set(zone, format);
  }
  return format;
}

function dateParts(time: number, zone: string): Record<string, string> {
  const parts = dateFormat(zone).formatToParts(new Date(Math.floor(time / 1000)));
  return Object.fromEntries(parts.map(({ type, value }) => [type, value]));
}

function dateText(parts: Record<string, string>): string {
  return `${parts.year.padStart(4, '0')}-${parts.month}-${parts.day}`;
}

function isFiniteTime(time: number | null): time is number {
  return time !== null && Math.abs(time / 1000) <= maxDateMs;
}

/** The day of a time (µs since 1970 UTC) in an IANA zone: "2026-11-21". Times without a zone want `UTC`. */
export function day(time: number | null, zone: string): string {
  return isFiniteTime(time) ? dateText(dateParts(time, zone)) : none;
}

/** Day and time of day of a time (µs since 1970 UTC) in an IANA zone: "2026-11-21 14:03:22". */
export function dateTime(time: number | null, zone: string): string {
  if (!isFiniteTime(time)) return none;
  const parts = dateParts(time, zone);
  return `${dateText(parts)} ${parts.hour}:${parts.minute}:${parts.second}`;
}
