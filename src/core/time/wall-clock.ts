import { firstWhere } from '../arrays/first-where';
import { msPerDay } from './units';

/** Maps an instant to local wall-clock time: both in ms since 1970, local time as if it were UTC. */
export type WallClock = (instant: number) => number;

/** The zone's offsets on a UTC day, in ms: before the instant of the clock change, and from then on. */
interface Day {
  before: number;
  change: number;
  after: number;
}

/** Creating a formatter is slow, so they are cached. */
const clocks = new Map<string, WallClock>();

/** The clock of an IANA zone; also valid for years BC. */
export function wallClock(timeZone: string): WallClock {
  let clock = clocks.get(timeZone);
  if (!clock) clocks.set(timeZone, (clock = timeZone === 'UTC' ? (instant) => instant : makeClock(timeZone)));
  return clock;
}

/** Clock changes are rare: `Intl` is called twice per day, and more often only on days with a change. */
function makeClock(timeZone: string): WallClock {
  const ahead = aheadIn(timeZone);
  const days = new Map<number, Day>();
  let last = NaN;
  let day: Day = { before: NaN, change: NaN, after: NaN };
  return (instant) => {
    const number = Math.floor(instant / msPerDay);
    if (number !== last) {
      let found = days.get(number);
      if (!found) days.set(number, (found = dayFrom(number * msPerDay, ahead)));
      last = number;
      day = found;
    }
    return instant + (instant < day.change ? day.before : day.after);
  };
}

function dayFrom(start: number, ahead: (instant: number) => number): Day {
  const [before, after] = [ahead(start), ahead(start + msPerDay)];
  if (before === after) return { before, change: start, after };
  const change = firstWhere((instant) => ahead(instant) === after, { low: start, high: start + msPerDay });
  return { before, change, after };
}

/** Offset from UTC, in ms, computed with `Intl`. */
function aheadIn(timeZone: string): (instant: number) => number {
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    era: 'short',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  return (instant) => {
    const part: Partial<Record<Intl.DateTimeFormatPartTypes, string>> = {};
    for (const { type, value } of format.formatToParts(instant)) part[type] = value;
    const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
    const wall = new Date(instant);
    wall.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
    wall.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
    return wall.getTime() - instant;
  };
}
