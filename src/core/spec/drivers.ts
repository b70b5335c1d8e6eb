import * as v from 'valibot';
import type { FunnelSpec, GroupKey } from './funnel';

/**
 * What correlates with conversion and with loss between step `from` and step `to` (indices), among the events
 * in between and the values of `properties`; only in runs of `group`.
 */
export interface DriversQuestion {
  spec: FunnelSpec;
  group: GroupKey;
  from: number;
  to: number;
  properties: string[];
}

/**
 * One event or property value that some, but not all, actors had on the way: `converted` of those that converted and
 * `lost` of those that were lost. The odds ratio compares conversion with and without it: above 1 it correlates with
 * conversion, below 1 with loss; `low` … `high` is its 95 % interval.
 */
export interface Driver {
  kind: 'event' | 'value';
  /** Name of the event or property. */
  name: string;
  /** The property's value; null for an event. */
  value: string | null;
  converted: number;
  lost: number;
  oddsRatio: number;
  low: number;
  high: number;
  /** Beyond 10:1 in either direction: often a part of the conversion itself, or only a few actors. */
  extreme: boolean;
}

export interface DriversAnswer {
  /** Actors (or runs) that reached `from`, by whether they reached `to`. */
  converted: number;
  lost: number;
  /** Events and values of fewer actors than this are left out. */
  least: number;
  /** Farthest from 1 first; the page ranks them by significance. */
  drivers: Driver[];
  /** Properties with too many different values to analyse. */
  skipped: { property: string; values: number }[];
}

export const pathsPartSchema = v.picklist(['lost', 'passed']);

export const pathsLengthSchema = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5));

/**
 * What actors did in the next `length` events after being lost before `step`, or in the last events before reaching it;
 * only for runs of `group`.
 */
export interface PathsQuestion {
  spec: FunnelSpec;
  group: GroupKey;
  step: number;
  part: v.InferOutput<typeof pathsPartSchema>;
  /** 1 to 5. */
  length: number;
}

/** What some actors did at one position of their paths. */
export interface PathNode {
  /** `start`: where all paths begin · `other`: `names` rarer events together · `end`: no further event. */
  kind: 'start' | 'event' | 'other' | 'end';
  /** Of the event; '' for the other kinds. */
  name: string;
  /** Different events in it. */
  names: number;
  actors: number;
}

/** Number of actors that went from node `from` of column `depth` to node `to` of the next. */
export interface PathLink {
  depth: number;
  from: number;
  to: number;
  actors: number;
}

export interface PathsAnswer {
  actors: number;
  /**
   * Columns by distance from the start, which is alone in the first; in each the most frequent events first, then
   * `other`, then
   * `end`. An event that happens twice appears in two columns.
   */
  columns: PathNode[][];
  links: PathLink[];
}
