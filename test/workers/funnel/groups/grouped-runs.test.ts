import { describe, expect, it } from 'vitest';
import type { Attribution, DateRange, FunnelCell, FunnelSpec } from '../../../../src/core/spec/funnel';
import { breakdown, counts, groupsOf, cellIn } from '../../../support/funnel/group-answers';
import { specOf } from '../../../support/funnel/spec-of';
import type { EventRow } from '../../../support/funnel/store-of';

/** At a second, a user's event with properties: `u1 a`. */
const row = (what: string, second: number, props: EventRow['props'] = {}): EventRow => {
  const [user, event] = what.split(' ');
  return { user, event, time: second * 1e6, props };
};

describe('a broken-down funnel', () => {
  it('gives all first, then the groups that most actors entered, equal ones by name and the empty one last', () => {
    const rows = [
      row('u1 a', 1, { p: 'web' }),
      row('u1 b', 2),
      row('u2 a', 1, { p: 'app' }),
      row('u3 a', 1, { p: 'web' }),
      row('u4 a', 1),
    ];
    const spec = specOf(['a', 'b'], { breakdown: breakdown(['p'], { at: 'first' }) });
    expect(counts(groupsOf(rows, spec))).toEqual([
      ['all', 4, 1],
      ['web', 2, 1],
      ['app', 1, 0],
      ['', 1, 0],
    ]);
  });

  it('draws eight, and puts the others together', () => {
    const rows = Array.from({ length: 12 }, (_, n) => row(`u${n} a`, n, { p: `v${String(n).padStart(2, '0')}` }));
    const groups = groupsOf(rows, specOf(['a'], { breakdown: breakdown(['p'], { at: 'first' }) }));
    expect(groups).toHaveLength(14);
    expect(groups.at(-1)).toMatchObject({ key: { kind: 'other', groups: 4 }, steps: [{ actors: 4 }] });
  });

  it('puts together what was not chosen', () => {
    const rows = ['x', 'y', 'z', 'y'].map((p, n) => row(`u${n} a`, n, { p }));
    const groups = groupsOf(rows, specOf(['a'], { breakdown: breakdown(['p'], { at: 'first' }, [['z'], ['no']]) }));
    expect(counts(groups)).toEqual([
      ['all', 4],
      ['y', 2],
      ['x', 1],
      ['z', 1],
      ['other', 3],
    ]);
    expect(groups.at(-1)!.key).toEqual({ kind: 'other', groups: 2 });
  });

  it('tells a thousand groups apart, and those chosen', () => {
    const rows = Array.from({ length: 1500 }, (_, n) => row(`u${n} a`, n, { p: n }));
    const groups = groupsOf(rows, specOf(['a'], { breakdown: breakdown(['p'], { at: 'first' }, [['1234']]) }));
    expect(groups).toHaveLength(1003);
    expect(groups[1].key).toEqual({ kind: 'values', values: ['0'] });
    expect(groups[1001].key).toEqual({ kind: 'values', values: ['1234'] });
    expect(groups[1002]).toMatchObject({ key: { kind: 'other', groups: 1499 }, steps: [{ actors: 1499 }] });
  });

  it('adds up any number of runs', () => {
    const rows = Array.from({ length: 10_000 }, (_, n) => {
      const [p, seconds] = n % 4 === 0 ? ['x', 1] : ['y', 2];
      return [row(`u${n % 2} a`, 10 * n, { p }), row(`u${n % 2} b`, 10 * n + seconds)];
    }).flat();
    const totals = specOf(['a', 'b'], { count: 'totals', breakdown: breakdown(['p'], { at: 'first' }) });
    const groups = groupsOf(rows, totals);
    expect(counts(groups)).toEqual([
      ['all', 10_000, 10_000],
      ['y', 7500, 7500],
      ['x', 2500, 2500],
    ]);
    expect(groups.map(({ steps }) => steps[1].fromEntry?.average)).toEqual([1.75, 2, 1]);
  });

  it('takes numbers as they are, and pairs from one event', () => {
    const rows = [row('u1 a', 1, { q: 9.5 }), row('u1 b', 2, { p: 'web', q: 7 }), row('u2 a', 1, { p: 'web', q: 7 })];
    const spec = (attribution: Attribution) => specOf(['a', 'b'], { breakdown: breakdown(['p', 'q'], attribution) });
    expect(counts(groupsOf(rows, spec({ at: 'first' }))).slice(1)).toEqual([
      ['web|7', 1, 0],
      ['|9.5', 1, 1],
    ]);
    expect(counts(groupsOf(rows, spec({ at: 'last' }))).slice(1)).toEqual([['web|7', 2, 1]]);
    expect(counts(groupsOf(rows, spec({ at: 'step', step: 1 }))).slice(1)).toEqual([['web|7', 1, 1]]);
  });

  it('asks the event of a step in any order, too', () => {
    const rows = [row('u1 b', 1, { p: 'app' }), row('u1 a', 2, { p: 'web' })];
    const spec = (step: number) =>
      specOf(['a', 'b'], { order: 'any', breakdown: breakdown(['p'], { at: 'step', step }) });
    expect(counts(groupsOf(rows, spec(0))).slice(1)).toEqual([['web', 1, 1]]);
    expect(counts(groupsOf(rows, spec(1))).slice(1)).toEqual([['app', 1, 1]]);
  });

  it('gives each of equal steps, and of steps that share events, one event in any order', () => {
    const values = (steps: Parameters<typeof specOf>[0], rows: EventRow[]) =>
      steps.map((_, step) => {
        const spec = specOf(steps, { order: 'any', breakdown: breakdown(['p'], { at: 'step', step }) });
        return counts(groupsOf(rows, spec))
          .slice(1)
          .map(([name]) => name);
      });
    const twice = [row('u1 a', 1, { p: 'one' }), row('u1 a', 2, { p: 'two' })];
    expect(values(['a', 'a'], twice)).toEqual([['one'], ['two']]);
    // Only a can do the first step, so that b does the second, though a came before and could do it as well.
    const shared = [row('u1 a', 1, { p: 'one' }), row('u1 b', 2, { p: 'two' })];
    expect(values(['a', { events: ['a', 'b'] }, 'c'], shared)).toEqual([['one'], ['two'], []]);
  });

  it('gives each of simultaneous steps an event of its own', () => {
    const rows = [
      row('u1 b', 5, { p: 'second' }),
      row('u1 a', 5, { p: 'z' }),
      row('u1 a', 5, { p: 'y' }),
      row('u1 a', 5),
    ];
    const spec = (step: number, order: FunnelSpec['order']) =>
      specOf(['a', 'b'], { order, breakdown: breakdown(['p'], { at: 'step', step }) });
    for (const order of ['ordered', 'any'] as const) {
      expect(counts(groupsOf(rows, spec(0, order))).slice(1)).toEqual([['y', 1, 1]]);
      expect(counts(groupsOf(rows, spec(1, order))).slice(1)).toEqual([['second', 1, 1]]);
    }
  });
});

