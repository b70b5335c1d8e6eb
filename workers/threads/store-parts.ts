import { bisectLeft } from 'd3';
import type { Plan } from '../funnel/plan/plan';
import type { CodedBy } from '../funnel/groups/run-codes';
import { copied } from '../store/allocate';
import type { EventStore, Property } from '../store/event-store';

/** Consecutive actors of a store: the ranges of their indices and of their events, end exclusive. */
export interface StorePart {
  actors: { from: number; to: number };
  events: { from: number; to: number };
}

/**
 * A worker must also copy and send its results: with this share of the work it finishes at the same time.
 */
const workerShare = 0.7;

/** A store's actors in `count` parts: the first for the thread that asks, the others for the workers. */
export function storeParts({ size, actors, actorStart }: EventStore, count: number): StorePart[] {
  const whole = 1 + (count - 1) * workerShare;
  const between = Array.from({ length: count - 1 }, (_, n) =>
    // The first actor none of whose events has a smaller index.
    bisectLeft(actorStart, Math.round((size * (1 + n * workerShare)) / whole)),
  );
  const cuts = [0, ...between, actors];
  return cuts.slice(1).map((to, n) => ({
    actors: { from: cuts[n], to },
    events: { from: actorStart[cuts[n]], to: actorStart[to] },
  }));
}

/** A copy of a part as a store of its own, without properties. */
export function partStore(store: EventStore, { actors, events }: StorePart): EventStore {
  return {
    size: events.to - events.from,
    actors: actors.to - actors.from,
    actorStart: copied(store.actorStart, actors.from, actors.to + 1).map((start) => start - events.from),
    time: copied(store.time, events.from, events.to),
    event: copied(store.event, events.from, events.to),
    eventNames: store.eventNames,
    actorEvents: copied(store.actorEvents, actors.from, actors.to),
    properties: new Map(),
  };
}

/** A plan that can be sent to the worker that holds a part. */
export type PartPlan = Omit<Plan, 'classes'> & {
  /** Null where the classes are the event codes, which the worker has already. */
  classes: Plan['classes'] | null;
};

/** A plan made for `store`, restricted to a part of it. */
export function partPlan(store: EventStore, plan: Plan, { actors, events }: StorePart): PartPlan {
  return {
    ...plan,
    classes: plan.classes === store.event ? null : copied(plan.classes, events.from, events.to),
    admitted: plan.admitted === null ? null : copied(plan.admitted, actors.from, actors.to),
  };
}

/** A property of texts, or a part of it. */
export type TextProperty = Extract<Property, { kind: 'text' }>;

/** Sending more texts takes longer than answering alone. */
const maxSharedTexts = 1 << 16;

/**
 * The sources of codes that each part can use independently; not numbers and pairs, whose codes depend on their order.
 */
export type SharedCodes =
  Extract<CodedBy, { what: 'actor' }> | (Extract<CodedBy, { what: 'value' }> & { property: string });

export function isShared(by: CodedBy, store: EventStore): by is SharedCodes {
  if (by.what === 'actor') return true;
  const property = by.property === null ? undefined : store.properties.get(by.property);
  return property?.kind === 'text' && property.values.length <= maxSharedTexts;
}

/** The same in a form that can be sent to the worker that holds a part. */
export type PartCodes = Extract<CodedBy, { what: 'actor' }> | Omit<Extract<SharedCodes, { what: 'value' }>, 'values'>;

export function partCodes(by: SharedCodes, { actors }: StorePart): PartCodes {
  if (by.what === 'actor') return { ...by, codes: copied(by.codes, actors.from, actors.to) };
  const { what, property, attribution } = by;
  return { what, property, attribution };
}

/** A copy. */
export function partText({ codes, ...text }: TextProperty, { events }: StorePart): TextProperty {
  return { ...text, codes: copied(codes, events.from, events.to) };
}
