const oneDay = 86_400_000;

/** From a time on (µs; −∞ for the first): what a zone's clock is ahead of UTC, in µs. */
export interface ClockOffset {
  from: number;
  offset: number;
}

/** What a zone's clock is ahead of UTC at each time between first and last (µs): one entry for each change. */
export function clockOffsets(timeZone: string, { first, last }: { first: number; last: number }): ClockOffset[] {
  const ahead = offsetIn(timeZone);
  const [start, end] = [Math.floor(first / 1000), Math.ceil(last / 1000)];
  const found: ClockOffset[] = [{ from: -Infinity, offset: ahead(start) * 1000 }];
  for (let day = start; day < end; day += oneDay) {
    const next = Math.min(day + oneDay, end);
    const offset = ahead(next);
    if (offset * 1000 === found.at(-1)!.offset) continue;
    found.push({ from: changeBetween(day, next, ahead) * 1000, offset: offset * 1000 });
  }
  return found;
}

/** The first ms at which the clock is ahead as at `after`, by halving. */
function changeBetween(before: number, after: number, ahead: (instant: number) => number): number {
  const wanted = ahead(after);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    if (ahead(middle) === wanted) high = middle;
    else low = middle;
  }
  return high;
}

/** In ms, at an instant in ms. */
function offsetIn(timeZone: string): (instant: number) => number {
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
    const wall = Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second);
    return wall - Math.floor(instant / 1000) * 1000;
  };
}

/** Whether the clock of a zone is the same all year round, as the laws are now. */
export function hasOneTime(timeZone: string): boolean {
  const year = new Date().getUTCFullYear();
  const span = { first: Date.UTC(year, 0, 1) * 1000, last: Date.UTC(year + 1, 0, 1) * 1000 };
  return clockOffsets(timeZone, span).length === 1;
}
