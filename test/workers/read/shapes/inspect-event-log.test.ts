import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../../src/core/spec/dataset';
import { inspectEventLog } from '../../../../workers/read/shapes/inspect-event-log';
import type { Table, TextRow } from '../../../../workers/read/row-source';
import { minute, times } from '../../../support/read/file-text';

const dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', header: true } as const;
const names = ['user', 'event', 'time'];
const row = (i: number, time = minute(i)): TextRow => [`u${i % 5}`, ['view', '购买'][i % 2], time];

interface Asked {
  wanted?: Partial<Reading>;
  later?: TextRow[];
  file?: string;
}

function inspect(rows: TextRow[], { wanted = {}, later = [], file = 'visits.csv' }: Asked = {}) {
  const table: Table = { dialect, names, rows, later };
  return inspectEventLog(new File(['x'.repeat(10)], file), table, wanted);
}

describe('the inspection of a log', () => {
  const found = inspect(times(60, row));

  it('names the file, its size and the reading it will be loaded with', () => {
    expect([found.name, found.size]).toEqual(['visits.csv', 10]);
    expect(found.reading).toEqual({
      dialect,
      shape: 'event_log',
      columns: [
        { name: 'user', role: 'who' },
        { name: 'event', role: 'what' },
        { name: 'time', role: 'when' },
      ],
      timeFormat: 'iso',
      timeZone: 'UTC',
      dropDuplicates: false,
      eventName: 'visits',
    });
  });

  it('shows the first fifty rows, and of long fields the beginning', () => {
    expect(found.rows).toHaveLength(50);
    const [[user]] = inspect([['长'.repeat(600), 'view', minute(0)]]).rows;
    expect(user).toBe(`${'长'.repeat(500)}…`);
  });

  it('reads the first time as an example, and says where it cannot', () => {
    expect(found.timeExample).toEqual({ text: minute(0), time: Date.UTC(2026, 0, 3) * 1000 });
    expect(inspect([['u', 'view', 'soon']]).timeExample).toEqual({ text: 'soon', time: null });
    expect(inspect([]).timeExample).toBeNull();
  });

  it('judges by later rows too', () => {
    const shortDates = times(20, (i) => row(i, `0${1 + (i % 9)}/0${1 + (i % 8)}/2026`));
    expect(inspect(shortDates).ambiguity).not.toBeNull();
    const withLater = inspect(shortDates, { later: [row(0, '25/01/2026')] });
    expect([withLater.reading.timeFormat, withLater.ambiguity]).toEqual(['day_first', null]);
  });
});

describe('what is wanted', () => {
  it('is taken for the same columns, and said to be chosen', () => {
    const columns = [
      { name: 'event', role: 'who' as const },
      { name: 'user', role: 'what' as const },
      { name: 'time', role: 'when' as const },
    ];
    const { columns: found } = inspect(times(60, row), { wanted: { columns } });
    expect(found.map(({ role, reason }) => [role, reason.code])).toEqual([
      ['what', 'chosen'],
      ['who', 'chosen'],
      ['when', 'name_matches'],
    ]);
  });

  it('is left aside for other columns', () => {
    const { columns } = inspect(times(60, row), { wanted: { columns: [{ name: 'user', role: 'ignore' }] } });
    expect(columns.map(({ role }) => role)).toEqual(['who', 'what', 'when']);
  });

  it('is a zone only where times are absolute', () => {
    const wanted = { timeZone: 'Asia/Shanghai' };
    expect(inspect(times(9, row), { wanted }).reading.timeZone).toBe('UTC');
    const absolute = inspect(
      times(9, (i) => row(i, `${minute(i)}Z`)),
      { wanted },
    );
    expect([absolute.absoluteTimes, absolute.reading.timeZone]).toEqual([true, 'Asia/Shanghai']);
  });

  it('is a format only where any time can be read by it', () => {
    expect(inspect(times(9, row), { wanted: { timeFormat: 'epoch_s' } }).reading.timeFormat).toBe('iso');
    expect(inspect([['u', 'view', null]], { wanted: { timeFormat: 'epoch_s' } }).reading.timeFormat).toBe('epoch_s');
  });

  it('is a name for events, and whether repeated rows are left out', () => {
    const { reading } = inspect(times(9, row), { wanted: { eventName: '来访', dropDuplicates: true } });
    expect([reading.eventName, reading.dropDuplicates]).toEqual(['来访', true]);
  });
});
