import type { Plan } from '../funnel/plan/plan';
import type { CodedBy } from '../funnel/groups/run-codes';
import type { EventStore, Property } from '../store/event-store';

/** Some actors of a store that follow on one another: their places, and those of their events, end excluded. */
export interface StorePart {
  actors: { from: number; to: number };
  events: { from: number; to: number };
}

/**
 * A thread that helps must hand over what it finds, in lists of its own: with so much of the work it is done as soon.
 */
const workerShare = 0.7;

/** A store's actors in so many parts: the first for the thread that asks, the others for those that help. */
export function storeParts({ size, actors, actorStart }: EventStore, count: number): StorePart[] {
  const whole = 1 + (count - 1) * workerShare;
  const between = Array.from({ length: count - 1 }, (_, n) =>
    actorFrom(actorStart, Math.round((size * (1 + n * workerShare)) / whole)),
  );
  const cuts = [0, ...between, actors];
  return cuts.slice(1).map((to, n) => ({
    actors: { from: cuts[n], to },
    events: { from: actorStart[cuts[n]], to: actorStart[to] },
  }));
}

/** The first actor none of whose events stands before a place. */
function actorFrom(actorStart: Uint32Array, event: number): number {
  let low = 0;
  let high = actorStart.length - 1;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (actorStart[middle] < event) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A copy of a part as a store of its own, without properties. */
export function partStore(store: EventStore, { actors, events }: StorePart): EventStore {
  return {
    size: events.to - events.from,
    actors: actors.to - actors.from,
    actorStart: store.actorStart.slice(actors.from, actors.to + 1).map((start) => start - events.from),
    time: store.time.slice(events.from, events.to),
    event: store.event.slice(events.from, events.to),
    eventNames: store.eventNames,
    actorEvents: store.actorEvents.slice(actors.from, actors.to),
    properties: new Map(),
  };
}

/** A plan that can be sent to where a part is held. */
export type PartPlan = Omit<Plan, 'classes'> & {
  /** Null where the codes of the events, which stand there, serve as they are. */
  classes: Plan['classes'] | null;
};

/** A plan made for `store`, for a part of it. */
export function partPlan(store: EventStore, plan: Plan, { actors, events }: StorePart): PartPlan {
  return {
    ...plan,
    classes: plan.classes === store.event ? null : plan.classes.slice(events.from, events.to),
    admitted: plan.admitted === null ? null : plan.admitted.slice(actors.from, actors.to),
  };
}

/** A property of texts, or a part of it. */
export type TextProperty = Extract<Property, { kind: 'text' }>;

/** More texts take longer to hand over than it takes to answer alone. */
const maxSharedTexts = 1 << 16;

/**
 * What runs are coded by where parts of a store can do so each for itself: numbers and pairs get codes as they are met.
 */
export type SharedCodes =
  Extract<CodedBy, { what: 'actor' }> | (Extract<CodedBy, { what: 'value' }> & { property: string });

export function isShared(by: CodedBy, store: EventStore): by is SharedCodes {
  if (by.what === 'actor') return true;
  const property = by.property === null ? undefined : store.properties.get(by.property);
  return property?.kind === 'text' && property.values.length <= maxSharedTexts;
}

/** The same in a form in which it can be sent to where a part is held, and its part of the property. */
export type PartCodes = Extract<CodedBy, { what: 'actor' }> | Omit<Extract<SharedCodes, { what: 'value' }>, 'values'>;

export function partCodes(by: SharedCodes, { actors }: StorePart): PartCodes {
  if (by.what === 'actor') return { ...by, codes: by.codes.slice(actors.from, actors.to) };
  const { what, property, attribution } = by;
  return { what, property, attribution };
}

/** A copy. */
export function partText({ codes, ...text }: TextProperty, { events }: StorePart): TextProperty {
  return { ...text, codes: codes.slice(events.from, events.to) };
}
