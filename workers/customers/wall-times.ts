const quarterHour = 900_000;
/** Beyond this many milliseconds from 1970 there are no dates in JavaScript. */
const furthest = 8.64e15;

/**
 * Times as text, `2026-11-21 14:03:22`, on the wall clock of a zone. Clocks change on the quarter of an hour at most, so
 * `Intl` is asked once for each, and a million times cost little.
 */
export class WallTimes {
  readonly #format: Intl.DateTimeFormat;
  /** By quarter of an hour since 1970: what the wall clock is ahead of UTC, in ms. */
  readonly #offsets = new Map<number, number>();

  constructor(timeZone: string) {
    this.#format = new Intl.DateTimeFormat('en-US', {
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
  }

  /** `time` in µs since 1970 UTC. */
  text(time: number): string {
    const instant = Math.floor(time / 1000);
    if (Math.abs(instant) > furthest - 2 * 86_400_000) return String(time);
    const wall = new Date(instant + this.#offset(Math.floor(instant / quarterHour)));
    return wall.toISOString().replace('T', ' ').slice(0, -5);
  }

  #offset(quarter: number): number {
    let offset = this.#offsets.get(quarter);
    if (offset === undefined) this.#offsets.set(quarter, (offset = this.#ahead(quarter * quarterHour)));
    return offset;
  }

  #ahead(instant: number): number {
    const part: Record<string, string> = {};
    for (const { type, value } of this.#format.formatToParts(instant)) part[type] = value;
    const year = part.era === 'BC' ? 1 - Number(part.year) : Number(part.year);
    const wall = new Date(instant);
    wall.setUTCFullYear(year, Number(part.month) - 1, Number(part.day));
    wall.setUTCHours(Number(part.hour), Number(part.minute), Number(part.second));
    return wall.getTime() - instant;
  }
}
