/** Times of day zones differ from UTC by at most this much. */
const widestOffset = 26 * 3_600_000;
const oneDay = 86_400_000;

/** A calendar day such as `2026-11-21`; null where the text is none. */
export function parseDay(text: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return null;
  const day = Date.parse(`${text}T00:00:00Z`);
  return Number.isNaN(day) || new Date(day).toISOString().slice(0, 10) !== text ? null : day;
}

/** The wall clock of `timeZone` at an instant, both in ms as if UTC. */
function wallClock(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const part: Record<string, number> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = Number(value);
    return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
  };
}

/**
 * The first instant, in ms, at which the wall clock of `timeZone` shows `day` (ms as if UTC) or later. Found by halving,
 * so that days which begin at one o'clock, or are left out altogether, need no case of their own.
 */
function startOfDay(day: number, timeZone: string): number {
  if (timeZone === 'UTC') return day;
  const clock = wallClock(timeZone);
  let before = day - widestOffset;
  let after = day + widestOffset;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (clock(middle) >= day) after = middle;
    else before = middle;
  }
  return after;
}

/** µs bounds, the end excluded, of the inclusive days `from` … `to` in a time zone; open sides are infinite. */
export function dayBounds(
  range: { from: string | null; to: string | null },
  timeZone: string,
): { start: number; end: number } {
  const from = range.from === null ? null : parseDay(range.from);
  const to = range.to === null ? null : parseDay(range.to);
  return {
    start: from === null ? -Infinity : startOfDay(from, timeZone) * 1000,
    end: to === null ? Infinity : startOfDay(to + oneDay, timeZone) * 1000,
  };
}