describe('a funnel with what stays constant', () => {
  const rows = [
    row('u1 a', 1, { p: 'shoes' }),
    row('u1 a', 2, { p: 'hat' }),
    row('u1 b', 3, { p: 'hat' }),
    row('u1 b', 4),
    row('u1 c', 5, { p: 'shoes' }),
    row('u2 a', 1, { p: 'shoes' }),
    row('u2 b', 2, { p: 'hat' }),
    row('u3 a', 1),
    row('u3 b', 2),
  ];

  it('has runs of one value, and the best of them counts', () => {
    const spec = specOf(['a', 'b', 'c'], { holdConstant: ['p'] });
    expect(counts(groupsOf(rows, spec))).toEqual([['all', 2, 1, 0]]);
    expect(counts(groupsOf(rows, { ...spec, count: 'totals' }))).toEqual([['all', 3, 1, 0]]);
    expect(counts(groupsOf(rows, { ...spec, entry: 'first' }))).toEqual([['all', 2, 0, 0]]);
  });

  it('can be broken down, and tells the value held', () => {
    const spec = specOf(['a', 'b'], { holdConstant: ['p'], breakdown: breakdown(['p'], { at: 'last' }) });
    expect(counts(groupsOf(rows, spec))).toEqual([
      ['all', 2, 1],
      ['hat', 1, 1],
      ['shoes', 1, 0],
    ]);
  });

  it('is excluded, and in strict order broken, by events with the same values alone', () => {
    const spec = specOf(['a', 'c'], { holdConstant: ['p'], order: 'strict' });
    expect(counts(groupsOf(rows, spec))).toEqual([['all', 2, 1]]);
    const exclusions = [{ events: ['b'], filters: [], from: 0, to: 1, effect: 'drop' as const }];
    expect(counts(groupsOf(rows, { ...spec, order: 'ordered', exclusions }))).toEqual([['all', 2, 1]]);
  });
});

