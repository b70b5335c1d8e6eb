import fc from 'fast-check';
import type { Attribution, DateRange, Filter, FunnelSpec } from '../../../src/core/spec/funnel';
import { eventRows, funnelSpecs, type Allowed } from './arbitrary-funnel';
import { breakdown, cellIn } from './group-answers';

const kinds: Allowed[] = [
  { optional: true, limits: true, exclusions: true, held: true },
  { order: 'strict', optional: true, limits: true, exclusions: true, held: true },
  { order: 'any', exclusions: true, held: true },
];
const anyFunnel = fc.oneof(
  ...kinds.map((allowed) => funnelSpecs(allowed)),
  ...kinds.map((allowed) => funnelSpecs({ ...allowed, count: 'totals' })),
);
/** Events with two properties. */
export const withQ = fc
  .tuple(eventRows, fc.array(fc.constantFrom('', 'k', 'l', 'm'), { minLength: 16, maxLength: 16 }))
  .map(([rows, q]) =>
    rows.map((each, n) => ({ ...each, props: { ...each.props, ...(q[n] === '' ? {} : { q: q[n] }) } })),
  );
const properties = fc.constantFrom<string[]>(['p'], ['q'], ['p', 'q']);
const attributions = fc.oneof(
  fc.constantFrom<Attribution>({ at: 'first' }, { at: 'last' }, { at: 'all' }),
  fc.nat(3).map((step): Attribution => ({ at: 'step', step })),
);
/** Questions with a breakdown. */
export const broken = fc
  .tuple(anyFunnel, properties, attributions, fc.option(fc.constantFrom<string[][]>([['k']], [['one'], ['k']])))
  .map(([spec, by, attribution, shown]): FunnelSpec => ({ ...spec, breakdown: breakdown(by, attribution, shown) }));

const days = fc.constantFrom<DateRange>(
  { from: null, to: null },
  { from: '2024-01-02', to: null },
  { from: null, to: '2024-01-01' },
);
export const conditions = fc.array(
  fc.record({
    did: fc.boolean(),
    events: fc.constantFrom<string[]>(['a'], ['b', 'x'], ['*']),
    filters: fc.constantFrom<Filter[]>([], [{ property: 'q', op: 'equal', value: 'k' }]),
    times: fc.integer({ min: 1, max: 3 }),
    dates: days,
  }),
  { maxLength: 2 },
);
/** Questions with segments. */
export const segmented = fc
  .tuple(anyFunnel, fc.array(fc.tuple(conditions, fc.option(anyFunnel)), { minLength: 1, maxLength: 3 }), fc.nat(3))
  .map(([spec, segments, step]): FunnelSpec => ({
    ...spec,
    segments: segments.map(([each, funnel], n) => ({
      id: `s${n}`,
      label: '',
      conditions: each,
      cell: funnel && cellIn({ ...funnel, actor: spec.actor }, step),
    })),
  }));
