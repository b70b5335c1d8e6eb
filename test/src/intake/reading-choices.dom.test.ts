import { describe, expect, it } from 'vitest';
import type { ColumnReading } from '../../../src/core/spec/dataset';
import { loadRate } from '../../../src/intake/load-rate';
import { timeZones, withRole } from '../../../src/intake/reading-choices';

const columns: ColumnReading[] = [
  { name: 'user', role: 'who' },
  { name: 'email', role: 'property' },
  { name: 'event', role: 'what' },
];

describe('giving a column a role', () => {
  it('takes a role that only one column can have from the column that had it', () => {
    expect(withRole({ shape: 'event_log', columns }, 1, 'who').map(({ role }) => role)).toEqual([
      'property',
      'who',
      'what',
    ]);
  });

  it('lets any number of columns be properties or ignored', () => {
    expect(withRole({ shape: 'event_log', columns }, 2, 'property').map(({ role }) => role)).toEqual([
      'who',
      'property',
      'property',
    ]);
    expect(withRole({ shape: 'event_log', columns }, 2, 'ignore').map(({ role }) => role)).toEqual([
      'who',
      'property',
      'ignore',
    ]);
  });
});

describe('the list of time zones', () => {
  it('begins with UTC, has the one in use and none twice', () => {
    const zones = timeZones('Asia/Shanghai');
    expect(zones[0]).toBe('UTC');
    expect(zones).toContain('Asia/Shanghai');
    expect(new Set(zones).size).toBe(zones.length);
  });
});

describe('the speed of a load', () => {
  const progress = { phase: 'reading', bytesTotal: 1000 } as const;

  it('says nothing about the time left before it can know', () => {
    expect(loadRate({ ...progress, bytesRead: 10, rows: 5, seconds: 0.1 })).toEqual({
      share: 0.01,
      rowsPerSecond: null,
      secondsLeft: null,
    });
  });

  it('takes the rest to be read as quickly as what was read', () => {
    expect(loadRate({ ...progress, bytesRead: 250, rows: 500, seconds: 5 })).toEqual({
      share: 0.25,
      rowsPerSecond: 100,
      secondsLeft: 15,
    });
  });

  it('gives no number that is none for an empty file', () => {
    expect(loadRate({ ...progress, bytesRead: 0, bytesTotal: 0, rows: 0, seconds: 9 })).toEqual({
      share: 0,
      rowsPerSecond: null,
      secondsLeft: null,
    });
  });
});
