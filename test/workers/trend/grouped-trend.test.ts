import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Breakdown, FunnelSpec, GroupKey, Segment, StepAnswer } from '../../../src/core/spec/funnel';
import { checkSpec } from '../../../workers/funnel/plan/check-spec';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { dayFunnels, dayRows, kinds, conversionStepOf, twoNumbers } from '../../support/funnel/slow-days';
import { answerTo } from '../../support/funnel/answer-to';

const context = { timeZone: 'UTC' };
const anyDay = { from: null, to: null };
const ofP: Breakdown['by'] = [{ kind: 'property', property: 'p', bins: null }];
const did = (event: string): Segment => ({
  id: event,
  label: '',
  conditions: [{ did: true, events: [event], filters: [], times: 1, dates: anyDay }],
  cell: null,
});

/** What splits actors, and what is held constant in their runs. */
const splits = fc
  .record({
    attribution: fc.constantFrom<Breakdown['attribution']>(
      { at: 'first' },
      { at: 'last' },
      { at: 'step', step: 1 },
      { at: 'all' },
    ),
    shown: fc.constantFrom<Breakdown['shown']>(null, [['one']], [['two'], ['']], []),
    segments: fc.boolean(),
    holdConstant: fc.constantFrom<string[]>([], [], ['p']),
  })
  .map(({ attribution, shown, segments, holdConstant }) =>
    segments
      ? { breakdown: null, segments: [did('b'), did('c')], holdConstant }
      : { breakdown: { by: ofP, attribution, shown }, segments: [], holdConstant },
  );

/** The groups of a funnel by name, with what each step has. */
function groupsOf(rows: EventRow[], spec: FunnelSpec): Map<string, StepAnswer[]> {
  const answer = answerTo('funnel', { store: storeOf(rows, ['p']), ...context }, { spec });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return new Map(answer.value.groups.map(({ key, steps }) => [nameOf(key), steps]));
}

const nameOf = (key: GroupKey): string => (key.kind === 'other' ? 'other' : JSON.stringify(key));
const runs = { numRuns: Number(process.env.RUNS ?? 100) };

describe('groups', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    const questions = fc.record({ rows: dayRows, plain: dayFunnels(allowed), numbers: twoNumbers, split: splits });

    it(`have the times that the funnel gives them, in ${name}`, () => {
      const same = fc.property(questions, ({ rows, plain, numbers, split }) => {
        const spec: FunnelSpec = { ...plain, ...split };
        const conversionStep = conversionStepOf(spec, numbers);
        fc.pre(conversionStep !== null && checkSpec(spec, storeOf(rows, ['p'])).ok);
        const groups = groupsOf(rows, spec);
        const asked = { spec, from: 0, to: conversionStep.to, bins: null, scale: 'linear' as const };
        const answer = answerTo('timesToConvert', { store: storeOf(rows, ['p']), ...context }, asked);
        if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
        const [all, ...series] = answer.value.series;
        expect(all.times).toEqual(groups.get(nameOf(all.key))![conversionStep.to].fromEntry);
        for (const { key, times, bins } of series) {
          expect(times).toEqual(groups.get(nameOf(key))![conversionStep.to].fromEntry);
          expect(bins.reduce((sum, { actors }) => sum + actors, 0)).toBe(times?.n ?? 0);
          expect(bins.map(({ from, to }) => [from, to])).toEqual(all.bins.map(({ from, to }) => [from, to]));
        }
      });
      fc.assert(same, runs);
    });

    if (allowed.count === 'totals') continue;
    it(`have the trend that the funnel of each day gives them, in ${name}`, () => {
      const same = fc.property(questions, ({ rows, plain, numbers, split }) => {
        // Which groups are drawn must not depend on the day.
        const breakdown = split.breakdown && { ...split.breakdown, shown: split.breakdown.shown ?? [] };
        const everyEntry = { entry: 'any' as const, dateRangeRule: 'entry' as const, dateRange: anyDay };
        const spec: FunnelSpec = { ...plain, ...split, ...everyEntry, breakdown };
        const conversionStep = conversionStepOf(spec, numbers);
        fc.pre(conversionStep !== null && checkSpec(spec, storeOf(rows, ['p'])).ok);
        const answer = answerTo(
          'trend',
          { store: storeOf(rows, ['p']), ...context },
          { spec, ...conversionStep, interval: 'day' },
        );
        if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
        for (const { key, buckets } of answer.value.series) {
          for (const { day, entered, converted } of buckets) {
            const steps = groupsOf(rows, { ...spec, dateRange: { from: day, to: day } }).get(nameOf(key));
            expect([entered, converted]).toEqual([
              steps?.[conversionStep.from].actors ?? 0,
              steps?.[conversionStep.to].actors ?? 0,
            ]);
          }
        }
      });
      fc.assert(same, runs);
    });
  }

  it('drawn in a trend are those that the funnel draws, in its order', () => {
    const same = fc.property(dayRows, dayFunnels({}), (rows, plain) => {
      const spec = { ...plain, breakdown: { by: ofP, attribution: { at: 'first' as const }, shown: null } };
      fc.pre(spec.steps.length > 1 && checkSpec(spec, storeOf(rows, ['p'])).ok);
      const answer = answerTo(
        'trend',
        { store: storeOf(rows, ['p']), ...context },
        { spec, from: 0, to: 1, interval: 'day' },
      );
      const names = answer.ok ? answer.value.series.map(({ key }) => nameOf(key)) : [];
      const drawn = names.filter((name) => name !== 'other');
      expect([...groupsOf(rows, spec).keys()].filter((name) => names.includes(name))).toEqual(drawn);
    });
    fc.assert(same, runs);
  });
});

