import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { TimeFormat } from '../../../src/core/spec/dataset';
import { parseTime } from '../../../workers/store/time-of-bytes';

const encoder = new TextEncoder();

function timeOf(text: string, format: TimeFormat): number {
  const bytes = encoder.encode(`x${text}9`);
  return parseTime(bytes, 1, bytes.length - 1, format);
}

const utc = (text: string) => Date.parse(text) * 1000;

describe('parseTime reads', () => {
  const cases: [TimeFormat, string, number][] = [
    ['iso', '2026-01-03', utc('2026-01-03T00:00:00Z')],
    ['iso', '20260103', utc('2026-01-03T00:00:00Z')],
    ['iso', '2026-1-3', utc('2026-01-03T00:00:00Z')],
    ['iso', '2026/1/3 4:05', utc('2026-01-03T04:05:00Z')],
    ['iso', '2026.01.03 04:05', utc('2026-01-03T04:05:00Z')],
    ['iso', '2026年1月3日 4:05', utc('2026-01-03T04:05:00Z')],
    ['iso', '2026-01-03T04:05:06', utc('2026-01-03T04:05:06Z')],
    ['iso', '2026-01-03 04:05:06.789', utc('2026-01-03T04:05:06.789Z')],
    ['iso', '2026-01-03 04:05:06.7', utc('2026-01-03T04:05:06.700Z')],
    ['iso', '2026-01-03T04:05:06,789012Z', utc('2026-01-03T04:05:06.789Z') + 12],
    ['iso', '2026-01-03T04:05:06.789012999Z', utc('2026-01-03T04:05:06.789Z') + 12],
    ['iso', '2026-01-03T04:05:06+08:00', utc('2026-01-02T20:05:06Z')],
    ['iso', '2026-01-03 04:05:06-0330', utc('2026-01-03T07:35:06Z')],
    ['iso', '2026-01-03 04:05:06+08', utc('2026-01-02T20:05:06Z')],
    ['iso', '2026-01-03 04:05:06 UTC', utc('2026-01-03T04:05:06Z')],
    ['iso', '20260103T040506Z', utc('2026-01-03T04:05:06Z')],
    ['iso', '2026-01-03 24:00:00', utc('2026-01-04T00:00:00Z')],
    ['iso', '  2026-01-03  ', utc('2026-01-03T00:00:00Z')],
    ['iso', '2024-02-29', utc('2024-02-29T00:00:00Z')],
    ['iso', '1969-12-31 23:59:59.999999', -1],
    ['day_first', '03/04/2026', utc('2026-04-03T00:00:00Z')],
    ['day_first', '3.4.2026 4:05', utc('2026-04-03T04:05:00Z')],
    ['day_first', '03-04-26 04:05:06', utc('2026-04-03T04:05:06Z')],
    ['day_first', '31/12/99', utc('1999-12-31T00:00:00Z')],
    ['month_first', '03/04/2026', utc('2026-03-04T00:00:00Z')],
    ['month_first', '1/31/2026 12:05 AM', utc('2026-01-31T00:05:00Z')],
    ['month_first', '1/31/2026 12:05:06 pm', utc('2026-01-31T12:05:06Z')],
    ['month_first', '1/31/2026 3PM', utc('2026-01-31T15:00:00Z')],
    ['month_first', '1/31/2026 04:05 +08:00', utc('2026-01-30T20:05:00Z')],
    ['epoch_s', '0', 0],
    ['epoch_s', '1767412800', 1767412800e6],
    ['epoch_s', '1767412800.25', 1767412800.25e6],
    ['epoch_s', '1.7674128e+09', 1767412800e6],
    ['epoch_s', '-1.5', -1.5e6],
    ['epoch_ms', '1767412800123', 1767412800123e3],
    ['epoch_ms', '1767412800123.4', 1767412800123400],
    ['epoch_us', '1767412800123456', 1767412800123456],
  ];
  it.each(cases)('%s: %s', (format, text, time) => {
    expect(timeOf(text, format)).toBe(time);
  });
});

describe('parseTime refuses', () => {
  const cases: [TimeFormat, string][] = [
    ['iso', ''],
    ['iso', '   '],
    ['iso', '2026-02-31'],
    ['iso', '2025-02-29'],
    ['iso', '1900-02-29'],
    ['iso', '2026-13-01'],
    ['iso', '2026-00-10'],
    ['iso', '2026-01-03 25:00'],
    ['iso', '2026-01-03 24:00:01'],
    ['iso', '2026-01-03 04:60'],
    ['iso', '2026-01-03 04:05:60'],
    ['iso', '2026-01-03 4'],
    ['iso', '2026-01-03T'],
    ['iso', '2026-01-03 04:05 noon'],
    ['iso', '2026-01-03 04:05+8'],
    ['iso', '2026-01/03'],
    ['iso', '2026-01'],
    ['iso', '2026-01-'],
    ['iso', '03/04/2026'],
    ['iso', '1767412800'],
    ['iso', '202601'],
    ['iso', 'null'],
    ['day_first', '31/02/2026'],
    ['day_first', '01/13/2026'],
    ['day_first', '2026-01-03'],
    ['day_first', '3/4/226'],
    ['month_first', '13/01/2026'],
    ['month_first', '1/31/2026 13:05 PM'],
    ['epoch_s', '1767412800123'],
    ['epoch_s', '17674 12800'],
    ['epoch_s', '-'],
    ['epoch_s', '1.'],
    ['epoch_ms', '2026-01-03'],
    ['epoch_us', '1e'],
  ];
  it.each(cases)('%s: "%s"', (format, text) => {
    expect(timeOf(text, format)).toBeNaN();
  });
});

describe('what is written is read again', () => {
  const instant = fc.integer({ min: Date.UTC(1000, 0, 1), max: Date.UTC(9999, 11, 31) });
  const two = (value: number) => String(value).padStart(2, '0');

  it('for any millisecond in ISO form', () => {
    fc.assert(fc.property(instant, (ms) => timeOf(new Date(ms).toISOString(), 'iso') === ms * 1000));
  });

  it('for any zone offset', () => {
    fc.assert(
      fc.property(instant, fc.integer({ min: -14 * 60, max: 14 * 60 }), (ms, offset) => {
        const size = Math.abs(offset);
        const zone = `${offset < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
        const wall = new Date(ms).toISOString().slice(0, -1) + zone;
        return timeOf(wall, 'iso') === (ms - offset * 60_000) * 1000;
      }),
    );
  });

  it('for any day, day first and month first', () => {
    fc.assert(
      fc.property(instant, fc.constantFrom('/', '.', '-'), (ms, mark) => {
        const day = Math.floor(ms / 86_400_000) * 86_400_000;
        const date = new Date(day);
        const [d, m, y] = [date.getUTCDate(), date.getUTCMonth() + 1, date.getUTCFullYear()];
        return (
          timeOf([d, m, y].join(mark), 'day_first') === day * 1000 &&
          timeOf([two(m), two(d), y].join(mark), 'month_first') === day * 1000
        );
      }),
    );
  });

  it('for any epoch, and nothing random is taken for a time', () => {
    fc.assert(fc.property(instant, (ms) => timeOf(String(ms), 'epoch_ms') === ms * 1000));
    fc.assert(
      fc.property(fc.string(), (text) => {
        const time = timeOf(text, 'iso');
        return Number.isNaN(time) || /^\s*\d{4}/.test(text);
      }),
    );
  });
});
