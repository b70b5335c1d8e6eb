import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { AnyRuns } from '../../../../workers/funnel/match/any-runs';
import type { Plan } from '../../../../workers/funnel/plan/plan';
import type { EventStore } from '../../../../workers/store/event-store';
import { specOf } from '../../../support/funnel/spec-of';
import { bestRunOf, excluded, seconds } from '../../../support/funnel/written-runs';

const anyRuns = (store: EventStore, plan: Plan) => new AnyRuns(store, plan);
/** The seconds at which one, two, three … steps had been done. */
const follow = (events: string, spec: FunnelSpec) => bestRunOf(anyRuns, events, spec);
const any = (steps: Parameters<typeof specOf>[0], switches: Partial<FunnelSpec> = {}) =>
  specOf(steps, { order: 'any', ...switches });

describe('in any order the row of a run says when the actor had done so many different steps', () => {
  it.each<[string, string, FunnelSpec, string]>([
    ['whatever their order', 'c@1 a@2 b@3', any(['a', 'b', 'c']), '1 2 3'],
    ['a repeated step counts once', 'a@1 a@2 b@3', any(['a', 'b']), '2 3'],
    ['there is no run where no step is done', 'z@1', any(['a', 'b']), 'none'],
    ['one step alone is a run of one row', 'z@1 b@2', any(['a', 'b']), '2'],
    ['two equal steps need two events', 'a@1', any(['a', 'a']), '1'],
    ['and two events do both', 'a@1 a@2', any(['a', 'a']), '1 2'],
    ['tied events do a step each', 'b@5 a@5', any(['a', 'b']), '5 5'],
    ['an event that can do either step leaves the other its own', 'a@1 b@2', any([{ events: ['a', 'b'] }, 'a']), '1 2'],
  ])('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

describe('of all windows AnyRuns keeps', () => {
  const window = { window: seconds(3) };

  it.each<[string, string, FunnelSpec, string]>([
    ['the one with most steps', 'a@1 b@9 c@10', any(['a', 'b', 'c'], window), '9 10'],
    ['one that ends exactly with the window', 'a@1 b@4', any(['a', 'b'], window), '1 4'],
    ['not one that ends after it', 'a@1 b@5', any(['a', 'b'], window), '1'],
    ['the first of equally good ones', 'a@1 b@2 b@8 a@9', any(['a', 'b'], window), '1 2'],
    ['the shortest that ends there', 'a@1 a@2 b@3', any(['a', 'b'], window), '2 3'],
    [
      'one that enters on the days of entry',
      'a@1 b@86400 a@86401',
      any(['a', 'b'], { dateRange: { from: '1970-01-02', to: null } }),
      '86400 86401',
    ],
    [
      'none that enters at the first moment after those days',
      'a@86400 b@86401',
      any(['a', 'b'], { dateRange: { from: null, to: '1970-01-01' } }),
      'none',
    ],
    [
      'the one of the first event of any step, where only the first entry counts',
      'b@1 a@7 b@8',
      any(['a', 'b'], { ...window, entry: 'first' }),
      '1',
    ],
  ])('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

describe('an exclusion', () => {
  const stops = { exclusions: excluded(0, 2) };
  const drops = { exclusions: excluded(0, 2, 'drop') };

  it.each<[string, string, FunnelSpec, string]>([
    ['parts the events: no run lies on both sides', 'a@1 b@2 x@3 c@4', any(['a', 'b', 'c'], stops), '1 2'],
    ['leaves the better side, also the later one', 'a@1 x@2 b@3 c@4', any(['a', 'b', 'c'], stops), '3 4'],
    ['that drops takes the actor with the open run', 'a@1 b@2 x@3 c@4', any(['a', 'b', 'c'], drops), 'none'],
    ['that drops leaves an equally deep clean run', 'a@1 x@2 b@3', any(['a', 'b', 'c'], drops), '3'],
    [
      'that comes after the window drops nothing',
      'a@1 b@2 x@9',
      any(['a', 'b', 'c'], { ...drops, window: seconds(5) }),
      '1 2',
    ],
    ['that comes after all steps drops nothing', 'a@1 b@2 c@3 x@4', any(['a', 'b', 'c'], drops), '1 2 3'],
    ['that is tied with a step counts for nothing', 'a@1 b@2 x@2 c@3', any(['a', 'b', 'c'], drops), '1 2 3'],
  ])('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));
});

describe('laws of any order', () => {
  const logs = fc.array(fc.tuple(fc.constantFrom('a', 'b', 'c'), fc.nat(9)), { minLength: 1, maxLength: 9 });
  const written = (rows: [string, number][]) => rows.map(([event, second]) => `${event}@${second}`).join(' ');
  const rowsOf = (run: string) => (run === 'none' ? 0 : run.split(' ').length);

  it('the number of rows is that of the most different names within one window', () => {
    const naive = (rows: [string, number][], most: number) =>
      Math.max(
        ...rows.map(([, start]) => {
          const inside = rows.filter(([, second]) => second >= start && second - start <= most);
          return new Set(inside.map(([event]) => event)).size;
        }),
      );
    const law = (rows: [string, number][], most: number) => {
      const found = follow(written(rows), any(['a', 'b', 'c'], { window: seconds(most) }));
      expect(rowsOf(found)).toBe(naive(rows, most));
    };
    fc.assert(fc.property(logs, fc.nat(9), law), { numRuns: 200 });
  });

  it('the order of the steps in the question changes nothing', () => {
    const law = (rows: [string, number][], steps: string[]) =>
      follow(written(rows), any(steps, { window: seconds(4) })) ===
      follow(written(rows), any(['a', 'b', 'c'], { window: seconds(4) }));
    fc.assert(fc.property(logs, fc.shuffledSubarray(['a', 'b', 'c'], { minLength: 3 }), law));
  });
});
