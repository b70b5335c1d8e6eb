import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventsTable, queryColumns } from '../../../../src/core/spec/query';
import { oddFileText } from '../../../support/odd-text';

const columns = (...properties: string[]) => [...queryColumns(properties)];

describe('the column of a property in the table of events', () => {
  it('has its name', () => {
    expect(columns('price', '渠道 "web"')).toEqual([
      ['price', 'price'],
      ['渠道 "web"', '渠道 "web"'],
    ]);
  });

  it('has a number behind it where another has that name in other letters', () => {
    expect(columns('Price', 'price', 'PRICE').map(([, column]) => column)).toEqual(['Price', 'price_2', 'PRICE_3']);
  });

  it('is never one of the table’s own', () => {
    expect(columns('User', 'event', 'TIME').map(([, column]) => column)).toEqual(['User_2', 'event_2', 'TIME_2']);
  });

  it('passes over a number that another property has taken', () => {
    expect(columns('p', 'P_2', 'P').map(([, column]) => column)).toEqual(['p', 'P_2', 'P_3']);
  });

  it('has no NUL, which no name may have', () => {
    expect(columns('a\0b').map(([, column]) => column)).toEqual(['a␀b']);
  });

  it('is another for each property, whatever their letters', () => {
    const law = (properties: string[]) => {
      const names = [...queryColumns(properties).values()].map((column) => column.toLowerCase());
      expect(new Set(names).size).toBe(properties.length);
      for (const own of [eventsTable.user, eventsTable.event, eventsTable.time]) expect(names).not.toContain(own);
      expect(names.some((name) => name.includes('\0'))).toBe(false);
    };
    const name = fc.oneof(oddFileText, fc.constantFrom('a', 'A', 'a_2', 'user', 'Time', 'time_2'));
    fc.assert(fc.property(fc.uniqueArray(name, { maxLength: 8 }), law));
  });
});
