import { describe, expect, it } from 'vitest';
import type { TimeFormat } from '../../../../src/core/spec/dataset';
import { inspected, minute, textFile, times } from '../../../support/read/file-text';

const log = (value: (i: number) => string, n = 40) =>
  textFile(['user,event,time', ...times(n, (i) => `u${i % 7},view,"${value(i)}"`)]);
const two = (n: number) => String(n).padStart(2, '0');
const utc = (text: string) => Date.parse(text) * 1000;

describe('the format of the times', () => {
  const cases: [title: string, value: (i: number) => string, format: TimeFormat, absolute: boolean, first: number][] = [
    ['ISO without a zone', (i) => minute(i), 'iso', false, utc('2026-01-03T00:00:00Z')],
    ['ISO with Z', (i) => `${minute(i).replace(' ', 'T')}Z`, 'iso', true, utc('2026-01-03T00:00:00Z')],
    ['ISO with an offset', (i) => `${minute(i)}+08:00`, 'iso', true, utc('2026-01-02T16:00:00Z')],
    ['ISO with a named UTC', (i) => `${minute(i)} UTC`, 'iso', true, utc('2026-01-03T00:00:00Z')],
    ['dates alone', (i) => `2026-01-${two(1 + (i % 28))}`, 'iso', false, utc('2026-01-01T00:00:00Z')],
    ['year first with slashes', (i) => `2026/1/${1 + (i % 28)} 4:05`, 'iso', false, utc('2026-01-01T04:05:00Z')],
    ['eight digits', (i) => `202601${two(1 + (i % 28))}`, 'iso', false, utc('2026-01-01T00:00:00Z')],
    ['Chinese dates', (i) => `2026年1月${1 + (i % 28)}日`, 'iso', false, utc('2026-01-01T00:00:00Z')],
    ['seconds', (i) => String(1511544070 + i), 'epoch_s', true, 1511544070e6],
    ['seconds with a fraction', (i) => `${1511544070 + i}.25`, 'epoch_s', true, 1511544070.25e6],
    ['milliseconds', (i) => String(1433221332117 + i), 'epoch_ms', true, 1433221332117e3],
    ['microseconds', (i) => String(1604188800000001 + i), 'epoch_us', true, 1604188800000001],
    ['seconds since some beginning', (i) => String(i * 30), 'epoch_s', true, 0],
    [
      'day first, as days beyond 12 tell',
      (i) => `${two(1 + (i % 28))}/02/2026 10:00`,
      'day_first',
      false,
      utc('2026-02-01T10:00:00Z'),
    ],
    [
      'month first, as days beyond 12 tell',
      (i) => `2/${1 + (i % 28)}/26 1:05 PM`,
      'month_first',
      false,
      utc('2026-02-01T13:05:00Z'),
    ],
    ['day first with dots', (i) => `${two(1 + (i % 28))}.02.2026`, 'day_first', false, utc('2026-02-01T00:00:00Z')],
  ];

  it.each(cases)('is found: %s', async (...[, value, format, absolute, first]) => {
    const { reading, absoluteTimes, timeExample, ambiguity } = await inspected(log(value));
    expect(reading.timeFormat).toBe(format);
    expect(absoluteTimes).toBe(absolute);
    expect(timeExample).toEqual({ text: value(0), time: first });
    expect(ambiguity).toBeNull();
  });

  it('may be told by a single day far behind the head', async () => {
    const lines = times(60_000, (i) => `u${i % 7},view,0${1 + (i % 9)}/0${1 + ((i * 7) % 9)}/2026 10:00`);
    const file = textFile(['user,event,time', ...lines, 'u1,view,01/31/2026 10:00']);
    expect(file.size).toBeGreaterThan(1 << 20);
    const { reading, ambiguity } = await inspected(file);
    expect(reading.timeFormat).toBe('month_first');
    expect(ambiguity).toBeNull();
  });

  it('is asked for with a worked example where day and month may change places', async () => {
    const { ambiguity } = await inspected(log((i) => `0${1 + (i % 3)}/04/2026`));
    expect(ambiguity).toEqual({ text: '01/04/2026', dayFirst: utc('2026-04-01'), monthFirst: utc('2026-01-04') });
  });

  it('is by default the order in which the file runs forward', async () => {
    const days = (i: number) => `0${1 + Math.floor(i / 10)}/0${1 + (Math.floor(i / 5) % 2)}/2026`;
    expect((await inspected(log(days))).reading.timeFormat).toBe('month_first');
  });

  it('is by default the order under which the file spans less', async () => {
    expect((await inspected(log((i) => `03/${two(1 + ((i * 5) % 12))}/2026`))).reading.timeFormat).toBe('month_first');
    expect((await inspected(log((i) => `${two(1 + ((i * 5) % 12))}/03/2026`))).reading.timeFormat).toBe('day_first');
  });

  it('is the wanted one where the times can be read by it, else the one found', async () => {
    const file = log((i) => `0${1 + (i % 3)}/04/2026`);
    expect((await inspected(file, { timeFormat: 'month_first' })).reading.timeFormat).toBe('month_first');
    expect((await inspected(file, { timeFormat: 'month_first' })).timeExample?.time).toBe(utc('2026-01-04'));
    expect((await inspected(file, { timeFormat: 'iso' })).reading.timeFormat).toBe('day_first');
  });
});

describe('the time zone', () => {
  it("is the reader's where times are absolute, else UTC", async () => {
    const timeZone = 'Asia/Shanghai';
    expect(
      (
        await inspected(
          log((i) => `${minute(i)}Z`),
          { timeZone },
        )
      ).reading.timeZone,
    ).toBe(timeZone);
    expect((await inspected(log((i) => `${minute(i)}Z`))).reading.timeZone).toBe('UTC');
    expect((await inspected(log(minute), { timeZone })).reading.timeZone).toBe('UTC');
  });
});
