import fc from 'fast-check';
import type { ActorCondition, Attribution, Bins, BreakdownBy, Filter, FunnelSpec } from '../../../src/core/spec/funnel';
import { actorKinds, funnelSpecs, type Allowed } from '../funnel/arbitrary-funnel';
import { specOf } from '../funnel/spec-of';
import type { EventRow } from '../funnel/store-of';

export const kinds: Record<string, Allowed> = {
  ...actorKinds,
  'ordered funnels of single events': { simple: true },
  'totals of ordered funnels': { count: 'totals' },
  'totals of ordered funnels with exclusions': { count: 'totals', exclusions: true, simple: true },
  'totals of ordered funnels with optional steps': { count: 'totals', exclusions: true, optional: true },
};

const day = fc.constantFrom(null, null, '2024-01-01', '2024-01-02');
const days = fc
  .tuple(day, day)
  .map(([from, to]) => (from !== null && to !== null && from > to ? { from: to, to: from } : { from, to }));
const condition: fc.Arbitrary<ActorCondition> = fc.record({
  did: fc.boolean(),
  events: fc.constantFrom(['a'], ['x'], ['b', 'y'], ['*']),
  filters: fc.constantFrom<Filter[]>([], [{ property: 'p', op: 'equal', value: 'one' }]),
  times: fc.integer({ min: 1, max: 2 }),
  dates: days,
});

/** The same funnels, of actors who did things on some days. */
function withDates(specs: fc.Arbitrary<FunnelSpec>): fc.Arbitrary<FunnelSpec> {
  return fc
    .tuple(specs, fc.array(condition, { minLength: 1, maxLength: 2 }))
    .map(([spec, actors]) => ({ ...spec, filter: { ...spec.filter, actors } }));
}

const text: BreakdownBy = { kind: 'property', property: 'p', bins: null };
const number: BreakdownBy = { kind: 'property', property: 'q', bins: null };
const count = fc.integer({ min: 1, max: 5 });
const bins = fc
  .oneof<fc.Arbitrary<Bins>[]>(
    fc.record({ by: fc.constantFrom('width', 'quantile'), count }),
    fc.constantFrom<number[]>([0], [-7, 2], [-1, 2, 9.5, 12]).map((edges) => ({ by: 'edges' as const, edges })),
  )
  .map((found) => ({ ...number, bins: found }));
const unit = fc.constantFrom('hour', 'weekday', 'day', 'week', 'month', 'quarter', 'year');
const calendar = unit.map((found): BreakdownBy => ({ kind: 'calendar', property: null, unit: found }));
const by: fc.Arbitrary<BreakdownBy[]> = fc.oneof(
  fc.constantFrom<BreakdownBy[]>([text], [number], [text, number]),
  bins.map((found) => [found]),
  fc.tuple(calendar, bins),
  calendar.map((found) => [found, text]),
);

/** The same funnels, broken down. */
function withBreakdown(
  specs: fc.Arbitrary<FunnelSpec>,
  attributions: fc.Arbitrary<Attribution>,
): fc.Arbitrary<FunnelSpec> {
  return fc
    .tuple(specs, by, attributions)
    .map(([spec, found, attribution]) => ({ ...spec, breakdown: { by: found, attribution, shown: null } }));
}

/** Of one of a run's events. */
const ofRuns: fc.Arbitrary<Attribution> = fc.oneof(
  fc.constantFrom<Attribution>({ at: 'first' }, { at: 'last' }),
  fc.nat(2).map((step): Attribution => ({ at: 'step', step })),
);

/** The same funnels, holding a property constant. */
function withConstant(specs: fc.Arbitrary<FunnelSpec>): fc.Arbitrary<FunnelSpec> {
  return fc
    .tuple(specs, fc.constantFrom<string[]>(['p'], ['q'], ['p', 'q']))
    .map(([spec, holdConstant]) => ({ ...spec, holdConstant }));
}

/** The same funnels, with segments to compare. */
function withSegments(specs: fc.Arbitrary<FunnelSpec>): fc.Arbitrary<FunnelSpec> {
  const segment = fc.record({
    label: fc.constantFrom('one', "o'ne", '新用户'),
    conditions: fc.array(condition, { maxLength: 2 }),
  });
  return fc.tuple(specs, fc.array(segment, { minLength: 1, maxLength: 3 })).map(([spec, segments]) => ({
    ...spec,
    segments: segments.map((each, i) => ({ ...each, id: String(i), cell: null })),
  }));
}

