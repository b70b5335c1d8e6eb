import * as v from 'valibot';
import type { FunnelCell, FunnelSpec, GroupKey } from './funnel';
import { text } from './schema-parts';

/** A property by its name, or one of the list's own columns. `duration`: from the entry to the furthest step. */
const customerColumnSchema = v.variant('kind', [
  v.strictObject({ kind: v.picklist(['id', 'entered', 'furthest', 'duration', 'next']) }),
  v.strictObject({ kind: v.literal('property'), property: text }),
]);
export type CustomerColumn = v.InferOutput<typeof customerColumnSchema>;

/** Empty values come last in both directions; ties are ordered by id, and the runs of one actor by their times. */
export const customersSortSchema = v.strictObject({ by: customerColumnSchema, descending: v.boolean() });

/**
 * The actors behind one figure of a funnel's answer. Where the spec counts `totals`, its runs: one actor may then
 * stand in the list several times.
 */
export interface CustomersList extends FunnelCell {
  /** Searches the id, ignoring case; '' finds all. */
  search: string;
  sort: v.InferOutput<typeof customersSortSchema>;
  /** Properties whose values are returned. */
  properties: string[];
}

/** A page of the list: rows `offset` up to `offset + limit`. */
export interface CustomersQuestion extends CustomersList {
  offset: number;
  limit: number;
}

/** One run of one actor. Times are µs since 1970 UTC. */
export interface Customer {
  /** The actor's index among those of the spec's `actor`, as used by `TimelineQuestion`. */
  actor: number;
  /** The user's id, or the value where a column's values are the actors. */
  id: string;
  /** Start of the session where sessions are the actors; else null. */
  session: number | null;
  entered: number;
  /** Index of the last step done. */
  furthest: number;
  /** By step; null where the run has not done it. */
  times: (number | null)[];
  /** Number of earlier runs of the same actor with the same times in the list; can be above 0 only in totals. */
  twin: number;
  /**
   * Of `properties`, in their order: the actor's last value that is not empty, of simultaneous ones that of the last
   * name, and of one name the last value. Null where there is none.
   */
  values: (string | null)[];
  /**
   * The actor's first event after the time of the furthest step, of all its events; of simultaneous ones that with the
   * first name. Null where nothing came after.
   */
  next: { event: string; time: number } | null;
}

export interface CustomersAnswer {
  /** Number of runs in this drill-down. */
  all: number;
  /** Number of those that `search` finds. */
  found: number;
  customers: Customer[];
}

export interface CustomersCsvQuestion extends CustomersList {
  labels: CustomersCsvLabels;
}

/** Labels of the list's CSV: the worker has no translations. */
export interface CustomersCsvLabels {
  id: string;
  session: string;
  furthest: string;
  seconds: string;
  next: string;
  nextTime: string;
  /** Names of the steps, and heads of the columns with their times. */
  steps: { name: string; time: string }[];
}

/**
 * One actor's events by time, name and values, with those marked that its run is made of: rows `offset` up to `offset +
 * limit`.
 */
export interface TimelineQuestion {
  spec: FunnelSpec;
  actor: number;
  /**
   * Which of the actor's runs is marked: the group it was listed in, and its times by step and `twin` as the list has
   * them.
   */
  group: GroupKey;
  times: (number | null)[];
  twin: number;
  properties: string[];
  offset: number;
  limit: number;
}

export interface TimelineEvent {
  /** µs since 1970 UTC. */
  time: number;
  event: string;
  /**
   * Index of the step this event is in the run; null for other events. In any order: the number of steps done before.
   */
  step: number | null;
  /** Of `properties`; null is empty. */
  values: (string | null)[];
}

export interface TimelineAnswer {
  total: number;
  events: TimelineEvent[];
  /** The events of the run, in order: index among all the actor's events, and the step of each. */
  run: { place: number; step: number }[];
}
