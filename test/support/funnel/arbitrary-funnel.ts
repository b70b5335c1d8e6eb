import fc from 'fast-check';
import type { Filter, FunnelSpec, Step } from '../../../src/core/spec/funnel';
import type { EventRow } from './store-of';
import { specOf, stepOf } from './spec-of';

/** A few seconds around midnight UTC, so that days, windows and ties all bite. */
const start = Date.UTC(2024, 0, 1, 23, 59, 56) * 1000;
const names = ['a', 'b', 'c', 'x', 'y'];

/** Small logs in which everything meets: few users, few names, few times. */
export const eventRows = fc.array(
  fc
    .record({
      user: fc.constantFrom('u1', 'u2', 'u3'),
      event: fc.constantFrom(...names),
      second: fc.nat(9),
      p: fc.constantFrom('', 'one', 'two'),
    })
    .map(({ user, event, second, p }): EventRow => ({
      user,
      event,
      time: start + second * 1e6,
      props: p === '' ? {} : { p },
    })),
  { maxLength: 16 },
);

/** One user with so many events at different times that they may or may not have a bit each in a number of 32. */
export const longActors = fc
  .array(fc.record({ event: fc.constantFrom(...names), gap: fc.constantFrom(1, 1, 2, 3) }), {
    minLength: 28,
    maxLength: 36,
  })
  .map((acts) => {
    let second = 0;
    return acts.map(({ event, gap }): EventRow => ({ user: 'u1', event, time: start + (second += gap) * 1e6 }));
  });

const seconds = (most: number) => fc.nat(most).map((value) => ({ value, unit: 'second' as const }));
const filters: fc.Arbitrary<Filter[]> = fc.oneof(
  { weight: 4, arbitrary: fc.constant<Filter[]>([]) },
  fc.constantFrom('one', 'two', '').map((value) => [{ property: 'p', op: 'equal' as const, value }]),
  fc.constantFrom('one', 'two').map((value) => [{ property: 'p', op: 'not_equal' as const, value }]),
);
const eventList: fc.Arbitrary<string[]> = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom('a', 'b', 'c').map((name): string[] => [name]) },
  { weight: 2, arbitrary: fc.constantFrom<string[]>(['a', 'b'], ['b', 'c']) },
  fc.constant<string[]>(['*']),
);

const step = fc.record({
  events: eventList,
  filters,
  optional: fc.boolean(),
  occurrence: fc.oneof(
    { weight: 6, arbitrary: fc.constant('every' as const) },
    fc.constantFrom('first_ever' as const, 'first_matching' as const),
  ),
  within: fc.option(seconds(4), { freq: 2 }),
});

/** Which switches may leave their rest. */
export interface Allowed {
  order?: FunnelSpec['order'];
  count?: FunnelSpec['count'];
  optional?: boolean;
  limits?: boolean;
  exclusions?: boolean;
  /** No event matches one step and not another that its like matches: every step has one name and no more to ask. */
  simple?: boolean;
  held?: boolean;
  /** Seconds of the tie tolerance. */
  tolerance?: number;
}

/** The kinds in which every actor counts once. */
export const actorKinds: Record<string, Allowed> = {
  'plain ordered funnels': {},
  'ordered funnels with optional steps': { optional: true },
  'ordered funnels with exclusions': { exclusions: true },
  'ordered funnels with optional steps and exclusions': { optional: true, exclusions: true },
  'funnels with limits between steps': { limits: true },
  'funnels with limits and exclusions': { limits: true, exclusions: true },
  'strict funnels': { order: 'strict' },
  'strict funnels with exclusions': { order: 'strict', exclusions: true },
  'strict funnels with limits and exclusions': { order: 'strict', exclusions: true, limits: true },
  'funnels in any order': { order: 'any' },
  'funnels in any order with exclusions': { order: 'any', exclusions: true },
};

export function funnelSpecs(allowed: Allowed): fc.Arbitrary<FunnelSpec> {
  const order = allowed.order ?? 'ordered';
  const exclusion = fc.record({
    events: fc.constantFrom<string[]>(['x'], ['y'], ['x', 'y'], ['x', 'c']),
    filters,
    from: fc.nat(2),
    to: fc.nat(3),
    effect: fc.constantFrom('drop' as const, 'stop' as const),
  });
  return fc
    .record({
      steps: fc.array(step, { minLength: 1, maxLength: 4 }),
      window: fc.option(seconds(8)),
      windowFrom: fc.constantFrom('entry' as const, ...(allowed.limits ? ['previous' as const] : [])),
      entry: fc.constantFrom('any' as const, 'any' as const, 'first' as const),
      exclusions: fc.array(exclusion, { maxLength: allowed.exclusions ? 2 : 0 }),
      from: fc.constantFrom(null, null, '2024-01-01', '2024-01-02'),
      to: fc.constantFrom(null, null, '2024-01-01', '2024-01-02'),
      dateRangeRule: fc.constantFrom('entry' as const, 'whole' as const),
      hidden: filters,
      actors: fc.array(
        fc.record({
          did: fc.boolean(),
          events: eventList,
          filters,
          times: fc.integer({ min: 1, max: 2 }),
          dates: fc.constantFrom(
            { from: null, to: null },
            { from: null, to: '2024-01-01' },
            { from: '2024-01-02', to: null },
          ),
        }),
        { maxLength: 1 },
      ),
      holdConstant: fc.constantFrom<string[]>([], ...(allowed.held ? [['p']] : [])),
      actor: fc.constantFrom<FunnelSpec['actor']>(
        { kind: 'user' },
        { kind: 'user' },
        { kind: 'session', gapMinutes: 2 / 60 },
        { kind: 'column', property: 'p' },
      ),
    })
    .map(({ steps, exclusions, from, to, hidden, actors, ...switches }) =>
      specOf(
        steps.map((each, k) => stepOf({ ...each, ...restOf(each, k, allowed) }, k)),
        {
          ...switches,
          order,
          count: allowed.count ?? 'actors',
          tieTolerance: allowed.tolerance ?? 0,
          exclusions: exclusions
            .map((each) => (order === 'any' ? { ...each, from: 0, to: steps.length - 1 } : each))
            .filter((each) => each.from < each.to && each.to < steps.length),
          dateRange: from !== null && to !== null && from > to ? { from: to, to: from } : { from, to },
          filter: { events: hidden, actors },
        },
      ),
    );
}

/** What is left of a step's switches. */
function restOf({ events }: Pick<Step, 'events'>, k: number, allowed: Allowed): Partial<Step> {
  return {
    ...(allowed.optional && k > 0 ? {} : { optional: false }),
    ...(allowed.limits && k > 0 ? {} : { within: null }),
    ...(allowed.simple ? { events: events[0] === '*' ? ['c'] : [events[0]], filters: [], occurrence: 'every' } : {}),
  };
}