/** The same funnels, one of whose steps an event does that exclusions may name too. */
function withExcludedSteps(specs: fc.Arbitrary<FunnelSpec>): fc.Arbitrary<FunnelSpec> {
  return fc
    .tuple(specs, fc.nat(3), fc.constantFrom<string[][]>(['*'], ['x'], ['b', 'x', 'y']))
    .map(([spec, n, events]) => {
      // That all events pass the filter makes the step and the exclusion two.
      const filters: Filter[] = [{ property: 'p', op: 'not_equal', value: 'three' }];
      const steps = spec.steps.map((step, k) => (k === n % spec.steps.length ? { ...step, events, filters } : step));
      return { ...spec, steps };
    });
}

const excluding = fc.oneof(
  ...Object.values(kinds).flatMap((allowed) => (allowed.exclusions ? [funnelSpecs(allowed)] : [])),
);
const any = fc.oneof(...Object.values(kinds).map((allowed) => funnelSpecs(allowed)));
const simple = funnelSpecs(kinds['ordered funnels of single events']);
/** Whose runs' times are known. */
const timed = fc.oneof(
  ...[{}, { optional: true }, { exclusions: true, optional: true }, { count: 'totals' as const }].map((allowed) =>
    funnelSpecs(allowed),
  ),
);
const ofEach = fc.constant<Attribution>({ at: 'all' });

/** Funnels with the switches that follow or split actors in other ways. */
export const switched = {
  'steps by events that exclusions name': withExcludedSteps(excluding),
  'conditions within dates': withDates(any),
  segments: withSegments(any),
  'groups by a value of the best runs': withBreakdown(timed, ofRuns),
  'groups of each value for itself': withBreakdown(any, ofEach),
  'groups of each value in funnels of single events': withBreakdown(simple, ofEach),
  'funnels that hold values constant': withConstant(any),
  'funnels of single events that hold values constant': withConstant(simple),
  'groups of funnels that hold values constant': withBreakdown(withConstant(timed), fc.oneof(ofRuns, ofEach)),
};

/** These come in other orders as numbers, as texts, and as units of UTF-16. */
const unlikeNumbers = fc.constantFrom(100, 2, 12.25, 9.5, 30, -7);
const unlikeTexts = fc.constantFrom('10', '9', 'Z', 'a', 'ä', '～', '🙂');

/** Few events at fewer times. */
export const tiedRows: fc.Arbitrary<EventRow[]> = fc.array(
  fc.record({
    user: fc.constant('u'),
    event: fc.constantFrom('a', 'a', 'b'),
    time: fc.nat(1),
    props: fc.oneof(
      { weight: 4, arbitrary: fc.record({ p: unlikeTexts, q: unlikeNumbers }) },
      fc.record({ p: unlikeTexts, q: unlikeNumbers }, { requiredKeys: [] }),
    ),
  }),
  { minLength: 2, maxLength: 8 },
);

const twoSteps = fc.oneof(
  { weight: 4, arbitrary: fc.constant(specOf(['a', 'b'])) },
  fc.constantFrom<FunnelSpec[]>(
    specOf(['a', 'b'], { holdConstant: ['p', 'q'] }),
    specOf(['a', 'b'], { holdConstant: ['q'], count: 'totals' }),
  ),
);
const eitherStep = fc.constantFrom<Attribution[]>({ at: 'first' }, { at: 'last' }, { at: 'step', step: 1 });

/** Broken down by values of events of which several could have served a step. */
export const tied = fc
  .tuple(
    twoSteps,
    fc.oneof({ weight: 4, arbitrary: fc.constantFrom<BreakdownBy[]>([number], [text], [number, text]) }, by),
    eitherStep,
  )
  .map(([spec, found, attribution]): FunnelSpec => ({
    ...spec,
    breakdown: { by: found, attribution, shown: null },
  }));

/** Some that are no times of a day that exists. */
export const datedRows: fc.Arbitrary<EventRow[]> = tiedRows.chain((rows) =>
  fc
    .array(
      fc.constantFrom(
        ...['2026-02-30', '2023-02-29', '2024-02-29', '2024-13-01', '2024-04-31 10:00:00', '2024-12-30 23:59:59.5'],
        ...['2023-01-01T05:00:00', '1999-12-31', 'soon', ''],
      ),
      { minLength: rows.length, maxLength: rows.length },
    )
    .map((dates) => rows.map((row, i) => ({ ...row, props: { ...row.props, p: dates[i] } }))),
);

/** Broken down by the times that a property holds. */
export const dated = fc.tuple(twoSteps, unit, eitherStep).map(([spec, found, attribution]): FunnelSpec => ({
  ...spec,
  breakdown: { by: [{ kind: 'calendar', property: 'p', unit: found }], attribution, shown: null },
}));

/** Broken down so that every actor is in one group, if not always in that of its run. */
export const parted = withBreakdown(any, fc.constantFrom<Attribution>({ at: 'first' }, { at: 'last' }));
