import { firstWhere } from '../arrays/first-where';
import { wallClock } from './wall-clock';
import { msPerDay } from './units';

/** The zone's offset from UTC in µs, from a time on (µs; −∞ for the first). */
export interface ClockOffset {
  from: number;
  offset: number;
}

/** The zone's offset from UTC at each time between first and last (µs): one entry for each change. */
export function clockOffsets(timeZone: string, { first, last }: { first: number; last: number }): ClockOffset[] {
  const clock = wallClock(timeZone);
  const ahead = (instant: number) => clock(instant) - instant;
  const [start, end] = [Math.floor(first / 1000), Math.ceil(last / 1000)];
  const found: ClockOffset[] = [{ from: -Infinity, offset: ahead(start) * 1000 }];
  for (let day = start; day < end; day += msPerDay) {
    const next = Math.min(day + msPerDay, end);
    const offset = ahead(next);
    if (offset * 1000 === found.at(-1)!.offset) continue;
    const change = firstWhere((instant) => ahead(instant) === offset, { low: day, high: next });
    found.push({ from: change * 1000, offset: offset * 1000 });
  }
  return found;
}

/** Whether the clock of a zone is the same all year round, as the laws are now. */
export function hasOneTime(timeZone: string): boolean {
  const year = new Date().getUTCFullYear();
  const span = { first: Date.UTC(year, 0, 1) * 1000, last: Date.UTC(year + 1, 0, 1) * 1000 };
  return clockOffsets(timeZone, span).length === 1;
}
