import { DurationList } from './duration-list';
import type { FunnelPartial, PartialGroup } from './tally';

/** The result over the union of two disjoint sets of actors; neither input is changed. */
export function merge(a: FunnelPartial, b: FunnelPartial): FunnelPartial {
  const groups = new Map<string, PartialGroup>();
  for (const group of [...a.groups, ...b.groups]) {
    const key = `${group.group} ${group.bucket}`;
    const found = groups.get(key);
    groups.set(key, found ? mergeGroups(found, group) : group);
  }
  return { optional: a.optional, groups: [...groups.values()], actors: a.actors + b.actors };
}

function mergeGroups(a: PartialGroup, b: PartialGroup): PartialGroup {
  const fromPrevious = a.fromPrevious.map((list, k) => joined(list, b.fromPrevious[k]));
  return {
    group: a.group,
    bucket: a.bucket,
    counts: a.counts.map((count, k) => count + b.counts[k]),
    fromPrevious,
    fromEntry: a.fromEntry.map((list, k) => (k === 1 ? fromPrevious[1] : joined(list, b.fromEntry[k]))),
  };
}

function joined(a: DurationList, b: DurationList): DurationList {
  const list = new DurationList(a.values.length + b.values.length);
  list.append(a);
  list.append(b);
  return list;
}
