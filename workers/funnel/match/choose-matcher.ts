import type { EventStore } from '../../store/event-store';
import { firstExclusionBit } from '../plan/event-masks';
import type { Plan } from '../plan/plan';
import type { Tally } from '../sums/tally';
import type { ActorSpan } from './actor-span';
import { AnyRuns } from './any-runs';
import { EntryRuns } from './entry-runs';
import { ExcludableRuns } from './excludable-runs';
import type { Follower, Successive } from './follower';
import { FreeRuns } from './free-runs';
import { LimitedRuns } from './limited-runs';
import { isPlain, PlainRuns } from './plain-runs';
import { SuccessiveAnyRuns } from './successive-any-runs';
import { SuccessiveRuns } from './successive-runs';
import { TimeGroups } from './time-groups';
import { SuccessiveTolerantRuns, TolerantRuns } from './tolerant/tolerant-runs';

/** One algorithm, and the plans it serves. */
interface MatcherChoice<Make> {
  name: string;
  /** Of the rows of a table the first that fits is used. */
  fits: (plan: Plan) => boolean;
  make: Make;
}

type MakeFollower = (store: EventStore, plan: Plan) => Follower;

const anyPlan = (): boolean => true;

/** Which algorithm finds an actor's best run. */
const bestMatchers: readonly MatcherChoice<MakeFollower>[] = [
  { name: 'any order', fits: ({ order }) => order === 'any', make: (store, plan) => new AnyRuns(store, plan) },
  { name: 'tolerance', fits: ({ tolerance }) => tolerance > 0, make: tolerantFollower },
  { name: 'exclusions', fits: ({ exclusions }) => exclusions.length > 0, make: excludingFollower },
  {
    name: 'limits',
    fits: ({ limited }) => limited,
    make: (store, plan) => new LimitedRuns(store, plan, freeRuns(store, plan)),
  },
  { name: 'plain', fits: isPlain, make: (store, plan) => new PlainRuns(store, plan, freeRuns(store, plan)) },
  { name: 'strict order, optional steps, shared events', fits: anyPlan, make: freeRuns },
];

/** Which algorithm finds the best run of an actor that meets an exclusion. */
const excludedMatchers: readonly MatcherChoice<MakeFollower>[] = [
  {
    name: 'strict order, limits',
    fits: ({ order, limited }) => order === 'strict' || limited,
    make: (store, plan) => new ExcludableRuns(store, plan),
  },
  // Moves all runs of one level together, which is possible only where no later event can be the better choice.
  { name: 'all else', fits: anyPlan, make: (store, plan) => new EntryRuns(plan, new TimeGroups(store, plan)) },
];

/** Which algorithm finds all runs of an actor, where every run counts (`totals`). */
const successiveMatchers: readonly MatcherChoice<(store: EventStore, plan: Plan, tally: Tally) => Successive>[] = [
  { name: 'any order', fits: ({ order }) => order === 'any', make: (...of) => new SuccessiveAnyRuns(...of) },
  { name: 'no tolerance', fits: ({ tolerance }) => tolerance === 0, make: (...of) => new SuccessiveRuns(...of) },
  {
    name: 'tolerance',
    // The only run of the first entry is the best one.
    fits: ({ firstEntryOnly }) => !firstEntryOnly,
    make: (...of) => new SuccessiveTolerantRuns(...of),
  },
];

/** Follows each actor's best run; with `totals`, as if only the best run counted. */
export function bestFollower(store: EventStore, plan: Plan): Follower {
  return chosen(bestMatchers, plan)!.make(store, plan);
}

/** Follows all runs of each actor; null where only the best run counts. */
export function successiveRuns(store: EventStore, plan: Plan, tally: Tally): Successive | null {
  if (!plan.totals) return null;
  return chosen(successiveMatchers, plan)?.make(store, plan, tally) ?? null;
}

function chosen<Make>(matchers: readonly MatcherChoice<Make>[], plan: Plan): MatcherChoice<Make> | undefined {
  return matchers.find(({ fits }) => fits(plan));
}

function freeRuns(store: EventStore, plan: Plan): FreeRuns {
  return new FreeRuns(plan, new TimeGroups(store, plan));
}

/** Where no two of an actor's events lie within the tolerance of each other, the tolerance has no effect. */
function tolerantFollower(store: EventStore, plan: Plan): Follower {
  const near = new TolerantRuns(store, { ...plan, totals: false });
  const apart = bestFollower(store, { ...plan, tolerance: 0 });
  return { follow: (span) => (near.isFor(span) ? near : apart).follow(span) };
}

/** Only actors that meet an exclusion need the slower algorithm. */
function excludingFollower(store: EventStore, plan: Plan): Follower {
  const excluded = chosen(excludedMatchers, plan)!.make(store, plan);
  const free = bestFollower(store, { ...plan, exclusions: [] });
  return { follow: (span) => (meetsExclusion(plan, span) ? excluded : free).follow(span) };
}

function meetsExclusion({ classes, masks }: Plan, { from, to }: ActorSpan): boolean {
  for (let i = from; i < to; i++) if (masks[classes[i]] >> firstExclusionBit > 0) return true;
  return false;
}
