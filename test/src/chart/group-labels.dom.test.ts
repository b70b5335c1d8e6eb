import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { maxDrawnGroups, GroupColours, seriesColour } from '../../../src/chart/colours';
import { groupId } from '../../../src/chart/group-id';
import { groupName } from '../../../src/chart/group-labels';
import type { BreakdownBy, GroupKey } from '../../../src/core/spec/funnel';
import { locale } from '../../../src/i18n/locale.svelte';

const group = (...values: string[]): GroupKey => ({ kind: 'values', values });

describe('the colours of groups', () => {
  it('are given in the order of the groups', () => {
    const colours = new GroupColours();
    colours.draw([group('a'), group('b')]);
    expect([colours.of(group('a')), colours.of(group('b'))]).toEqual([seriesColour(0), seriesColour(1)]);
  });

  it('stay with a group while others come and go, and wait for those that come back', () => {
    const colours = new GroupColours();
    colours.draw([group('a'), group('b'), group('c')]);
    colours.draw([group('c'), group('d')]);
    expect(colours.of(group('c'))).toBe(seriesColour(2));
    expect(colours.of(group('d'))).toBe(seriesColour(0));
    colours.draw([group('b'), group('c')]);
    expect([colours.of(group('b')), colours.of(group('c'))]).toEqual([seriesColour(1), seriesColour(2)]);
  });

  it('are the accent for all, and neutral for the rest and for what is not drawn', () => {
    const colours = new GroupColours();
    colours.draw([group('a')]);
    expect(colours.of({ kind: 'all' })).toBe('var(--accent)');
    expect(colours.of({ kind: 'other', groups: 3 })).toBe('var(--series-other)');
    expect(colours.of(group('z'))).toBe('var(--series-other)');
  });

  it('never stand for two drawn groups, and never change for a group that stays', () => {
    const drawings = fc.array(fc.uniqueArray(fc.nat(14), { maxLength: maxDrawnGroups }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(drawings, (drawn) => {
        const colours = new GroupColours();
        let before = new Map<number, string>();
        for (const names of drawn) {
          colours.draw(names.map((name) => group(String(name))));
          const now = new Map(names.map((name) => [name, colours.of(group(String(name)))]));
          expect(new Set(now.values()).size).toBe(names.length);
          for (const [name, colour] of now) if (before.has(name)) expect(colour).toBe(before.get(name));
          before = now;
        }
      }),
    );
  });

  it('tell a pair of values from one value that reads alike', () => {
    const ids = [group('a', 'b'), group('a","b'), group('a,b'), group('all'), { kind: 'all' as const }].map(groupId);
    expect(new Set(ids).size).toBe(ids.length);
  });
});

describe('the names of groups', () => {
  afterEach(() => locale.set('en'));

  const named = (key: GroupKey, ...by: BreakdownBy[]) =>
    groupName(key, {
      breakdown: { by, attribution: { at: 'first' }, shown: null },
      segments: [{ id: 's', label: '', conditions: [], cell: null }],
    });
  const property: BreakdownBy = { kind: 'property', property: 'channel', bins: null };
  const bins: BreakdownBy = { kind: 'property', property: 'age', bins: { by: 'width', count: 3 } };
  const each = (unit: 'hour' | 'weekday' | 'day' | 'week' | 'month' | 'quarter'): BreakdownBy => ({
    kind: 'calendar',
    property: null,
    unit,
  });

  it.each<[string, GroupKey, BreakdownBy[], string, string]>([
    ['a value', group('wechat'), [property], 'wechat', 'wechat'],
    ['no value', group(''), [property], '(empty)', '（空）'],
    ['a blank', group(' '), [property], '“ ”', '“ ”'],
    ['two values', group('wechat', ''), [property, property], 'wechat · (empty)', 'wechat · （空）'],
    ['a bin', group('[10,20)'), [bins], '10 – 20', '10 – 20'],
    ['a narrow bin', group('[0.3333333333,0.6666666667]'), [bins], '0.3333 – 0.6667', '0.3333 – 0.6667'],
    ['a wide bin below nothing', group('[-12345.678,98765.4)'), [bins], '-12,346 – 98,765', '-12,346 – 98,765'],
    ['bins that meet', group('[49,71.46)'), [bins], '49 – 71.46', '49 – 71.46'],
    ['the next of them', group('[71.46,444]'), [bins], '71.46 – 444', '71.46 – 444'],
    ['a very narrow bin', group('[10000.1,10000.2)'), [bins], '10,000.1 – 10,000.2', '10,000.1 – 10,000.2'],
    ['a bin of one value', group('[3,3]'), [bins], '3', '3'],
    ['what lies below', group('(,0.5)'), [bins], '< 0.5', '< 0.5'],
    [
      'what lies above',
      group('(1e+21,)'),
      [bins],
      '> 1,000,000,000,000,000,000,000',
      '> 1,000,000,000,000,000,000,000',
    ],
    ['an hour', group('9'), [each('hour')], '09:00', '09:00'],
    ['a weekday', group('1'), [each('weekday')], 'Monday', '星期一'],
    ['a day', group('2026-11-21'), [each('day')], '2026-11-21', '2026-11-21'],
    ['a week', group('2026-11-16'), [each('week')], 'week of 2026-11-16', '2026-11-16 当周'],
    ['a quarter', group('2026-Q4'), [each('quarter')], '2026 Q4', '2026 年第 4 季度'],
    ['the rest', { kind: 'other', groups: 1234 }, [property], 'Other (1,234)', '其他（1,234）'],
    ['all', { kind: 'all' }, [property], 'All', '全部'],
    ['a segment without a name', { kind: 'segment', id: 's' }, [], 'Segment 1', '细分 1'],
  ])('say %s', (...row) => {
    const [, key, by, english, chinese] = row;
    expect(named(key, ...by)).toBe(english);
    locale.set('zh');
    expect(named(key, ...by)).toBe(chinese);
  });
});
