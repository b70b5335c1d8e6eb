import type { Breakdown } from '../../src/contract/funnel';
import type { EventStore } from '../store/event-store';
import { picked, splitActors, type SplitStore } from '../store/split';
import { breakdownValues } from './breakdown-values';
import { held, heldCodes, planOfParts } from './held';
import type { Plan } from './plan';
import type { EventValues } from './property-values';
import type { Funnel } from './ready-funnel';
import { groundOf, type RunGround } from './run-ground';
import { valueGroups, type RunGroup } from './run-groups';
import { collectRuns, type Runs } from './runs';

/** Finds the runs of a store's actors under a plan. */
export type Collect = (store: EventStore, plan: Plan) => Runs;

export const winningRuns: Collect = (store, plan) => collectRuns(store, plan).runs;

/** The runs of all values together, in groups by value. */
interface ValueRuns {
  runs: Runs;
  groups: RunGroup[];
  ground: RunGround;
}

/** A store's actors in parts, one for each value. */
interface ValueParts {
  key: string;
  parts: SplitStore;
  values: EventValues;
}

/** Each store's last parts: an analyst changes the question far more often than the breakdown. */
const latest = new WeakMap<EventStore, ValueParts>();

/**
 * The funnel once for each value of a breakdown, on the events that carry it: an actor may have a run for each. What
 * picks events (filters, `first_ever`) and actors knows all of the actor's events; a first entry is the first with the value.
 */
export function valueRuns(funnel: Funnel, breakdown: Breakdown, collect: Collect): ValueRuns {
  const { parts, values } = valueParts(funnel, breakdown);
  const { codes, owners, places, store } = parts;
  const plan = planOfParts(funnel.plan, parts);
  const { holdConstant } = funnel.spec;
  if (holdConstant.length > 0) {
    const whole = heldCodes(funnel.store, holdConstant);
    plan.held = held(store, plan, { ...whole, codes: picked(whole.codes, places) });
  }
  const found = collect(store, plan);
  const groups = valueGroups(picked(codes, found.actors), values, breakdown.shown);
  const ground = groundOf(store, plan);
  return {
    runs: { ...found, actors: picked(owners, found.actors) },
    groups,
    ground: { ...ground, placeOf: (event) => places[ground.placeOf(event)] },
  };
}

function valueParts({ events, store, context }: Funnel, { by }: Breakdown): ValueParts {
  const key = JSON.stringify([by, context.timeZone, context.timeFormat]);
  let known = latest.get(store);
  if (known?.key !== key) {
    const values = breakdownValues({ by }, store, { all: events, context });
    const codes = new Uint32Array(store.size);
    for (let i = 0; i < codes.length; i++) codes[i] = values.code(i);
    latest.set(store, (known = { key, parts: splitActors(store, codes), values }));
  }
  return known;
}
