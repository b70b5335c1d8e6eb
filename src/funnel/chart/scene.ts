import type { Box } from '../../chart/boxes';
import { groupId } from '../../chart/group-id';
import type { MeasureText } from '../../chart/text-width';
import { minActors } from '../../core/stats/compare-proportions';
import type { ChartStep, GroupFigures } from '../figures/funnel-figures';
import type { Targets } from './focus-targets';

export interface DrawingSize {
  /** Available width in pixels. */
  width: number;
  measure: MeasureText;
}

/** What is drawn: one or several funnels of the same steps. */
export interface Scene {
  /** The funnel of all, which groups are measured by. */
  all: ChartStep[];
  /** The funnel of all alone, or its groups; at least one. */
  groups: GroupFigures[];
  targets: Targets;
  room: DrawingSize;
}

/** A step of one of the funnels, by index. */
export interface At {
  group: number;
  step: number;
}

/** The funnel of all as the only group. */
export function groupOfAll(steps: ChartStep[]): GroupFigures {
  const key = { kind: 'all' as const };
  const few = (steps.at(0)?.actors ?? 0) < minActors;
  return { key, id: groupId(key), name: '', colour: 'var(--accent)', drawn: true, few, steps };
}

/** Whether the only group is the funnel of all. */
export function isAlone(groups: GroupFigures[]): boolean {
  return groups.length === 1 && groups[0].key.kind === 'all';
}

/** A box's identity: a group's step, through every change of the numbers. */
export function boxId({ groups, all }: Scene, { group, step }: At): string {
  return `${groups[group].id} ${all[step].id}`;
}

/** For every step of every group, group by group: the order of boxes. */
export function eachStep<T>({ groups, all }: Scene, make: (at: At) => T): T[] {
  return groups.flatMap((_, group) => all.map((_step, step) => make({ group, step })));
}

export function boxAt({ all }: Scene, boxes: Box[], { group, step }: At): Box {
  return boxes[group * all.length + step];
}

export function boxesOf({ all }: Scene, boxes: Box[], group: number): Box[] {
  return boxes.slice(group * all.length, (group + 1) * all.length);
}
