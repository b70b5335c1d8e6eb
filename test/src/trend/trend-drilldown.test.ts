import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Breakdown, FunnelSpec, Segment } from '../../../src/core/spec/funnel';
import type { TrendQuestion } from '../../../src/core/spec/timing';
import { drilldownSpec } from '../../../src/customers/drilldown';
import { nearestSeries } from '../../../src/chart/bins/nearest-series';
import { trendDrilldown } from '../../../src/trend/trend-drilldown';
import { checkSpec } from '../../../workers/funnel/plan/check-spec';
import { subjectOf } from '../../support/customers/subject-of';
import { storeOf, type EventRow } from '../../support/funnel/store-of';
import { dayFunnels, dayRows, kinds, conversionStepOf, twoNumbers } from '../../support/funnel/slow-days';
import { answerTo } from '../../support/funnel/answer-to';

const context = { timeZone: 'UTC' };

function trend(rows: readonly EventRow[], question: TrendQuestion) {
  const answer = answerTo('trend', { store: storeOf(rows, ['p']), ...context }, question);
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value;
}

/** How many a list has of those whom a series counts on a day. */
function listed(rows: readonly EventRow[], cell: ReturnType<typeof trendDrilldown>): number {
  const rest = {
    search: '',
    sort: { by: { kind: 'id' as const }, descending: false },
    properties: [],
    offset: 0,
    limit: 9,
  };
  const answer = answerTo('customers', subjectOf(rows, ['p']), {
    ...cell,
    spec: drilldownSpec(cell.spec, cell),
    ...rest,
  });
  if (!answer.ok) throw new Error(JSON.stringify(answer.failure));
  return answer.value.all;
}

const anyDay = { from: null, to: null };
const did: Segment = {
  id: 's',
  label: '',
  conditions: [{ did: true, events: ['b'], filters: [], times: 1, dates: anyDay }],
  cell: null,
};
const splits = fc.oneof(
  fc.constant<Pick<FunnelSpec, 'breakdown' | 'segments'>>({ breakdown: null, segments: [did] }),
  fc.record({
    breakdown: fc.record({
      by: fc.constant<Breakdown['by']>([{ kind: 'property', property: 'p', bins: null }]),
      attribution: fc.constantFrom<Breakdown['attribution']>({ at: 'first' }, { at: 'step', step: 0 }, { at: 'all' }),
      shown: fc.constantFrom<Breakdown['shown']>(null, [['one']], []),
    }),
    segments: fc.constant<Segment[]>([]),
  }),
);

describe('the customers of a point of a trend', () => {
  for (const [name, allowed] of Object.entries(kinds)) {
    it(`are as many as it counts as entered, in each group and interval, in ${name}`, () => {
      const questions = fc.record({ rows: dayRows, plain: dayFunnels(allowed), numbers: twoNumbers, split: splits });
      const same = fc.property(questions, ({ rows, plain, numbers, split }) => {
        const spec: FunnelSpec = { ...plain, ...split };
        const conversionStep = conversionStepOf(spec, numbers);
        // The best run of a day, all of it in a longer range, is no question of a funnel's.
        const { from, to } = spec.dateRange;
        fc.pre(spec.dateRangeRule === 'entry' || (from === null && to === null));
        fc.pre(conversionStep !== null && checkSpec(spec, storeOf(rows, ['p'])).ok);
        const question: TrendQuestion = { spec, ...conversionStep, interval: 'day' };
        const answer = trend(rows, question);
        for (const [at, { buckets }] of answer.series.entries()) {
          for (const { day, entered } of buckets) {
            const place = trendDrilldown({ question, answer }, at, { from: day, to: day });
            expect(entered === 0 ? 0 : listed(rows, place)).toBe(entered);
          }
        }
      });
      fc.assert(same, { numRuns: Number(process.env.RUNS ?? 60) });
    });
  }
});

describe('the series that a pointer means', () => {
  it('is the nearest, the later of two at one height, and that of all where none is near', () => {
    expect(nearestSeries(50, [10, 45, null, 60], -1)).toBe(1);
    expect(nearestSeries(50, [50, 50], -1)).toBe(1);
    expect(nearestSeries(100, [10, 45], -1)).toBe(0);
  });

  it('is the one looked at anywhere on the page, however far', () => {
    expect(nearestSeries(50, [50, 50, 900], 2)).toBe(2);
  });
});