describe('values not drawn, where the funnel runs once for each', () => {
  const at = (user: string, event: string, [hour, p]: [number, string]): EventRow => ({
    ...{ user, event, time: Date.UTC(2026, 0, 1, hour) * 1000 },
    props: { p },
  });
  const rows = [
    ...[at('u', 'a', [1, 'x']), at('u', 'b', [9, 'x']), at('u', 'a', [2, 'y']), at('u', 'b', [4, 'y'])],
    ...[at('u', 'a', [3, 'z']), at('v', 'a', [30, 'x'])],
  ];
  const spec = specOf(['a', 'b'], { breakdown: { by: ofP, attribution: { at: 'all' }, shown: [['z']] } });
  const asked = { spec, from: 0, to: 1 };

  it('count each actor once in a trend, and once in the times', () => {
    const trend = answerTo('trend', { store: storeOf(rows, ['p']), ...context }, { ...asked, interval: 'day' });
    const other = trend.ok ? trend.value.series.find(({ key }) => key.kind === 'other') : undefined;
    expect(other?.buckets.map(({ entered, converted }) => [entered, converted])).toEqual([
      [1, 1],
      [1, 0],
    ]);
    const times = answerTo(
      'timesToConvert',
      { store: storeOf(rows, ['p']), ...context },
      { ...asked, bins: null, scale: 'linear' },
    );
    const series = times.ok ? times.value.series.find(({ key }) => key.kind === 'other') : undefined;
    expect(series?.times).toMatchObject({ n: 1, median: 7200 });
  });

  it('lie in bins that all series share, also where the funnel of all has no such times', () => {
    const events = [at('w', 'a', [1, 'x']), at('w', 'refund', [3, 'y']), at('w', 'b', [9, 'x'])];
    const exclusions = [{ events: ['refund'], filters: [], from: 0, to: 1, effect: 'drop' as const }];
    const breakdown = { by: ofP, attribution: { at: 'all' as const }, shown: null };
    const question = { spec: specOf(['a', 'b'], { breakdown, exclusions }), from: 0, to: 1 };
    for (const scale of ['linear', 'log'] as const) {
      const times = answerTo(
        'timesToConvert',
        { store: storeOf(events, ['p']), ...context },
        { ...question, bins: null, scale },
      );
      const counted = times.ok ? times.value.series.map(({ bins }) => bins.map(({ actors }) => actors)) : [];
      expect(counted.map((bins) => bins.reduce((sum, n) => sum + n, 0))).toEqual([0, 1]);
    }
  });

  it('have all their intervals, also those that an exclusion takes away from all', () => {
    const at = (text: string): number => Date.parse(`${text}Z`) * 1000;
    const row = (name: string, time: string, p: string): EventRow => {
      const [user, event] = name.split(' ');
      return { user, event, time: at(time), props: { p } };
    };
    const u = [
      row('u a', '2024-01-01T10:00:00', 'k'),
      row('u x', '2024-01-01T11:00:00', 'z'),
      row('u b', '2024-01-01T12:00:00', 'k'),
    ];
    const v = [row('v a', '2024-01-03T10:00:00', 'k'), row('v b', '2024-01-03T12:00:00', 'k')];
    const spec = specOf(['a', 'b'], {
      exclusions: [{ events: ['x'], filters: [], from: 0, to: 1, effect: 'drop' }],
      breakdown: { by: ofP, attribution: { at: 'all' }, shown: null },
    });
    const conversions = (rows: EventRow[]) => {
      const answer = answerTo(
        'trend',
        { store: storeOf(rows, ['p']), ...context },
        { spec, from: 0, to: 1, interval: 'day' },
      );
      const series = answer.ok ? answer.value.series : [];
      return series.map(({ buckets }) => buckets.map(({ day, converted }) => `${day}: ${converted}`));
    };
    expect(conversions(u)).toEqual([['2024-01-01: 0'], ['2024-01-01: 1']]);
    expect(conversions([...u, ...v])).toEqual([
      ['2024-01-01: 0', '2024-01-02: 0', '2024-01-03: 1'],
      ['2024-01-01: 1', '2024-01-02: 0', '2024-01-03: 1'],
    ]);
  });
});

it('a run goes by its own tied events, where the run of another day has used some of them', () => {
  const at = (day: number, props: Record<string, string>): EventRow => ({
    ...{ user: 'u', event: 'a', time: Date.UTC(2024, 0, day, 8) * 1000 },
    props,
  });
  const rows = [at(4, {}), at(1, {}), at(4, { p: 'one' })];
  const breakdown: Breakdown = { by: ofP, attribution: { at: 'first' }, shown: [['one']] };
  const asked = { spec: specOf(['a', 'a', 'a'], { order: 'strict', breakdown }), from: 0, to: 1 };
  const trend = answerTo('trend', { store: storeOf(rows, ['p']), ...context }, { ...asked, interval: 'day' });
  const series = trend.ok
    ? trend.value.series.map(({ key, buckets }) => [key.kind, buckets.map((b) => b.entered)])
    : [];
  expect(series).toEqual([
    ['all', [1, 0, 0, 1]],
    ['values', [1, 0, 0, 1]],
  ]);
});