describe('a funnel with segments', () => {
  const rows = [row('u1 a', 1, { p: 'x' }), row('u1 b', 2), row('u2 a', 1), row('u2 b', 3), row('u3 a', 1)];
  const did = (events: string[], dates: DateRange = { from: null, to: null }) => [
    { did: true, events, filters: [], times: 1, dates },
  ];

  it('answers for each in turn, over actors that may be in several', () => {
    const segments = [
      { id: 'who', label: '', conditions: did(['b']), cell: null },
      { id: 'all', label: '', conditions: [], cell: null },
      { id: 'none', label: '', conditions: did(['b'], { from: '2024-01-01', to: null }), cell: null },
    ];
    expect(counts(groupsOf(rows, specOf(['a', 'b'], { segments })))).toEqual([
      ['all', 3, 2],
      ['who', 2, 2],
      ['all', 3, 2],
      ['none', 0, 0],
    ]);
  });

  it('takes them from a cell of another funnel: a group, and how long it took', () => {
    const spec = specOf(['a', 'b'], { breakdown: breakdown(['p'], { at: 'first' }) });
    const at = (cell: Partial<FunnelCell>) => ({
      id: 's',
      label: '',
      conditions: [],
      cell: { ...cellIn(spec, 0), ...cell },
    });
    const count = (cell: Partial<FunnelCell>) => counts(groupsOf(rows, specOf(['a'], { segments: [at(cell)] })))[1][1];
    expect(count({ group: { kind: 'values', values: ['x'] } })).toBe(1);
    expect(count({ group: { kind: 'values', values: [''] } })).toBe(2);
    expect(count({ group: { kind: 'other', groups: 1 } })).toBe(0);
    expect(count({ seconds: { fromStep: 0, toStep: 1, least: 2, most: 2 } })).toBe(1);
    expect(count({ step: 1, part: 'lost' })).toBe(1);
    expect(count({ entered: { from: '1970-01-01', to: '1970-01-01' } })).toBe(3);
    expect(count({ entered: { from: '1970-01-02', to: null } })).toBe(0);
  });
});

describe('values not drawn, where the funnel runs once for each', () => {
  const rows = [
    row('u1 a', 1, { p: 'x' }),
    row('u1 b', 9, { p: 'x' }),
    row('u1 a', 2, { p: 'y' }),
    row('u1 b', 4, { p: 'y' }),
    row('u1 a', 3, { p: 'z' }),
    row('u2 a', 1, { p: 'x' }),
  ];
  const spec = (switches: Partial<FunnelSpec> = {}) =>
    specOf(['a', 'b'], { breakdown: breakdown(['p'], { at: 'all' }, [['z']]), ...switches });

  it('count each actor once, by its best run', () => {
    const groups = groupsOf(rows, spec());
    expect(counts(groups)).toEqual([
      ['all', 2, 1],
      ['x', 2, 1],
      ['y', 1, 1],
      ['z', 1, 0],
      ['other', 2, 1],
    ]);
    // Equally deep runs: the one that gets there first.
    expect(groups.at(-1)!.steps[1].fromEntry?.median).toBe(2);
  });

  it('count every run where every run counts', () => {
    expect(counts(groupsOf(rows, spec({ count: 'totals' }))).at(-1)).toEqual(['other', 3, 2]);
  });

  it('count it once with another value held constant, too', () => {
    const held = rows.map((each, n) => ({ ...each, props: { ...each.props, q: n < 2 ? 'k' : 'l' } }));
    expect(counts(groupsOf(held, spec({ holdConstant: ['q'] }))).at(-1)).toEqual(['other', 2, 1]);
  });
});
