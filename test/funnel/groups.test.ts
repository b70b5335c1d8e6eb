import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Attribution, Breakdown, FunnelGroup, FunnelSpec, GroupKey } from '../../src/contract/funnel';
import { answerFunnel } from '../../workers/funnel/answer-funnel';
import { eventRows, funnelSpecs, type Allowed } from './arbitrary-funnel';
import { referenceGroups } from './reference-groups';
import { specOf } from './spec-of';
import { storeOf, type EventRow } from './store-of';

const zone = { timeZone: 'UTC' };

function breakdown(properties: string[], attribution: Attribution, shown: Breakdown['shown'] = null): Breakdown {
  return { by: properties.map((property) => ({ kind: 'property', property, bins: null })), attribution, shown };
}

function groupsOf(rows: readonly EventRow[], spec: FunnelSpec): FunnelGroup[] {
  const found = answerFunnel(storeOf(rows, ['p', 'q']), spec, zone);
  fc.pre(found.ok);
  return found.value.groups;
}

const nameOf = (key: GroupKey) => (key.kind === 'values' ? key.values.join('|') : key.kind);
const counts = (groups: readonly FunnelGroup[]) =>
  groups.map(({ key, steps }) => [nameOf(key), ...steps.map(({ actors }) => actors)]);

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

const kinds: Allowed[] = [
  { optional: true, limits: true, exclusions: true },
  { order: 'strict', optional: true, limits: true, exclusions: true },
  { order: 'any', exclusions: true },
];
const anyFunnel = fc.oneof(
  ...kinds.map((allowed) => funnelSpecs(allowed)),
  ...kinds.map((allowed) => funnelSpecs({ ...allowed, count: 'totals' })),
);
const withQ = fc
  .tuple(eventRows, fc.array(fc.constantFrom('', 'k', 'l', 'm'), { minLength: 16, maxLength: 16 }))
  .map(([rows, q]) =>
    rows.map((each, n) => ({ ...each, props: { ...each.props, ...(q[n] === '' ? {} : { q: q[n] }) } })),
  );
const properties = fc.constantFrom<string[]>(['p'], ['q'], ['p', 'q']);
const attributions = fc.oneof(
  fc.constantFrom<Attribution>({ at: 'first' }, { at: 'last' }),
  fc.nat(3).map((step): Attribution => ({ at: 'step', step })),
);
const broken = fc
  .tuple(anyFunnel, properties, attributions, fc.option(fc.constantFrom<string[][]>([['k']], [['one'], ['k']])))
  .map(([spec, by, attribution, shown]): FunnelSpec => ({ ...spec, breakdown: breakdown(by, attribution, shown) }));

/** No two events of an actor are simultaneous. */
const apart = (rows: EventRow[]) => rows.map((each, n) => ({ ...each, time: each.time + n }));

describe('laws of groups', () => {
  it('under first and last, the groups part the actors that entered', () => {
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      fc.pre(spec.breakdown!.attribution.at !== 'step');
      const [all, ...groups] = groupsOf(rows, spec);
      const drawn = (key: GroupKey) =>
        key.kind === 'values' && (spec.breakdown!.shown ?? []).some((each) => each.join() === key.values.join());
      const whole = groups.filter(({ key }) => key.kind === 'values');
      const parts = groups.filter(({ key }) => key.kind === 'other' || drawn(key));
      for (const [k, { actors }] of all.steps.entries()) {
        expect(whole.reduce((sum, { steps }) => sum + steps[k].actors, 0)).toBe(actors);
        if (spec.breakdown!.shown !== null)
          expect(parts.reduce((sum, { steps }) => sum + steps[k].actors, 0)).toBe(actors);
      }
    };
    fc.assert(fc.property(withQ, broken, law), { numRuns: 300 });
  });

  it('other names for the users and another order of the rows change nothing', () => {
    const shuffled = withQ.chain((rows) =>
      fc.tuple(fc.constant(rows), fc.shuffledSubarray(rows, { minLength: rows.length })),
    );
    const law = ([rows, others]: [EventRow[], EventRow[]], spec: FunnelSpec) => {
      const renamed = others.map((each) => ({ ...each, user: `用户 ${each.user === 'u1' ? 'z' : each.user}` }));
      expect(groupsOf(renamed, spec)).toEqual(groupsOf(rows, spec));
    };
    fc.assert(fc.property(shuffled, broken, law), { numRuns: 500 });
  });

  it('the groups are those of the reference', () => {
    const law = (rows: EventRow[], spec: FunnelSpec) => {
      const found = counts(groupsOf(apart(rows), spec)).filter(([name]) => name !== 'all' && name !== 'other');
      expect(found.sort()).toEqual(referenceGroups(apart(rows), spec).sort());
    };
    fc.assert(fc.property(withQ, broken, law), { numRuns: 500 });
  });
});
