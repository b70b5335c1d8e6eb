import type { GroupFigures } from '../../figures/funnel-figures';
import { cellAfterKey, cellsOf, type ChartCell } from '../chart-cells';

/** A part of one of several funnels, by the group's id. */
export interface GroupCell extends ChartCell {
  group: string;
}

export function isSameGroupCell(a: GroupCell | null, b: GroupCell | null): boolean {
  return a?.group === b?.group && a?.step === b?.step && a?.part === b?.part;
}

/** The part stood on, or the first where it is there no more. Null where there is no group. */
export function standing(groups: GroupFigures[], stood: GroupCell | null, selectable: boolean): GroupCell | null {
  const at = groups.find(({ id }) => id === stood?.group) ?? groups.at(0);
  if (!at) return null;
  const parts = cellsOf(at.steps, selectable);
  const part = parts.find(({ step, part }) => step === stood?.step && part === stood.part) ?? parts.at(0);
  return part ? { ...part, group: at.id } : null;
}

const sideways = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

/** Left and right go along a group's stages, up and down from group to group at the same one; null is none of ours. */
export function groupCellAfterKey(
  groups: GroupFigures[],
  from: GroupCell,
  pressed: { key: string; selectable: boolean },
): GroupCell | null {
  const { key, selectable } = pressed;
  const at = groups.findIndex(({ id }) => id === from.group);
  const aside = sideways.get(key);
  if (aside === undefined) {
    const next = cellAfterKey(cellsOf(groups[at].steps, selectable), from, key);
    return next && { ...next, group: from.group };
  }
  const to = groups[Math.min(groups.length - 1, Math.max(0, at + aside))];
  const there = cellsOf(to.steps, selectable).some(({ step, part }) => step === from.step && part === from.part);
  return { group: to.id, step: from.step, part: there ? from.part : 'passed' };
}
