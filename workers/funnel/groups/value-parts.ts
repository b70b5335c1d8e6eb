import type { Breakdown } from '../../../src/core/spec/funnel';
import { allocate } from '../../store/allocate';
import { Derived } from '../../store/derived';
import type { EventStore } from '../../store/event-store';
import { picked, splitActors, type SplitStore } from '../../store/split';
import { breakdownValues } from './breakdown-values';
import { held, heldCodes, planOfParts } from '../plan/held';
import type { EventValues } from '../values/property-values';
import type { Plan } from '../plan/plan';
import type { PreparedFunnel } from '../plan/ready-funnel';

/** A store's actors in parts, one for each value. */
export interface ValueParts {
  parts: SplitStore;
  values: EventValues;
}

const valuePartsOf = new Derived<EventStore, ValueParts>();

export function valueParts({ events, store, context }: PreparedFunnel, { by }: Breakdown): ValueParts {
  const key = JSON.stringify([by, context.timeZone, context.timeFormat]);
  return valuePartsOf.of(store, key, () => {
    const values = breakdownValues({ by }, store, { all: events, context });
    const codes = allocate(Uint32Array, store.size);
    for (let i = 0; i < codes.length; i++) codes[i] = values.code(i);
    return { parts: splitActors(store, codes), values };
  });
}

/**
 * The funnel's plan for the events that carry a value: an actor may have a run for each value. Events (filters,
 * `first_ever`) and actors are selected on all of the actor's events; a first entry is the first with the value.
 */
export function planOfValueParts({ store, plan, spec }: PreparedFunnel, parts: SplitStore): Plan {
  const ofParts = planOfParts(plan, parts);
  const { holdConstant } = spec;
  if (holdConstant.length === 0) return ofParts;
  const whole = heldCodes(store, holdConstant);
  const codes = picked(whole.codes, parts.indices);
  return { ...ofParts, held: held(parts.store, ofParts, { ...whole, codes }) };
}

/**
 * A plan for whole actors under which each actor's run is the best run of its parts with some of the values, as if the
 * value were held constant.
 */
export function planOfValues(
  { plan, ofParts }: { plan: Plan; ofParts: Plan },
  { parts, values }: ValueParts,
  codes: Uint32Array,
): Plan {
  const wanted = new Uint8Array(values.size);
  for (const code of codes) wanted[code] = 1;
  const isWanted = Uint8Array.from(parts.codes, (code) => wanted[code]);
  const compare = (part: number, other: number): number => values.compare(parts.codes[part], parts.codes[other]);
  return { ...plan, held: { parts, plan: admittingOnly(ofParts, isWanted), compare } };
}

/** `admitted`: by actor, 1 for those to keep. */
function admittingOnly(plan: Plan, admitted: Uint8Array): Plan {
  const { held: inner } = plan;
  if (inner === null) return { ...plan, admitted: admitted.map((may, actor) => may & (plan.admitted?.[actor] ?? 1)) };
  return { ...plan, held: { ...inner, plan: admittingOnly(inner.plan, picked(admitted, inner.parts.owners)) } };
}
