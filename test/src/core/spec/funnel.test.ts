import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import {
  breakdownSchema,
  cellSchema,
  dateRangeSchema,
  funnelSpecSchema,
  groupKeySchema,
} from '../../../../src/core/spec/funnel';
import { maxBins, maxSteps } from '../../../../src/core/spec/limits';
import { oddLetters } from '../../../support/odd-text';

const step = (id: string, more: object = {}) => ({ id, events: ['a'], ...more });
const spec = (more: object = {}) => ({ steps: [step('s1'), step('s2')], ...more });
const accepts = (schema: v.GenericSchema, input: unknown) => v.safeParse(schema, input).success;
const isSpec = (input: unknown) => accepts(funnelSpecSchema, input);

describe('a funnel of which only the steps are written', () => {
  const bare = v.parse(funnelSpecSchema, { steps: [{ id: 's1', events: ['a'] }] });

  it('is ordered, within 14 days of the entry, and counts each user once', () => {
    expect(bare).toMatchObject({ order: 'ordered', window: { value: 14, unit: 'day' }, windowFrom: 'entry' });
    expect(bare).toMatchObject({ entry: 'any', count: 'actors', actor: { kind: 'user' }, tieTolerance: 0 });
  });

  it('has nothing excluded, filtered, held, broken down or compared', () => {
    const anyDay = { from: null, to: null };
    expect(bare).toMatchObject({ exclusions: [], filter: { events: [], actors: [] }, holdConstant: [] });
    expect(bare).toMatchObject({ breakdown: null, segments: [], dateRange: anyDay, dateRangeRule: 'entry' });
  });

  it('has required steps at every occurrence, without a limit and without a name of their own', () => {
    expect(bare.steps[0]).toEqual({
      id: 's1',
      label: '',
      events: ['a'],
      filters: [],
      optional: false,
      occurrence: 'every',
      within: null,
    });
  });
});

describe('a funnel is accepted', () => {
  it.each<[string, unknown]>([
    ['with a step that has no event yet', spec({ steps: [step('s1', { events: [] })] })],
    ['with as many steps as there may be', spec({ steps: Array.from({ length: maxSteps }, (_, k) => step(`s${k}`)) })],
    [
      'with odd letters in names, labels and values',
      spec({ steps: [step('s1', { events: oddLetters, label: oddLetters.join('') })] }),
    ],
    ['without a window', spec({ window: null })],
    ['with a window of zero, or of a fraction', spec({ window: { value: 0.5, unit: 'second' } })],
    [
      'with an exclusion between two steps',
      spec({ exclusions: [{ events: ['x'], filters: [], from: 0, to: 1, effect: 'drop' }] }),
    ],
    ['with a step of all events', spec({ steps: [step('s1', { events: ['*'] })] })],
    [
      'with a segment at a cell of another funnel',
      spec({
        segments: [
          {
            id: 'g',
            label: '老客',
            conditions: [],
            cell: {
              spec: spec(),
              group: { kind: 'all' },
              step: 0,
              part: 'passed',
              seconds: null,
              entered: { from: null, to: null },
            },
          },
        ],
      }),
    ],
  ])('%s', (_, input) => expect(isSpec(input)).toBe(true));
});

describe('a funnel is refused', () => {
  it.each<[string, unknown]>([
    ['without steps', { steps: [] }],
    [
      'with more steps than there may be',
      spec({ steps: Array.from({ length: maxSteps + 1 }, (_, k) => step(`s${k}`)) }),
    ],
    ['with an optional first step', spec({ steps: [step('s1', { optional: true })] })],
    ['with two steps of one id', spec({ steps: [step('s1'), step('s1')] })],
    ['with one event twice in a step', spec({ steps: [step('s1', { events: ['a', 'a'] })] })],
    ['with a key that is unknown', spec({ ordering: 'strict' })],
    ['with a value that is unknown', spec({ order: 'random' })],
    ['with a window below zero', spec({ window: { value: -1, unit: 'day' } })],
    ['with an infinite window', spec({ window: { value: Infinity, unit: 'day' } })],
    ['with a window in months, which have no length', spec({ window: { value: 1, unit: 'month' } })],
    [
      'with an exclusion that ends where it begins',
      spec({ exclusions: [{ events: ['x'], filters: [], from: 1, to: 1, effect: 'drop' }] }),
    ],
    [
      'with an exclusion up to a step that is not there',
      spec({ exclusions: [{ events: ['x'], filters: [], from: 0, to: 2, effect: 'drop' }] }),
    ],
    [
      'with a filter whose operator is unknown',
      spec({ filter: { events: [{ property: 'p', op: 'matches', value: 'x' }], actors: [] } }),
    ],
    ['with a filter that lacks its value', spec({ filter: { events: [{ property: 'p', op: 'equal' }], actors: [] } })],
    [
      'with a condition that asks for half a time',
      spec({ filter: { events: [], actors: [{ did: true, events: ['a'], filters: [], times: 0.5 }] } }),
    ],
    ['with a tolerance below zero', spec({ tieTolerance: -0.1 })],
    ['with the same column held twice', spec({ holdConstant: ['p', 'p'] })],
    ['where it is no object', 'steps'],
  ])('%s', (_, input) => expect(isSpec(input)).toBe(false));
});

