import { describe, expect, it } from 'vitest';
import type { Reading } from '../../../src/core/spec/dataset';
import { sameReading, sameRows } from '../../../src/intake/same-reading';
import { readingOf } from '../../support/read/test-intake';

const plain = readingOf();
const dialect = plain.dialect!;

/** The same with the keys of every object in the opposite order, as another program may write a document. */
function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, part]) => [key, reversed(part)]),
  );
}

const changes: [string, Partial<Reading>][] = [
  ['encoding', { dialect: { ...dialect, encoding: 'gb18030' } }],
  ['separator', { dialect: { ...dialect, delimiter: ';' } }],
  ['quote', { dialect: { ...dialect, quote: '' } }],
  ['head', { dialect: { ...dialect, header: false } }],
  ['skipped lines', { dialect: { ...dialect, skip: 2 } }],
  ['order of day and month', { timeFormat: 'day_first' }],
  ['repeated rows', { dropDuplicates: true }],
  ['roles', { columns: readingOf(['what', 'who', 'when']).columns }],
  ['names of columns', { columns: plain.columns.map((column) => ({ ...column, name: `${column.name}!` })) }],
];

describe('two readings of a file', () => {
  it('are the same in whichever order their keys stand', () => {
    const other = reversed(plain) as Reading;
    expect(JSON.stringify(other)).not.toBe(JSON.stringify(plain));
    expect([sameReading(plain, other), sameRows(plain, other)]).toEqual([true, true]);
  });

  it.each(changes)('give other rows with another %s', (_, change) => {
    const other = { ...plain, ...change };
    expect([sameReading(plain, other), sameRows(plain, other)]).toEqual([false, false]);
  });

  it('give the same rows in another zone or with another name for unnamed events, but are not the same', () => {
    for (const change of [{ timeZone: 'Asia/Shanghai' }, { eventName: '事件' }]) {
      const other = { ...plain, ...change };
      expect([sameReading(plain, other), sameRows(plain, other)]).toEqual([false, true]);
    }
  });

  it('are told apart by the order of their columns', () => {
    expect(sameRows(plain, { ...plain, columns: plain.columns.toReversed() })).toBe(false);
  });
});
