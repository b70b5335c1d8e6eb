import fc from 'fast-check';
import type { Bins, Breakdown, BreakdownBy, FunnelSpec, Segment } from '../../src/core/spec/funnel';
import { eventRows, funnelSpecs, type Allowed } from '../support/funnel/arbitrary-funnel';
import { conditions } from '../support/funnel/arbitrary-groups';
import { cellIn } from '../support/funnel/group-answers';
import type { EventRow } from '../support/funnel/store-of';

/** Properties of the rows: two of texts, and one of numbers with parts that no double has exactly. */
export const properties = ['p', 'q', 'n'];

/** Small logs with ties, in which events of one name and time differ in their values. */
export const rowsWithValues: fc.Arbitrary<EventRow[]> = fc
  .tuple(
    eventRows,
    fc.array(fc.constantFrom('', 'k', 'l', '\u{1F600}', '\uFF21'), { minLength: 16, maxLength: 16 }),
    fc.array(fc.constantFrom(null, -7, 0.1, 0.2, 0.7, 10), { minLength: 16, maxLength: 16 }),
  )
  .map(([rows, q, n]) =>
    rows.map((row, i) => ({
      ...row,
      props: { ...row.props, ...(q[i] === '' ? {} : { q: q[i] }), ...(n[i] === null ? {} : { n: n[i] }) },
    })),
  );

const everything: Allowed = { optional: true, limits: true, exclusions: true, held: true };
const orders: Allowed[] = [{}, { ...everything }, { ...everything, order: 'strict' }, { ...everything, order: 'any' }];

/** Funnels of every kind there is. */
export const everyFunnel: fc.Arbitrary<FunnelSpec> = fc.oneof(
  ...orders.map((allowed) => funnelSpecs(allowed)),
  ...orders.map((allowed) => funnelSpecs({ ...allowed, count: 'totals' })),
  fc
    .tuple(funnelSpecs(everything), fc.integer({ min: 1, max: 3 }))
    .map(([spec, tieTolerance]) => ({ ...spec, tieTolerance })),
);

const breakdownBy: fc.Arbitrary<BreakdownBy> = fc.oneof(
  fc.constantFrom('p', 'q', 'n').map((property): BreakdownBy => ({ kind: 'property', property, bins: null })),
  fc
    .constantFrom<Bins>({ by: 'width', count: 3 }, { by: 'quantile', count: 2 }, { by: 'edges', edges: [0, 0.2] })
    .map((bins): BreakdownBy => ({ kind: 'property', property: 'n', bins })),
  fc
    .constantFrom('day' as const, 'hour' as const)
    .map((unit): BreakdownBy => ({ kind: 'calendar', property: null, unit })),
);

export const breakdowns: fc.Arbitrary<Breakdown> = fc.record({
  by: fc.array(breakdownBy, { minLength: 1, maxLength: 2 }),
  attribution: fc.constantFrom<Breakdown['attribution']>(
    { at: 'first' },
    { at: 'last' },
    { at: 'step', step: 0 },
    { at: 'step', step: 1 },
    { at: 'all' },
  ),
  shown: fc.constantFrom<Breakdown['shown']>(null, [], [['one']], [['k'], ['']]),
});

export const segments: fc.Arbitrary<Segment[]> = fc
  .array(fc.tuple(conditions, fc.option(everyFunnel)), { minLength: 1, maxLength: 2 })
  .map((all) =>
    all.map(([each, funnel], n) => ({
      id: `s${n}`,
      label: '',
      conditions: each,
      cell: funnel && cellIn(funnel, 1),
    })),
  );
