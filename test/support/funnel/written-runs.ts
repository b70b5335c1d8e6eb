import type { Duration, Exclusion, FunnelSpec, Step } from '../../../src/core/spec/funnel';
import { ActorSpan } from '../../../workers/funnel/match/actor-span';
import type { Follower, Successive } from '../../../workers/funnel/match/follower';
import { planFunnel, type Plan } from '../../../workers/funnel/plan/plan';
import { Tally } from '../../../workers/funnel/sums/tally';
import type { EventStore } from '../../../workers/store/event-store';
import { storeOf, type EventRow, type NamedStore } from './store-of';

/**
 * Logs and runs as tests write them, so that a case is one line: events as `a@1 b@2.5` (name and second), and a run as
 * the names of its steps with the seconds at which they were done, `none` where there is no run.
 */

/** The events of one user; `b@2(web)` carries the value `web` of property p. */
export function rowsWritten(text: string, user = 'u'): EventRow[] {
  const all = text === '' ? [] : text.split(' ');
  return all.map((each) => {
    const [, event, second, p] = /^(.+)@([\d.]+)(?:\((.*)\))?$/.exec(each)!;
    return { user, event, time: Number(second) * 1e6, props: p ? { p } : {} };
  });
}

export const seconds = (value: number): Duration => ({ value, unit: 'second' });
export const optional = (event: string): Partial<Step> => ({ events: [event], optional: true });
/** A step that must come at most some seconds after the step before. */
export const within = (event: string, most: number): Partial<Step> => ({ events: [event], within: seconds(most) });

/** Event x excludes between two steps (indices). */
export function excluded(from: number, to: number, effect: Exclusion['effect'] = 'stop'): Exclusion[] {
  return [{ events: ['x'], filters: [], from, to, effect }];
}

/** A store and a plan over users' events. */
export function planned(rows: readonly EventRow[], spec: FunnelSpec): { store: NamedStore; plan: Plan } {
  const store = storeOf(rows, ['p']);
  return { store, plan: planFunnel(spec, store, { timeZone: 'UTC' }) };
}

/** The run that a follower finds for a user. */
export function bestRunOf(make: (store: EventStore, plan: Plan) => Follower, text: string, spec: FunnelSpec): string {
  const { store, plan } = planned(rowsWritten(text), spec);
  const span = new ActorSpan(store, plan);
  if (store.actors === 0 || !span.set(0)) return 'none';
  const run = make(store, plan).follow(span);
  return run.depth < 0 ? 'none' : runWritten(run, spec);
}

/** All runs that are found for a user, in the order in which they are added up. */
export function allRunsOf(
  make: (store: EventStore, plan: Plan, tally: Tally) => Successive,
  text: string,
  spec: FunnelSpec,
): string[] {
  const { store, plan } = planned(rowsWritten(text), spec);
  const span = new ActorSpan(store, plan);
  const runs: string[] = [];
  const tally = new Tally(plan, store.actors, (_, taken, times) => runs.push(runWritten({ taken, times }, spec)));
  if (store.actors > 0 && span.set(0)) make(store, plan, tally).follow(0, span);
  return runs;
}

/** In any order a row is no step: a run is written by the seconds of its rows alone. */
export function runWritten({ taken, times }: { taken: number; times: Float64Array }, spec: FunnelSpec): string {
  const name = (k: number) => (spec.order === 'any' ? '' : `${spec.steps[k].events[0]}@`);
  const steps = [...times].flatMap((time, k) => ((taken & (1 << k)) === 0 ? [] : [`${name(k)}${time / 1e6}`]));
  return steps.length === 0 ? 'none' : steps.join(' ');
}
