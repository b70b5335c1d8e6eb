import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { TrendBucket, TrendQuestion } from '../../../src/core/spec/timing';
import { checkSpec } from '../../../workers/funnel/plan/check-spec';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { referenceTrend } from '../../support/funnel/reference-trend';
import { dayFunnels, dayRows, kinds, longDayRows, conversionStepOf, twoNumbers } from '../../support/funnel/slow-days';
import { answerTo } from '../../support/funnel/answer-to';

function trend(
  rows: EventRow[],
  question: Partial<TrendQuestion> & { spec: FunnelSpec },
  timeZone = 'UTC',
): TrendBucket[] {
  const asked = { from: 0, to: question.spec.steps.length - 1, interval: 'day' as const, ...question };
  const answer = answerTo('trend', { store: storeOf(rows, ['p']), timeZone }, asked);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.series[0].buckets;
}

const at = (text: string): number => Date.parse(`${text}Z`) * 1000;
const row = (user: string, event: string, time: string): EventRow => ({ user, event, time: at(time) });
const days = (value: number) => ({ value, unit: 'day' as const });

describe('a trend', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    it(`is the funnel asked once for each day, in ${name}`, () => {
      const same = (rows: EventRow[], spec: FunnelSpec, numbers: [number, number]): void => {
        const conversionStep = conversionStepOf(spec, numbers);
        fc.pre(conversionStep !== null && rows.length > 0 && checkSpec(spec, storeOf(rows, ['p'])).ok);
        expect(trend(rows, { spec, ...conversionStep })).toEqual(referenceTrend(rows, { spec, ...conversionStep }));
      };
      fc.assert(fc.property(fc.oneof(dayRows, longDayRows), dayFunnels(allowed), twoNumbers, same), {
        numRuns: Number(process.env.RUNS ?? 300),
      });
    });
  }

  it('is the funnel asked once for each day, where steps this close count in either order', () => {
    const counts = (rows: EventRow[], spec: FunnelSpec): number[] => {
      const answer = answerTo('funnel', { store: storeOf(rows, ['p']), timeZone: 'UTC' }, { spec });
      return answer.ok ? answer.value.groups[0].steps.map(({ actors }) => actors) : [];
    };
    const same = (rows: EventRow[], spec: FunnelSpec): void => {
      const actor = { kind: 'user' as const };
      const tolerant = { ...spec, actor, tieTolerance: 10 * 3600, dateRange: { from: null, to: null } };
      fc.pre(spec.steps.length > 1 && spec.entry === 'any' && checkSpec(tolerant, storeOf(rows, ['p'])).ok);
      // No day has those that the whole funnel has dropped.
      const isLeft = new Map(
        rows.map(({ user }) => [
          user,
          counts(
            rows.filter((row) => row.user === user),
            tolerant,
          )[0] > 0,
        ]),
      );
      const left = rows.filter(({ user }) => isLeft.get(user));
      for (const { day, entered, converted } of trend(rows, { spec: tolerant })) {
        const ofDay = counts(left, { ...tolerant, dateRange: { from: day, to: day }, dateRangeRule: 'entry' });
        expect([entered, converted]).toEqual([ofDay[0], ofDay.at(-1)]);
      }
    };
    fc.assert(fc.property(dayRows, dayFunnels({ exclusions: true }), same), {
      numRuns: Number(process.env.RUNS ?? 150),
    });
  });

  it('counts an actor in each interval it entered, and fills the gaps', () => {
    const rows = [
      row('u', 'a', '2026-01-30T10:00:00'),
      row('u', 'b', '2026-01-30T11:00:00'),
      row('u', 'a', '2026-02-02T10:00:00'),
      row('v', 'b', '2026-02-04T10:00:00'),
    ];
    const spec = specOf(['a', 'b'], { window: days(1) });
    expect(trend(rows, { spec })).toEqual([
      { day: '2026-01-30', entered: 1, converted: 1, incomplete: false },
      { day: '2026-01-31', entered: 0, converted: 0, incomplete: false },
      { day: '2026-02-01', entered: 0, converted: 0, incomplete: false },
      { day: '2026-02-02', entered: 1, converted: 0, incomplete: false },
      { day: '2026-02-03', entered: 0, converted: 0, incomplete: false },
      { day: '2026-02-04', entered: 0, converted: 0, incomplete: true },
    ]);
    const weeks = trend(rows, { spec, interval: 'week' }).map(({ day }) => day);
    expect(weeks).toEqual(['2026-01-26', '2026-02-02']);
    expect(trend(rows, { spec, interval: 'month' }).map(({ day }) => day)).toEqual(['2026-01-01', '2026-02-01']);
    const within = { ...spec, dateRange: { from: null, to: '2026-01-31' } };
    expect(trend(rows, { spec: within }).map(({ day }) => day)).toEqual(['2026-01-30', '2026-01-31']);
    expect(trend(rows, { spec, interval: 'quarter' })).toEqual([
      { day: '2026-01-01', entered: 1, converted: 1, incomplete: true },
    ]);
  });

  it('is incomplete as long as someone who was lost still has time, and without a window always', () => {
    const rows = [
      row('u', 'a', '2026-01-01T10:00:00'),
      row('u', 'b', '2026-01-01T11:00:00'),
      row('v', 'a', '2026-01-02T10:00:00'),
      row('w', 'a', '2026-01-03T10:00:00'),
      row('x', 'd', '2026-01-05T09:00:00'),
    ];
    const incomplete = (window: FunnelSpec['window']) =>
      trend(rows, { spec: specOf(['a', 'b'], { window }) }).map((each) => each.incomplete);
    expect(incomplete(days(1))).toEqual([false, false, false, false, true]);
    expect(incomplete(days(2))).toEqual([false, false, true, false, true]);
    expect(incomplete(days(3))).toEqual([false, true, true, false, true]);
    expect(incomplete(null)).toEqual([false, true, true, false, true]);
    const limits = specOf(['a', { events: ['b'], within: days(1) }, { events: ['c'], within: days(1.5) }]);
    // Who has not come to b within its day is out, however long c may take.
    expect(trend(rows, { spec: limits }).map((each) => each.incomplete)).toEqual([false, false, false, false, true]);
    const late = [...rows, row('w', 'b', '2026-01-04T09:00:00')];
    expect(trend(late, { spec: limits }).map((each) => each.incomplete)).toEqual([false, false, true, false, true]);
  });

  it('is complete where those lost can convert no more, whatever time they have', () => {
    const rows = [
      row('u', 'a', '2026-01-01T10:00:00'),
      row('u', 'x', '2026-01-01T11:00:00'),
      row('v', 'a', '2026-01-02T10:00:00'),
      row('v', 'b', '2026-01-02T10:00:00'),
      row('w', 'z', '2026-01-03T10:00:00'),
    ];
    const incomplete = (spec: FunnelSpec, conversionStep = {}) =>
      trend(rows, { spec, ...conversionStep }).map((each) => each.incomplete);
    const stop = [{ events: ['x'], filters: [], from: 0, to: 1, effect: 'stop' as const }];
    expect(incomplete(specOf(['a', 'b']))).toEqual([true, false, true]);
    expect(incomplete(specOf(['a', 'b'], { order: 'strict' }))).toEqual([false, false, true]);
    expect(incomplete(specOf(['a', 'b'], { exclusions: stop }))).toEqual([false, false, true]);
    expect(incomplete(specOf(['a', 'b'], { actor: { kind: 'session', gapMinutes: 30 } }))).toEqual([
      false,
      false,
      true,
    ]);
    expect(incomplete(specOf(['a', { events: ['x', 'b'], occurrence: 'first_ever' }, 'c']))).toEqual([
      true,
      true,
      true,
    ]);
    expect(incomplete(specOf(['a', 'y', { events: ['x'], occurrence: 'first_ever' }]))).toEqual([false, true, true]);
    // Who has not come to b is not counted as lost on the way to c.
    expect(incomplete(specOf(['a', 'b', 'c']), { from: 1, to: 2 })).toEqual([false, true, true]);
  });

  it('is incomplete where the only way left goes over an optional stage', () => {
    const rows = [row('u', 'a', '2026-01-01T10:00:00'), row('v', 'z', '2026-01-03T10:00:00')];
    const second = { value: 1, unit: 'second' as const };
    const spec = specOf(['a', { events: ['c'], optional: true }, { events: ['b'], within: second }]);
    // b is too late for a, but not for a c that comes right before it.
    expect(trend(rows, { spec, to: 2 }).map((each) => each.incomplete)).toEqual([true, false, true]);
  });

  it('is complete where an exclusion names the only event that could do a step', () => {
    const rows = [
      row('u', 'y', '2026-01-01T10:00:00'),
      row('u', 'a', '2026-01-02T10:00:00'),
      row('v', 'z', '2026-01-03T10:00:00'),
    ];
    const drop = [{ events: ['y'], filters: [], from: 0, to: 1, effect: 'drop' as const }];
    const first = { events: ['*'], occurrence: 'first_matching' as const };
    const spec = specOf([first, '*'], { order: 'any', exclusions: drop });
    // u's first event ever was y, which does no step.
    expect(trend(rows, { spec })).toEqual([
      { day: '2026-01-02', entered: 1, converted: 0, incomplete: false },
      { day: '2026-01-03', entered: 1, converted: 0, incomplete: true },
    ]);
    // Nobody can do c, which the exclusion names whatever it holds.
    const large = { events: ['c'], filters: [{ property: 'p', op: 'equal' as const, value: 'large' }] };
    const without = [{ events: ['c'], filters: [], from: 0, to: 1, effect: 'stop' as const }];
    const impossible = trend(rows, { spec: specOf(['a', large], { exclusions: without }) });
    expect(impossible.map((each) => each.incomplete)).toEqual([false, true]);
  });

  it('has no one that an exclusion drops from the whole funnel', () => {
    const rows = [
      row('u', 'a', '2026-01-01T10:00:00'),
      row('u', 'a', '2026-01-02T10:00:00'),
      row('u', 'x', '2026-01-02T11:00:00'),
      row('u', 'b', '2026-01-02T12:00:00'),
      row('v', 'a', '2026-01-01T10:00:00'),
    ];
    const drop = [{ events: ['x'], filters: [], from: 0, to: 1, effect: 'drop' as const }];
    const spec = specOf(['a', 'b'], { exclusions: drop, window: days(1) });
    expect(trend(rows, { spec }).map(({ entered, converted }) => [entered, converted])).toEqual([
      [1, 0],
      [0, 0],
    ]);
  });

  it('is the same with a limit that does not bite, whichever of two simultaneous events a step takes', () => {
    const rows = [3, 4, 8, 8].map((second, n) => row('u', n === 0 ? 'c' : 'b', `2026-01-01T10:00:0${second}`));
    const limited = specOf(['c', 'b', { events: ['b'], within: days(1) }]);
    expect(trend(rows, { spec: limited })).toEqual(trend(rows, { spec: specOf(['c', 'b', 'b']) }));
  });

  it('begins days where the zone does, also when the clocks change', () => {
    const rows = [
      row('u', 'a', '2026-03-28T23:30:00'),
      row('v', 'a', '2026-03-29T21:30:00'),
      row('w', 'a', '2026-03-29T22:30:00'),
      row('w', 'b', '2026-03-29T22:30:01'),
      row('x', 'a', '2026-10-25T22:30:00'),
    ];
    const spec = specOf(['a', 'b'], { window: days(1) });
    const told = trend(rows, { spec }, 'Europe/Berlin').filter(({ entered }) => entered > 0);
    expect(told.map(({ day, entered, converted }) => [day, entered, converted])).toEqual([
      ['2026-03-29', 2, 0],
      ['2026-03-30', 1, 1],
      ['2026-10-25', 1, 0],
    ]);
  });

  it('of nobody has no intervals, and of far too many says so', () => {
    const spec = specOf(['a', 'b']);
    expect(trend([row('u', 'b', '2026-01-01T00:00:00')], { spec })).toEqual([]);
    const rows = [row('u', 'a', '1900-01-01T00:00:00'), row('v', 'a', '2026-01-01T00:00:00')];
    const answer = answerTo(
      'trend',
      { store: storeOf(rows), timeZone: 'UTC' },
      { spec, from: 0, to: 1, interval: 'day' },
    );
    expect(answer).toEqual({ ok: false, failure: { kind: 'invalid_spec', where: 'interval', value: 'day' } });
    expect(trend(rows, { spec, interval: 'quarter' })).toHaveLength(505);
  });

  it('has the days of its entries, however far away other events lie', () => {
    const rows = [row('v', 'b', '1900-01-01T00:00:00'), row('u', 'a', '2026-01-01T00:00:00')];
    const spec = specOf(['a', 'b'], { window: days(1) });
    expect(trend(rows, { spec }).map(({ day }) => day)).toEqual(['2026-01-01']);
    expect(trend([...rows, row('v', 'b', '2026-01-03T00:00:00')], { spec })).toHaveLength(3);
  });

  it('refuses a conversion step that is none', () => {
    const store = storeOf([row('u', 'a', '2026-01-01T00:00:00')]);
    const spec = specOf(['a', { events: ['b'], optional: true }, 'c']);
    for (const [from, to] of [
      [0, 0],
      [0, 1],
      [1, 2],
      [2, 0],
      [0, 3],
      [-1, 2],
      [0.5, 2],
    ]) {
      const answer = answerTo('trend', { store, timeZone: 'UTC' }, { spec, from, to, interval: 'day' });
      expect(answer.ok, `${from} ${to}`).toBe(false);
    }
  });
});
