const quarterHour = 900_000;
const oneDay = 86_400_000;

/**
 * The clock on the wall in a zone. Clocks change on the quarter of an hour at most and seldom at all, so `Intl` is asked
 * twice for a day, and for each quarter of those days alone on which something changes.
 */
export class WallClock {
  readonly #format: Intl.DateTimeFormat;
  readonly #isUtc: boolean;
  /** By instant, in ms: what the clock is ahead of UTC. */
  readonly #offsets = new Map<number, number>();
  /** By day since 1970 UTC, the same for all of the day; NaN where it changes. */
  readonly #daily = new Map<number, number>();
  #lastDay = NaN;
  #lastOffset = NaN;

  constructor(timeZone: string) {
    this.#isUtc = timeZone === 'UTC';
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

  /** What it shows at an instant, both in ms as if UTC. */
  at(instant: number): number {
    if (this.#isUtc) return instant;
    const day = Math.floor(instant / oneDay);
    if (day !== this.#lastDay) {
      this.#lastDay = day;
      this.#lastOffset = this.#offsetOfDay(day);
    }
    if (!Number.isNaN(this.#lastOffset)) return instant + this.#lastOffset;
    return instant + this.#offset(Math.floor(instant / quarterHour) * quarterHour);
  }

  #offsetOfDay(day: number): number {
    let offset = this.#daily.get(day);
    if (offset === undefined) {
      const morning = this.#offset(day * oneDay);
      offset = morning === this.#offset((day + 1) * oneDay) ? morning : NaN;
      this.#daily.set(day, offset);
    }
    return offset;
  }

  #offset(instant: number): number {
    let offset = this.#offsets.get(instant);
    if (offset === undefined) this.#offsets.set(instant, (offset = this.#ahead(instant)));
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
