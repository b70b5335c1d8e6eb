import { describe, expect, it } from 'vitest';
import type {
  ActorCondition,
  Bins,
  Breakdown,
  Exclusion,
  FunnelCell,
  FunnelSpec,
  Segment,
} from '../../../../src/core/spec/funnel';
import { checkCell, checkSpec } from '../../../../workers/funnel/plan/check-spec';
import { propertiesNeeded } from '../../../../workers/funnel/plan/properties-needed';
import { specOf } from '../../../support/funnel/spec-of';
import { storeOf } from '../../../support/funnel/store-of';

const store = storeOf([{ user: 'u', event: 'a', time: 1, props: { plan: 'free' } }], ['plan']);
const excluding = (exclusion: Partial<Exclusion>): Exclusion => ({
  events: ['x'],
  filters: [],
  from: 0,
  to: 1,
  effect: 'drop',
  ...exclusion,
});

const inBins = (bins: Bins): Breakdown['by'][0] => ({ kind: 'property', property: 'plan', bins });
const byPlan = (part: Partial<Breakdown>): Partial<FunnelSpec> => ({
  breakdown: {
    by: [{ kind: 'property', property: 'plan', bins: null }],
    attribution: { at: 'first' },
    shown: null,
    ...part,
  },
});

const always = { from: null, to: null };
const noDay = { from: '2026-13-01', to: null };
const once: ActorCondition = { did: true, events: ['a'], filters: [], times: 1, dates: always };
const at = (cell: Partial<FunnelCell>): FunnelCell => ({
  spec: specOf(['a']),
  group: { kind: 'all' },
  step: 0,
  part: 'passed',
  seconds: null,
  entered: always,
  ...cell,
});
/** All under one id. */
const inSegments = (...segments: Partial<Segment>[]): Partial<FunnelSpec> => ({
  segments: segments.map((segment) => ({ id: 's', label: '', conditions: [], cell: null, ...segment })),
});

describe('a cell of a funnel', () => {
  it.each<[string, FunnelCell, string]>([
    ['has a step there is', at({ step: 1 }), 'step'],
    ['loses nobody at the first step', at({ part: 'lost' }), 'step'],
    ['has seconds between two steps', at({ seconds: { fromStep: 0, toStep: 0, least: 0, most: 1 } }), 'seconds'],
    ['has days there are', at({ entered: noDay }), 'entered'],
  ])('%s', (_, cell, where) =>
    expect(checkCell(cell)).toMatchObject({ ok: false, failure: { kind: 'invalid_spec', where } }),
  );
});

