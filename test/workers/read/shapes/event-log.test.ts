import { describe, expect, it } from 'vitest';
import type { Reading, Role } from '../../../../src/core/spec/dataset';
import type { RowShape } from '../../../../workers/read/event-sink';
import { openEventLog } from '../../../../workers/read/shapes/event-log';
import { EventList, readingBy, rowBatch } from '../../../support/read/batches';

const day = (n: number) => Date.UTC(2026, 0, n) * 1000;

function opened(roles: Role[], change: Partial<Reading> = {}): RowShape {
  return openEventLog({ ...readingBy(roles), ...change });
}

describe('an event log', () => {
  it('reads the columns of who, when and what', () => {
    expect(opened(['when', 'property', 'what', 'who']).columns).toEqual([3, 0, 2]);
    expect(opened(['when', 'who']).columns).toEqual([1, 0]);
  });

  it('makes one event of each row', () => {
    const list = new EventList();
    const rows = [['ann', '2026-01-01', 'look'], ['bob 客', '2026-01-02', '买']]; // prettier-ignore
    opened(['who', 'what', 'when']).events(rowBatch(rows, 7), list);
    expect(list.events).toEqual([
      { who: 'ann', what: 'look', time: day(1), row: 7 },
      { who: 'bob 客', what: '买', time: day(2), row: 8 },
    ]);
  });

  it('calls all events the same where no column has their names', () => {
    const list = new EventList();
    opened(['who', 'when'], { eventName: '来访' }).events(rowBatch([['ann', '2026-01-01']]), list);
    expect(list.events).toEqual([{ who: 'ann', what: '来访', time: day(1), row: 0 }]);
  });

  it('leaves out what is no event, with the first reason', () => {
    const list = new EventList();
    const batch = rowBatch([
      ['a', '', ''],
      ['a', 'yesterday', 'x'],
      'bad_quote',
      ['', '2026-01-01', ''],
      ['a', '2026-01-01', ''],
      ['a', '2026-01-01', 'x'],
    ]);
    opened(['who', 'what', 'when']).events(batch, list);
    expect(list.leftOut).toEqual([
      [0, 'empty_time'],
      [1, 'bad_time'],
      [2, 'bad_quote'],
      [3, 'empty_user'],
      [4, 'empty_event'],
    ]);
    expect(list.events.map(({ row }) => row)).toEqual([5]);
  });

  it('knows whether its times have a zone, from the first of them', () => {
    const zoned = opened(['who', 'when']);
    expect(zoned.absoluteTimes).toBe(false);
    zoned.events(rowBatch([['a', '2026-01-01T00:00:00Z']]), new EventList());
    expect(zoned.absoluteTimes).toBe(true);
    const local = opened(['who', 'when']);
    local.events(rowBatch([['a', '2026-01-01 00:00:00']]), new EventList());
    expect(local.absoluteTimes).toBe(false);
  });
});
