import fc from 'fast-check';
import { safeParse } from 'valibot';
import { describe, expect, it } from 'vitest';
import { funnelSpecSchema } from '../../../../src/core/spec/funnel';
import type {
  ActorCondition,
  Attribution,
  BreakdownBy,
  FunnelCell,
  FunnelSpec,
} from '../../../../src/core/spec/funnel';
import { maxSegments } from '../../../../src/core/spec/limits';
import { effectiveSpec } from '../../../../src/funnel/spec/effective-spec';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import {
  addEvent,
  insertStep,
  moveStep,
  removeEvent,
  removeStep,
  withSteps,
} from '../../../../src/funnel/spec/edit-steps';
import {
  breakDownBy,
  firstChoice,
  removeBy,
  replacedBy,
  setBreakdown,
  setBy,
} from '../../../../src/funnel/spec/breakdown';
import { parseBinEdges } from '../../../../src/funnel/spec/bin-edges';
import {
  withSegment,
  carrying,
  withDuplicateSegment,
  withMovedSegment,
  drilldownKept,
  withoutSegment,
  setSegment,
} from '../../../../src/funnel/spec/segments';

const abc = defaultSpec([['a'], ['b'], ['c']]);
const channel: BreakdownBy = { kind: 'property', property: 'channel', bins: null };
const plan: BreakdownBy = { kind: 'property', property: 'plan', bins: null };
const city: BreakdownBy = { kind: 'property', property: 'city', bins: null };
const hour: BreakdownBy = { kind: 'calendar', property: null, unit: 'hour' };
const weekday: BreakdownBy = { kind: 'calendar', property: null, unit: 'weekday' };

const by = (...all: BreakdownBy[]) => all.reduce(breakDownBy, abc);
const split = ({ breakdown }: FunnelSpec) => breakdown?.by ?? [];
const atStep = (step: number): FunnelSpec => setBreakdown(by(channel), { attribution: { at: 'step', step } });
const attribution = (spec: FunnelSpec | null): Attribution | undefined => spec?.breakdown?.attribution;

describe('a breakdown', () => {
  it('takes up to two properties, a third one in place of the second', () => {
    expect(split(by(channel, plan))).toEqual([channel, plan]);
    expect(split(by(channel, plan, city))).toEqual([channel, city]);
    expect(replacedBy(by(channel, plan), city)).toEqual(plan);
    expect(replacedBy(by(channel), plan)).toBeNull();
    expect(replacedBy(by(channel, plan), channel)).toBeNull();
  });

  it('takes a property once, split in the newest way', () => {
    const bins: BreakdownBy = { kind: 'property', property: 'channel', bins: { by: 'quantile', count: 5 } };
    expect(split(by(channel, plan, bins))).toEqual([bins, plan]);
    expect(by(channel, channel)).toEqual(by(channel));
  });

  it('can pair two units of the time of the event', () => {
    expect(split(by(hour, weekday))).toEqual([hour, weekday]);
  });

  it('forgets which groups are drawn when the groups become others, and only then', () => {
    const chosen = setBreakdown(by(channel), { shown: [['wechat']] });
    expect(setBy(chosen, 0, channel)).toBe(chosen);
    expect(setBy(chosen, 0, plan).breakdown?.shown).toBeNull();
    expect(setBy(breakDownBy(chosen, plan), 1, channel).breakdown?.by).toEqual([channel]);
    expect(breakDownBy(chosen, plan).breakdown?.shown).toBeNull();
    expect(setBreakdown(chosen, { attribution: { at: 'last' } }).breakdown?.shown).toEqual([['wechat']]);
  });

  it('ends with its last property', () => {
    expect(split(removeBy(by(channel, plan), 0))).toEqual([plan]);
    expect(removeBy(by(channel), 0).breakdown).toBeNull();
  });

  it.each([
    ['text of many values', { kind: 'text', distinct: 500 }, channel],
    ['numbers of few values', { kind: 'number', distinct: 12 }, channel],
    ['numbers of many', { kind: 'number', distinct: 13 }, { ...channel, bins: { by: 'quantile', count: 5 } }],
    ['times', { kind: 'time', distinct: 3 }, { kind: 'calendar', property: 'channel', unit: 'month' }],
    ['what is not known yet', undefined, channel],
  ] as const)('begins with a sensible split of %s', (_what, known, expected) => {
    expect(firstChoice('channel', known)).toEqual(expected);
  });
});

describe('the stage whose value counts', () => {
  it('is followed through moves and insertions', () => {
    expect(attribution(moveStep(atStep(1), 1, 2))).toEqual({ at: 'step', step: 2 });
    expect(attribution(moveStep(atStep(1), 0, 2))).toEqual({ at: 'step', step: 0 });
    expect(attribution(insertStep(atStep(1), 0, ['x']))).toEqual({ at: 'step', step: 2 });
    expect(attribution(removeStep(atStep(2), 0))).toEqual({ at: 'step', step: 1 });
    expect(attribution(addEvent(atStep(2), 0, 'x'))).toEqual({ at: 'step', step: 2 });
  });

  it('gives way to the first value once it is gone', () => {
    expect(attribution(removeStep(atStep(1), 1))).toEqual({ at: 'first' });
    expect(attribution(withSteps(atStep(1), abc.steps))).toEqual({ at: 'first' });
  });

  it('is asked for by its place among the filled stages, and by none while it is empty', () => {
    const withEmpty = insertStep(atStep(1), 0, []);
    expect(attribution(effectiveSpec(withEmpty))).toEqual({ at: 'step', step: 1 });
    expect(attribution(effectiveSpec(removeEvent(atStep(1), 1, 'b')))).toEqual({ at: 'first' });
    expect(attribution(effectiveSpec({ ...withEmpty, order: 'any' }))).toEqual({ at: 'step', step: 1 });
  });

  it('is the same stage after any edits, or none', () => {
    const edit = fc.oneof(
      fc.record({ kind: fc.constant('move' as const), from: fc.nat(5), to: fc.nat(5) }),
      fc.record({ kind: fc.constant('remove' as const), from: fc.nat(5), to: fc.constant(0) }),
      fc.record({ kind: fc.constant('insert' as const), from: fc.nat(5), to: fc.constant(0) }),
    );
    fc.assert(
      fc.property(fc.array(edit, { maxLength: 12 }), (edits) => {
        let spec = atStep(1);
        for (const { kind, from, to } of edits) {
          if (kind === 'move') spec = moveStep(spec, from, to);
          else spec = kind === 'remove' ? removeStep(spec, from) : insertStep(spec, from, ['x']);
          const at = attribution(spec)!;
          if (at.at === 'step') expect(spec.steps[at.step].id).toBe('s2');
          else expect(at.at).toBe('first');
          expect(safeParse(funnelSpecSchema, spec).success).toBe(true);
        }
      }),
    );
  });
});

