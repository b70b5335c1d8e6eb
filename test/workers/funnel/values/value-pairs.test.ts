import { describe, expect, it } from 'vitest';
import { ownCalendar } from '../../../../workers/funnel/values/calendar-values';
import { propertyValues, type EventValues } from '../../../../workers/funnel/values/property-values';
import { ValuePairs } from '../../../../workers/funnel/values/value-pairs';

const channel = () =>
  propertyValues({ kind: 'text', codes: Uint8Array.of(1, 1, 2, 0, 0), values: ['', 'web', '微信'] });
const age = () => propertyValues({ kind: 'number', numbers: Float64Array.of(30, 4, 30, 30, NaN) });
const pairs = () => new ValuePairs(channel(), age());
const written = (values: EventValues, event: number) => values.values(values.code(event)).join('|');

describe('pairs of values', () => {
  it('are those that one event carries', () => {
    const values = pairs();
    expect([0, 1, 2, 3, 4].map((event) => written(values, event))).toEqual(['web|30', 'web|4', '微信|30', '|30', '|']);
  });

  it('have one code each', () => {
    const values = pairs();
    const codes = [0, 1, 0, 2].map((event) => values.code(event));
    expect(codes[0]).toBe(codes[2]);
    expect(new Set(codes).size).toBe(3);
    expect(values.size).toBe(4);
  });

  it('are filled where the event carries either', () => {
    const values = pairs();
    expect([0, 3, 4].map((event) => values.filled(event))).toEqual([true, true, false]);
  });

  it('are in the order of the first, then of the second value, empty ones last', () => {
    const values = pairs();
    const inOrder = [0, 1, 2, 3].sort((a, b) => values.compare(values.code(a), values.code(b)));
    expect(inOrder.map((event) => written(values, event))).toEqual(['web|4', 'web|30', '微信|30', '|30']);
  });

  it('keep their own order only where both do', () => {
    const calendar = ownCalendar(Float64Array.of(0), 'day', 'UTC');
    expect(new ValuePairs(calendar, calendar).inOwnOrder).toBe(true);
    expect(new ValuePairs(calendar, age()).inOwnOrder).toBe(false);
  });

  it('may be of pairs in turn', () => {
    const values = new ValuePairs(pairs(), channel());
    expect(written(values, 2)).toBe('微信|30|微信');
  });
});
