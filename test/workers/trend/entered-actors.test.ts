import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { enteredActors, onConversionStep } from '../../../workers/trend/entered-actors';
import { intervalRuns } from '../../../workers/trend/interval-runs';
import { Intervals } from '../../../workers/trend/intervals';
import { isPlainTrend } from '../../../workers/trend/plain-trend';
import { specOf } from '../../support/funnel/spec-of';
import { dayFunnels, dayRows, longDayRows } from '../../support/funnel/slow-days';
import type { EventRow } from '../../support/funnel/store-of';
import { excluded, optional, planned, rowsWritten, seconds } from '../../support/funnel/written-runs';

const day = 86_400;
const wanted = { interval: 'day' as const, timeZone: 'UTC', maxIntervals: 1000 };

/** By user and day of entry, how far it came: `u 1970-01-01 entered`, or `converted`. */
function entered(rows: readonly EventRow[], spec: FunnelSpec, [from, to]: [number, number]): string[] {
  const { store, plan } = planned(rows, spec);
  const [first, last] = [Math.min(...store.time), Math.max(...store.time)];
  const intervals = Intervals.over({ first, last }, wanted)!;
  const found: string[] = [];
  enteredActors({ store, plan, intervals }, { from, to }, (actor) => {
    const reached = actor.converted ? 'converted' : actor.entered ? 'entered' : 'lost before';
    found.push(`${store.users[actor.owner]} ${intervals.day(actor.interval)} ${reached}`);
  });
  return found.sort();
}

const ab = specOf(['a', 'b']);

describe('an actor stands in the trend', () => {
  it.each<[string, string, FunnelSpec, string[]]>([
    [
      'once in each interval in which it entered',
      `a@1 a@2 a@${day + 1}`,
      ab,
      ['u 1970-01-01 entered', 'u 1970-01-02 entered'],
    ],
    [
      'as converted in the interval of its entry, not of its conversion',
      `a@1 b@${day + 1}`,
      ab,
      ['u 1970-01-01 converted'],
    ],
    [
      'as converted in each from whose entry it got there',
      `a@1 a@${day + 1} b@${day + 2}`,
      ab,
      ['u 1970-01-01 converted', 'u 1970-01-02 converted'],
    ],
    [
      'not as converted where only an entry of another interval is in time',
      `a@1 a@${day + 1} b@${day + 2}`,
      { ...ab, window: seconds(9) },
      ['u 1970-01-01 entered', 'u 1970-01-02 converted'],
    ],
    ['not at all where it never entered', 'b@1', ab, []],
    [
      'once, where only its first entry counts',
      `a@1 a@${day + 1} b@${day + 2}`,
      { ...ab, entry: 'first', window: seconds(9) },
      ['u 1970-01-01 entered'],
    ],
    [
      'with each of its runs, where every run counts',
      'a@1 b@2 a@3 b@4',
      { ...ab, count: 'totals' },
      ['u 1970-01-01 converted', 'u 1970-01-01 converted'],
    ],
    [
      'not at all where an exclusion drops it from the funnel',
      `a@1 x@2 b@3`,
      { ...ab, exclusions: excluded(0, 1, 'drop') },
      [],
    ],
    [
      'with the day of its first step in any order',
      `b@1 a@${day + 1}`,
      { ...ab, order: 'any' },
      ['u 1970-01-01 converted', 'u 1970-01-02 entered'],
    ],
  ])('%s', (_, events, ...[spec, expected]) => expect(entered(rowsWritten(events), spec, [0, 1])).toEqual(expected));

  it('as entered from the step at which the conversion begins', () => {
    const abc = specOf(['a', 'b', 'c']);
    expect(entered(rowsWritten('a@1'), abc, [1, 2])).toEqual(['u 1970-01-01 lost before']);
    expect(entered(rowsWritten('a@1 b@2'), abc, [1, 2])).toEqual(['u 1970-01-01 entered']);
    expect(entered(rowsWritten('a@1 b@2 c@3'), abc, [1, 2])).toEqual(['u 1970-01-01 converted']);
  });
});

describe('the fast way', () => {
  it('is taken for plain questions in which every entry counts', () => {
    const isPlain = (spec: FunnelSpec) => isPlainTrend(planned([], spec).plan);
    expect(isPlain(ab)).toBe(true);
    for (const spec of [
      specOf(['a', optional('b')]),
      { ...ab, count: 'totals' as const },
      { ...ab, entry: 'first' as const },
      { ...ab, tieTolerance: 1 },
      { ...ab, exclusions: excluded(0, 1) },
      { ...ab, holdConstant: ['p'] },
    ])
      expect(isPlain(spec)).toBe(false);
  });

  it('finds what following every actor interval by interval finds', () => {
    const plainFunnels = dayFunnels({ simple: true }).filter(({ entry }) => entry === 'any');
    const law = (rows: EventRow[], drawn: FunnelSpec) => {
      const spec: FunnelSpec = { ...drawn, actor: { kind: 'user' } };
      fc.pre(rows.length > 0);
      const { store, plan } = planned(rows, spec);
      fc.pre(isPlainTrend(plan));
      const step = { from: 0, to: plan.steps - 1 };
      const intervals = Intervals.over({ first: Math.min(...store.time), last: Math.max(...store.time) }, wanted)!;
      const asked = { store, plan, intervals };
      const [fast, slow]: [unknown[], unknown[]] = [[], []];
      enteredActors(asked, step, (actor) => fast.push({ ...actor }));
      intervalRuns(asked, (run) => slow.push(onConversionStep(run, run.actor, step)));
      const sorted = (list: unknown[]) => list.map((each) => JSON.stringify(each)).sort();
      expect(sorted(fast)).toEqual(sorted(slow));
    };
    fc.assert(fc.property(fc.oneof(dayRows, longDayRows), plainFunnels, law), { numRuns: 150 });
  });
});
