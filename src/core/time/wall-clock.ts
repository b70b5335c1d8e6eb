import { firstWhere } from '../arrays/first-where';
import { msPerDay } from './units';

/** What the clock on the wall shows at an instant: both in ms since 1970, the wall's as if UTC. */
export type WallClock = (instant: number) => number;

/** A day in UTC: what the clock is ahead, in ms, before the instant it changes and from then on. */
interface Day {
  before: number;
  change: number;
  after: number;
}

/** Formatters are dear to make. */
const clocks = new Map<string, WallClock>();

/** The clock of an IANA zone, before Christ too. */
export function wallClock(timeZone: string): WallClock {
  let clock = clocks.get(timeZone);
  if (!clock) clocks.set(timeZone, (clock = timeZone === 'UTC' ? (instant) => instant : makeClock(timeZone)));
  return clock;
}

/** Clocks change seldom: `Intl` is asked twice for a day, and more often for those alone on which they do. */
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

/** What the clock is ahead of UTC, in ms, as `Intl` tells. */
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
