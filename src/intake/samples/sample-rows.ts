import { dayInSeconds, minuteInSeconds } from './rhythm';

/** The rows of a sample on their way into a CSV file. None of the fields needs quotes. */
export class SampleRows {
  readonly #rows: { time: number; before: string; after: string }[] = [];

  /** `end`: seconds since 1970 from which on nothing has happened yet. */
  constructor(
    readonly header: string,
    readonly end: number,
  ) {}

  /** `before` and `after` are the fields on both sides of the time. What would happen beyond the end has not happened. */
  add(time: number, before: string, after: string): void {
    if (time >= this.end) return;
    this.#rows.push({ time: Math.floor(time), before, after });
  }

  /** In the order of time. */
  file(name: string): File {
    this.#rows.sort((a, b) => a.time - b.time);
    let day = -1;
    let dayText = '';
    const lines = this.#rows.map(({ time, before, after }) => {
      if (Math.floor(time / dayInSeconds) !== day) {
        day = Math.floor(time / dayInSeconds);
        dayText = new Date(day * dayInSeconds * 1000).toISOString().slice(0, 10);
      }
      return `${before},${dayText} ${clockText(time % dayInSeconds)},${after}`;
    });
    return new File([[this.header, ...lines, ''].join('\n')], name, { type: 'text/csv' });
  }
}

const TWO_DIGITS = Array.from({ length: 60 }, (_, i) => String(i).padStart(2, '0'));

/** `14:05:09`. */
function clockText(seconds: number): string {
  const minutes = Math.floor(seconds / minuteInSeconds);
  return `${TWO_DIGITS[Math.floor(minutes / 60)]}:${TWO_DIGITS[minutes % 60]}:${TWO_DIGITS[seconds % 60]}`;
}
