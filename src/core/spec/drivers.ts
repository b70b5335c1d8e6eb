import type { FunnelSpec, GroupKey } from './funnel';

/**
 * What goes with conversion and with loss on the passage from step `from` to step `to` (indices), among the events
 * that lie between and the values of `properties`; in the runs of `group` alone.
 */
export interface DriversQuestion {
  spec: FunnelSpec;
  group: GroupKey;
  from: number;
  to: number;
  properties: string[];
}

/**
 * One event or one property value that some actors met on their way, and not all: `converted` of those that converted and `lost`
 * of those that were lost. The odds ratio says how much likelier conversion is for those who met it: above 1 it goes
 * with conversion, below 1 with loss; `low` … `high` is its 95 % interval.
 */
export interface Driver {
  kind: 'event' | 'value';
  /** Of the event, or of the property. */
  name: string;
  /** Null for an event. */
  value: string | null;
  converted: number;
  lost: number;
  oddsRatio: number;
  low: number;
  high: number;
  /** Beyond 10:1, either way: often a part of the conversion itself, or a handful of actors. */
  extreme: boolean;
}

export interface DriversAnswer {
  /** Actors (or runs) that reached `from`, by whether they reached `to`. */
  converted: number;
  lost: number;
  /** What fewer actors than this met is left out. */
  least: number;
  /** Farthest from 1 first; the page ranks them by significance. */
  reasons: Driver[];
  /** Properties with too many different values to say anything of one of them. */
  skipped: { property: string; values: number }[];
}

/**
 * What actors did in the next `length` (1 to 5) events after being lost before `step`, or in the last ones before
 * passing it; those with runs of `group` alone.
 */
export interface PathsQuestion {
  spec: FunnelSpec;
  group: GroupKey;
  step: number;
  part: 'lost' | 'passed';
  length: number;
}

/** What some actors did at one place of their paths. */
export interface PathNode {
  /** `start`: where all paths begin · `other`: `names` rarer events together · `end`: no further event. */
  kind: 'start' | 'event' | 'other' | 'end';
  /** Of the event; '' for the other kinds. */
  name: string;
  /** Different events in it. */
  names: number;
  actors: number;
}

/** So many actors went from node `from` of column `depth` to node `to` of the next. */
export interface PathLink {
  depth: number;
  from: number;
  to: number;
  actors: number;
}

export interface PathsAnswer {
  actors: number;
  /**
   * By distance from the start, which stands alone in the first; in each the most frequent first, then `other`, then
   * `end`. An event met twice stands in two columns.
   */
  columns: PathNode[][];
  links: PathLink[];
}
