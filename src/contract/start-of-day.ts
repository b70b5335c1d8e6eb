/** Times of day zones differ from UTC by at most this much, in ms. */
const widestOffset = 26 * 3_600_000;

/** The wall clock at an instant, both in ms as if UTC, to the second. */
type Clock = (instant: number) => number;

/** Formatters are dear to make. */
const clocks = new Map<string, Clock>();

function wallClock(timeZone: string): Clock {
  let clock = clocks.get(timeZone);
  if (!clock) clocks.set(timeZone, (clock = makeClock(timeZone)));
  return clock;
}

function makeClock(timeZone: string): Clock {
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
 * The first instant, in ms, at which the wall clock of `timeZone` shows `day` (ms as if UTC) or later. Where the clock was
 * not changed shortly before, it follows from what the clock was ahead the day before; else it is found by halving, so
 * that days which begin at one o'clock, or are left out altogether, need no case of their own.
 */
export function startOfDay(day: number, timeZone: string): number {
  if (timeZone === 'UTC') return day;
  const clock = wallClock(timeZone);
  const ahead = clock(day - widestOffset) - (day - widestOffset);
  if (clock(day - ahead) === day && clock(day - ahead - 1000) === day - 1000) return day - ahead;
  let before = day - widestOffset;
  let after = day + widestOffset;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (clock(middle) >= day) after = middle;
    else before = middle;
  }
  return after;
}
