import type { FunnelAnswer, FunnelGroup } from '../../core/spec/funnel';
import { maxGroups } from '../../core/spec/limits';
import type { QueryAnswer, QueryValue } from '../../core/spec/query';

/** Counts of two engines for the same funnel. */
export interface SecondOpinion {
  same: boolean;
  /** Number of groups compared. */
  groups: number;
  /** Actors by step in the first group in which they differ, else in the first of all. */
  duckdb: number[];
  kernel: number[];
  /** The group's values, as in the query result; empty without groups. */
  group: string[];
}

interface WrittenGroup {
  values: string[];
  actors: number[];
}

/** Compares DuckDB's answer to a funnel's generated SQL with the kernel's, group by group. */
export function secondOpinionOn({ rows, truncated }: QueryAnswer, { groups }: FunnelAnswer): SecondOpinion {
  const written = groupsIn(rows, groups[0].steps.length);
  const named = groups.filter(({ key }) => key.kind === 'values');
  const pairs =
    named.length > 0
      ? byValues(written, named, truncated || named.length >= maxGroups)
      : groups.map((group, index) => countPair(group, written.at(index)));
  const shown = pairs.find(({ duckdb, kernel }) => duckdb.join() !== kernel.join());
  return { same: shown === undefined, groups: pairs.length, ...(shown ?? pairs[0]) };
}

type CountPair = Pick<SecondOpinion, 'duckdb' | 'kernel' | 'group'>;

const stepActors = ({ steps }: FunnelGroup) => steps.map(({ actors }) => actors);

function countPair(group: FunnelGroup, written: WrittenGroup | undefined): CountPair {
  const values = group.key.kind === 'values' ? group.key.values : [];
  return { kernel: stepActors(group), duckdb: written?.actors ?? [], group: written?.values ?? values };
}

/** `partly` where one of the two may not have all groups: then only those of both are compared. */
function byValues(written: readonly WrittenGroup[], named: readonly FunnelGroup[], partly: boolean): CountPair[] {
  const rest = new Map(written.map((group) => [JSON.stringify(group.values), group]));
  const pairs = named.map((group) => {
    const key = group.key.kind === 'values' ? JSON.stringify(group.key.values) : '';
    const found = rest.get(key);
    rest.delete(key);
    return countPair(group, found);
  });
  const unknown = [...rest.values()].map(({ values, actors }): CountPair => ({
    kernel: [],
    duckdb: actors,
    group: values,
  }));
  return partly ? pairs.filter(({ duckdb }) => duckdb.length > 0) : [...pairs, ...unknown];
}

/** A row per step, one group after the other: the group's values, the step's number and name, its actors. */
function groupsIn(rows: readonly QueryValue[][], steps: number): WrittenGroup[] {
  const groups: WrittenGroup[] = [];
  // The last group may be cut off by the limit on rows.
  for (let first = 0; first + steps <= rows.length; first += steps) {
    const own = rows.slice(first, first + steps);
    groups.push({
      values: own[0].slice(0, -3).map((value) => String(value ?? '')),
      actors: own.map((row) => Number(row.at(-1))),
    });
  }
  return groups;
}
