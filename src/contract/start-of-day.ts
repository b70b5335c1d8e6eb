/** Times of day zones differ from UTC by at most this much, in ms. */
const widestOffset = 26 * 3_600_000;

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
export function startOfDay(day: number, timeZone: string): number {
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