describe('a spec that cannot be answered says where it fails', () => {
  it.each<[string, FunnelSpec, string]>([
    ['no steps', specOf([]), 'steps'],
    ['21 steps', specOf(Array.from({ length: 21 }, () => 'a')), 'steps'],
    ['a step without events', specOf(['a', { events: [] }]), 'steps[1].events'],
    ['an optional first step', specOf([{ events: ['a'], optional: true }]), 'steps[0].optional'],
    [
      'an optional step in any order',
      specOf(['a', { events: ['b'], optional: true }], { order: 'any' }),
      'steps[1].optional',
    ],
    ['a window below zero', specOf(['a'], { window: { value: -1, unit: 'day' } }), 'window'],
    ['a window that is no number', specOf(['a'], { window: { value: NaN, unit: 'day' } }), 'window'],
    ['a limit below zero', specOf(['a', { events: ['b'], within: { value: -1, unit: 'day' } }]), 'steps[1].within'],
    ['a day that is none', specOf(['a'], { dateRange: { from: '2026-02-30', to: null } }), 'dateRange'],
    ['a range backwards', specOf(['a'], { dateRange: { from: '2026-02-03', to: '2026-02-02' } }), 'dateRange'],
    ['an exclusion backwards', specOf(['a', 'b'], { exclusions: [excluding({ from: 1, to: 1 })] }), 'exclusions[0]'],
    ['an exclusion beyond the end', specOf(['a', 'b'], { exclusions: [excluding({ to: 2 })] }), 'exclusions[0]'],
    [
      'one that spans a part, in any order',
      specOf(['a', 'b', 'c'], { order: 'any', exclusions: [excluding({})] }),
      'exclusions[0]',
    ],
    ['a breakdown by nothing', specOf(['a'], byPlan({ by: [] })), 'breakdown.by'],
    [
      'a breakdown by three properties',
      specOf(['a'], byPlan({ by: Array.from({ length: 3 }, () => byPlan({}).breakdown!.by[0]) })),
      'breakdown.by',
    ],
    ['texts in bins', specOf(['a'], byPlan({ by: [inBins({ by: 'width', count: 3 })] })), 'breakdown.by[0].bins'],
    ['no bins', specOf(['a'], byPlan({ by: [inBins({ by: 'quantile', count: 0 })] })), 'breakdown.by[0].bins'],
    ['half a bin', specOf(['a'], byPlan({ by: [inBins({ by: 'width', count: 1.5 })] })), 'breakdown.by[0].bins'],
    ['no edges', specOf(['a'], byPlan({ by: [inBins({ by: 'edges', edges: [] })] })), 'breakdown.by[0].bins'],
    [
      'edges backwards',
      specOf(['a'], byPlan({ by: [inBins({ by: 'edges', edges: [2, 1] })] })),
      'breakdown.by[0].bins',
    ],
    [
      'the value of a step that is not there',
      specOf(['a'], byPlan({ attribution: { at: 'step', step: 1 } })),
      'breakdown.attribution',
    ],
    ['two segments of one id', specOf(['a'], inSegments({}, {})), 'segments[1].id'],
    [
      'a condition that asks for no times',
      specOf(['a'], inSegments({ conditions: [{ ...once, times: 0 }] })),
      'segments[0].conditions[0]',
    ],
    [
      'a condition on days backwards',
      specOf(['a'], inSegments({ conditions: [once, { ...once, dates: { from: '2026-02-03', to: '2026-02-02' } }] })),
      'segments[0].conditions[1]',
    ],
    [
      'a cell of other actors',
      specOf(['a'], inSegments({ cell: at({ spec: specOf(['a'], { actor: { kind: 'session', gapMinutes: 5 } }) }) })),
      'segments[0].cell.spec.actor',
    ],
    [
      'a cell of a funnel that makes no sense',
      specOf(['a'], inSegments({ cell: at({ spec: specOf(['a', { events: [] }]) }) })),
      'segments[0].cell.steps[1].events',
    ],
    [
      'a cell behind another that is not there',
      specOf(['a'], inSegments({ cell: at({ spec: specOf(['a'], inSegments({ cell: at({ entered: noDay }) })) }) })),
      'segments[0].cell.segments[0].cell.entered',
    ],
    ['a tolerance in strict order', specOf(['a', 'b'], { order: 'strict', tieTolerance: 1 }), 'tieTolerance'],
  ])('%s', (_, spec, where) =>
    expect(checkSpec(spec, store)).toEqual({ ok: false, failure: { kind: 'invalid_spec', where } }),
  );

  it('an unknown property by its name', () => {
    const spec = specOf(['a'], { actor: { kind: 'column', property: 'order' } });
    expect(checkSpec(spec, store)).toEqual({ ok: false, failure: { kind: 'unknown_property', where: 'order' } });
  });

  it('an exclusion that is a step, naming both', () => {
    const spec = specOf(['a', { events: ['b', 'c'], label: 'Buy' }], {
      exclusions: [excluding({ events: ['c', 'd'] })],
    });
    expect(checkSpec(spec, store)).toEqual({
      ok: false,
      failure: { kind: 'exclusion_is_step', where: 'Buy', value: 'c, d' },
    });
  });

  it('but not one on the same event with other filters', () => {
    const filters = [{ property: 'plan', op: 'equal' as const, value: 'free' }];
    expect(checkSpec(specOf(['a', 'b'], { exclusions: [excluding({ events: ['b'], filters })] }), store).ok).toBe(true);
  });
});

describe('the properties a spec needs', () => {
  it('are those of all its filters and its actor, each once', () => {
    const on = (property: string) => [{ property, op: 'empty' as const }];
    const spec = specOf([{ events: ['a'], filters: on('one') }], {
      exclusions: [excluding({ filters: on('two') })],
      filter: {
        events: on('three'),
        actors: [{ did: true, events: ['a'], filters: on('one'), times: 1, dates: { from: null, to: null } }],
      },
      actor: { kind: 'column', property: 'four' },
      holdConstant: ['six'],
      ...inSegments({
        conditions: [{ ...once, filters: on('seven') }],
        cell: at({ spec: specOf([{ events: ['a'], filters: on('eight') }]) }),
      }),
      ...byPlan({
        by: [
          { kind: 'property', property: 'five', bins: null },
          { kind: 'calendar', property: null, unit: 'hour' },
        ],
      }),
    });
    expect(propertiesNeeded(spec).sort()).toEqual(['eight', 'five', 'four', 'one', 'seven', 'six', 'three', 'two']);
  });
});