const wechat: ActorCondition = {
  ...carrying('channel'),
  filters: [{ property: 'channel', op: 'in', values: ['wechat'] }],
};
const withSegments = (...conditions: ActorCondition[]) =>
  conditions.reduce((spec, condition) => withSegment(spec, { conditions: [condition] })!.spec, abc);
const ids = ({ segments }: FunnelSpec) => segments.map(({ id }) => id);

describe('segments', () => {
  it('get ids of their own, apart from those of stages', () => {
    const spec = withSegments(wechat, wechat);
    expect(ids(spec)).toEqual(['g1', 'g2']);
    expect(ids(withSegmentAdded(withoutSegment(spec, 'g1')))).toEqual(['g2', 'g3']);
  });

  const withSegmentAdded = (spec: FunnelSpec) => withSegment(spec, {})!.spec;

  it('are at most as many as there are colours', () => {
    const full = Array.from({ length: maxSegments }).reduce<FunnelSpec>(withSegmentAdded, abc);
    expect(withSegment(full, {})).toBeNull();
    expect(withDuplicateSegment(full, 'g1', 'again')).toBe(full);
  });

  it('are copied right behind the original, moved, and changed one at a time', () => {
    const spec = withSegments(wechat, wechat);
    expect(ids(withDuplicateSegment(spec, 'g1', 'again'))).toEqual(['g1', 'g3', 'g2']);
    expect(ids(withMovedSegment(spec, 'g1', 1))).toEqual(['g2', 'g1']);
    expect(withMovedSegment(spec, 'g1', 2)).toBe(spec);
    expect(setSegment(spec, 'g2', { label: 'x' }).segments.map(({ label }) => label)).toEqual(['', 'x']);
  });

  it('are asked for with what they ask as their name', () => {
    expect(effectiveSpec(withSegments(wechat))?.segments.map(({ label }) => label)).toEqual(['channel = wechat']);
  });

  it('are not asked for while they ask nothing', () => {
    const { segments } = effectiveSpec(withSegments(carrying('channel'), wechat))!;
    expect(segments.map(({ id }) => id)).toEqual(['g2']);
    expect(effectiveSpec(withSegment(abc, {})!.spec)?.segments).toEqual([]);
    expect(effectiveSpec(withSegments({ ...wechat, events: [] }))?.segments).toEqual([]);
  });

  it('rest while there is a breakdown, and are kept', () => {
    const spec = breakDownBy(withSegments(wechat), channel);
    expect(effectiveSpec(spec)?.segments).toEqual([]);
    expect(effectiveSpec(removeBy(spec, 0))?.segments).toHaveLength(1);
  });

  it('of a place rest while other actors are counted', () => {
    const spec = withSegment(abc, { label: 'lost', cell: lostAt(abc) })!.spec;
    expect(effectiveSpec(spec)?.segments).toHaveLength(1);
    expect(effectiveSpec({ ...spec, actor: { kind: 'session', gapMinutes: 30 } })?.segments).toEqual([]);
  });
});

function lostAt(spec: FunnelSpec, group: FunnelCell['group'] = { kind: 'all' }): FunnelCell {
  return { spec, group, step: 1, part: 'lost', seconds: null, entered: { from: null, to: null } };
}

describe('the place a segment keeps', () => {
  it('has the breakdown that makes its group, and no other', () => {
    expect(drilldownKept(lostAt(by(channel))).spec.breakdown).toBeNull();
    expect(drilldownKept(lostAt(by(channel), { kind: 'values', values: ['ads'] })).spec.breakdown).not.toBeNull();
    expect(drilldownKept(lostAt(by(channel), { kind: 'other', groups: 3 })).spec.breakdown).not.toBeNull();
  });

  it('has the segment that it is of, and no other', () => {
    const spec = withSegments(wechat, wechat);
    expect(ids(drilldownKept(lostAt(spec)).spec)).toEqual([]);
    expect(ids(drilldownKept(lostAt(spec, { kind: 'segment', id: 'g2' })).spec)).toEqual(['g2']);
  });
});

describe('limits typed', () => {
  it.each([
    ['0 10 100', [0, 10, 100]],
    ['10, 5;5 7.5', [5, 7.5, 10]],
    ['１', null],
    ['1e3，-2、3', [-2, 3, 1000]],
    ['a b', null],
    ['', []],
  ])('“%s” give %j', (text, edges) => {
    expect(parseBinEdges(text)).toEqual(edges);
  });
});