describe('either day of a range', () => {
  it.each([
    ['may be a day', { from: '2026-11-21', to: null }, true],
    ['may be no day', { from: null, to: null }, true],
    ['may not be a day without its zeros', { from: '2026-1-2', to: null }, false],
    ['may not be a time', { from: '2026-11-21T00:00:00Z', to: null }, false],
    ['may not be a missing side', { from: '2026-11-21' }, false],
  ])('%s', (_, input, expected) => expect(accepts(dateRangeSchema, input)).toBe(expected));
});

describe('a breakdown', () => {
  const by = (...names: string[]) => names.map((property) => ({ kind: 'property', property, bins: null }));
  const breakdown = (more: object = {}) => ({ by: by('p'), attribution: { at: 'first' }, shown: null, ...more });

  it.each<[string, unknown, boolean]>([
    ['may be by one property', breakdown(), true],
    ['may be by two', breakdown({ by: by('p', 'q') }), true],
    ['may not be by nothing', breakdown({ by: [] }), false],
    ['may not be by three', breakdown({ by: by('p', 'q', 'r') }), false],
    ['may not be by one twice', breakdown({ by: by('p', 'p') }), false],
    ['may be by an event’s own hour', breakdown({ by: [{ kind: 'calendar', property: null, unit: 'hour' }] }), true],
    [
      'may be in as many bins as can be told apart',
      breakdown({ by: [{ ...by('p')[0], bins: { by: 'width', count: maxBins } }] }),
      true,
    ],
    ['may not be in no bins', breakdown({ by: [{ ...by('p')[0], bins: { by: 'width', count: 0 } }] }), false],
    [
      'may not be in bins without edges',
      breakdown({ by: [{ ...by('p')[0], bins: { by: 'edges', edges: [] } }] }),
      false,
    ],
    ['may be with the value at a step', breakdown({ attribution: { at: 'step', step: 0 } }), true],
    ['may not be with the value at no step', breakdown({ attribution: { at: 'step' } }), false],
    ['may be with some of its groups drawn, or none', breakdown({ shown: [['web'], ['']] }), true],
  ])('%s', (_, input, expected) => expect(accepts(breakdownSchema, input)).toBe(expected));
});

describe('a cell', () => {
  const cell = (more: object = {}) => ({
    group: { kind: 'all' },
    step: 0,
    part: 'passed',
    seconds: null,
    entered: { from: null, to: null },
    ...more,
  });

  it.each<[string, unknown, boolean]>([
    ['is a step and who passed it', cell(), true],
    [
      'may be narrowed to seconds between two steps',
      cell({ seconds: { fromStep: 0, toStep: 1, least: 0, most: 1.5 } }),
      true,
    ],
    ['has no half step', cell({ step: 0.5 }), false],
    ['has no step before the first', cell({ step: -1 }), false],
    ['has those who passed, or those lost', cell({ part: 'stayed' }), false],
  ])('%s', (_, input, expected) => expect(accepts(v.strictObject(cellSchema.entries), input)).toBe(expected));

  it('is of one group: all, some values, the others or a segment', () => {
    const keys = [
      { kind: 'all' },
      { kind: 'values', values: ['web', ''] },
      { kind: 'other', groups: 3 },
      { kind: 'segment', id: 'g' },
    ];
    expect(keys.every((key) => accepts(groupKeySchema, key))).toBe(true);
    expect(accepts(groupKeySchema, { kind: 'values', values: ['a', 'b', 'c'] })).toBe(false);
  });
});
