import type { GroupFigures } from '../figures/funnel-figures';

/** An interactive part of a drawing: a group's bar or point at a step, or those it lost on the way there. */
export interface ChartCell {
  /** Id of the group. */
  group: string;
  step: number;
  part: 'passed' | 'lost';
}

/** Unique among the cells of a drawing; `parseCellKey` is its inverse. */
export function cellKey({ group, step, part }: ChartCell): string {
  return `${part} ${step} ${group}`;
}

export function parseCellKey(key: string): ChartCell {
  const [part, step] = key.split(' ', 2);
  const group = key.slice(part.length + step.length + 2);
  return { group, step: Number(step), part: part === 'lost' ? 'lost' : 'passed' };
}

export function isSameCell(a: ChartCell | null, b: ChartCell | null): boolean {
  return a?.group === b?.group && a?.step === b?.step && a?.part === b?.part;
}

/**
 * All parts of a group in reading order. Lost parts are keyboard targets only where they can be clicked: their figures
 * are those of their step.
 */
export function cellsOf({ id: group, steps }: GroupFigures, selectable: boolean): ChartCell[] {
  return steps.flatMap(({ lost }, step): ChartCell[] => {
    const passed: ChartCell = { group, step, part: 'passed' };
    return selectable && lost > 0 ? [{ group, step, part: 'lost' }, passed] : [passed];
  });
}

/** The cell last focused, or the first of its group where it is there no more. Null where there is no group. */
export function reachableCell(
  groups: GroupFigures[],
  focused: ChartCell | null,
  selectable: boolean,
): ChartCell | null {
  const group = groups.find(({ id }) => id === focused?.group) ?? groups.at(0);
  const cells = group ? cellsOf(group, selectable) : [];
  return cells.find((cell) => isSameCell(cell, focused)) ?? cells.at(0) ?? null;
}

const along = new Map([
  ['ArrowRight', 1],
  ['ArrowLeft', -1],
  ['Home', -Infinity],
  ['End', Infinity],
]);
const aside = new Map([
  ['ArrowDown', 1],
  ['ArrowUp', -1],
]);

/**
 * The cell a key moves to: left and right along a group's steps, up and down from group to group at the same step. All
 * arrows go along the steps of a funnel that is alone. Null for other keys.
 */
export function cellAfterKey(
  groups: GroupFigures[],
  from: ChartCell,
  { key, selectable }: { key: string; selectable: boolean },
): ChartCell | null {
  const at = groups.findIndex(({ id }) => id === from.group);
  const sideways = groups.length > 1 ? aside.get(key) : undefined;
  if (sideways !== undefined) {
    const to = groups[Math.min(groups.length - 1, Math.max(0, at + sideways))];
    const same = { ...from, group: to.id };
    return cellsOf(to, selectable).some((cell) => isSameCell(cell, same)) ? same : { ...same, part: 'passed' };
  }
  const move = along.get(key) ?? aside.get(key);
  if (move === undefined || at < 0) return null;
  const cells = cellsOf(groups[at], selectable);
  const index = cells.findIndex((cell) => isSameCell(cell, from));
  return cells.at(Math.min(cells.length - 1, Math.max(0, index + move))) ?? null;
}
