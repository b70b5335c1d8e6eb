import fc from 'fast-check';
import { it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { funnelSpecs } from '../funnel/arbitrary-funnel';
import { specOf } from '../funnel/spec-of';
import type { EventRow } from '../funnel/store-of';
import { dated, datedRows, kinds, parted, switched, tied, tiedRows } from './arbitrary-switches';
import { sameCounts, sameFilters, sameSums, type Referee } from './same-counts';

const timeout = 1_800_000;

type Exclude = Pick<FunnelSpec['exclusions'][number], 'from' | 'to' | 'effect'>;
const excluding = (exclusion: Exclude) => [{ events: ['x'], filters: [], ...exclusion }];

/** A funnel, and the events of one user: their names, times (by default one after the other) and properties. */
const cases: Record<string, [FunnelSpec, ...[event: string, time?: number, props?: EventRow['props']][]]> = {
  'an event that carries another value comes at the moment of the first entry': [
    specOf(['b', 'c'], { entry: 'first', holdConstant: ['q'] }),
    ['c', 5, { q: 12.25 }],
    ['b', 5, { q: 2 }],
  ],
  'an event does no step inside the range of an exclusion that names it': [
    specOf(['a', { events: ['x'], filters: [{ property: 'p', op: 'empty' }] }], {
      exclusions: excluding({ from: 0, to: 1, effect: 'drop' }),
    }),
    ['a'],
    ['x'],
    ['a'],
  ],
  'an exclusion in any order takes the open run away, and the actor with it': [
    specOf(['a', 'b'], { order: 'any', exclusions: excluding({ from: 0, to: 1, effect: 'drop' }) }),
    ['a'],
    ['x'],
  ],
  'an exclusion in any order comes before a run as deep': [
    specOf(['a', 'b'], { order: 'any', exclusions: excluding({ from: 0, to: 1, effect: 'drop' }) }),
    ['a'],
    ['x'],
    ['b'],
  ],
  'a run converts before its optional steps, which then wait for the next': [
    specOf(['a', { events: ['b'], optional: true }], { count: 'totals' }),
    ['a'],
    ['b'],
    ['a'],
    ['a'],
    ['b'],
  ],
  'a converted run meets an exclusion of its optional steps': [
    specOf(['a', { events: ['b'], optional: true }], {
      count: 'totals',
      exclusions: excluding({ from: 0, to: 1, effect: 'drop' }),
    }),
    ['a'],
    ['x'],
    ['b'],
  ],
  'two combinations of values have the first entry at one time, and one run counts': [
    specOf(['a', 'b'], { count: 'totals', entry: 'first', holdConstant: ['q'] }),
    ['a', 1, { q: 1 }],
    ['a', 1, { q: 2 }],
    ['b', 2, { q: 2 }],
  ],
};

/** What holds for an engine that can run the whole text; tried on so many random funnels of each kind. */
export function countLaws(referee: Referee, usualRuns = 50): void {
  const numRuns = Number(process.env.RUNS ?? usualRuns);

  for (const [name, allowed] of Object.entries(kinds)) {
    it(`in ${name}`, () => sameCounts(referee, funnelSpecs(allowed), { numRuns }), timeout);
  }

  for (const [name, specs] of Object.entries(switched)) {
    it(`in ${name}`, () => sameCounts(referee, specs, { numRuns }), timeout);
  }

  it(
    'in groups by values of tied events',
    () => sameCounts(referee, tied, { numRuns: 3 * numRuns, rows: tiedRows }),
    timeout,
  );

  it(
    'in groups by times that a property holds',
    () => sameCounts(referee, dated, { numRuns, rows: datedRows }),
    timeout,
  );

  it.each(Object.entries(cases))('where %s', (_, [spec, ...rows]) => {
    const events = rows.map(([event, time, props], i): EventRow => ({
      user: 'u',
      event,
      time: time ?? i,
      props: props ?? {},
    }));
    return sameCounts(referee, fc.constant(spec), { numRuns: 1, examples: [[events, spec, 'UTC']] });
  });

  it('in filters of every kind', () => sameFilters(referee, 3 * numRuns), timeout);

  it(
    'of all actors, in groups by values that are not those of the runs',
    () => sameSums(referee, parted, numRuns),
    timeout,
  );
}
