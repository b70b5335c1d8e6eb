import { pathRound } from 'd3';
import { round, type Box } from '../../../chart/boxes';
import { decimal } from '../../../i18n/numbers';
import type { LabelKind } from '../drawing';
import { labelWidth } from '../drawing';
import { targetShare } from '../focus-targets';
import type { GroupLabel, Groups, GroupTarget, GroupMark, Scene } from './group-drawing';

type Point = [number, number];

/** Decimals of a path's numbers. */
const markDecimals = 2;

/** A box's identity: a group's step, through every change of the numbers. */
export function boxId({ groups, all }: Groups, group: number, step: number): string {
  return `${groups[group].id} ${all[step].id}`;
}

/** For every step of every group, group by group. */
export function eachStep<T>({ groups, all }: Groups, make: (group: number, step: number) => T): T[] {
  return groups.flatMap((_, group) => all.map((_step, step) => make(group, step)));
}

/** A bar standing on its line, its upper corners a little rounded. */
export function verticalBar({ x, y, width, height }: Box): string {
  const radius = Math.min(2, width / 2, height);
  const path = pathRound(markDecimals);
  path.moveTo(x, y + height);
  path.arcTo(x, y, x + radius, y, radius);
  path.arcTo(x + width, y, x + width, y + radius, radius);
  path.lineTo(x + width, y + height);
  path.closePath();
  return path.toString();
}

/** A bar lying from its line to the right. */
export function horizontalBar({ x, y, width, height }: Box): string {
  const radius = Math.min(2, width, height / 2);
  const path = pathRound(markDecimals);
  path.moveTo(x, y);
  path.arcTo(x + width, y, x + width, y + radius, radius);
  path.arcTo(x + width, y + height, x + width - radius, y + height, radius);
  path.lineTo(x, y + height);
  path.closePath();
  return path.toString();
}

function rectangle({ x, y, width, height }: Omit<Box, 'id'>): string {
  const path = pathRound(markDecimals);
  path.rect(x, y, width, height);
  return path.toString();
}

export function straight(from: Point, to: Point): string {
  const path = pathRound(markDecimals);
  path.moveTo(...from);
  path.lineTo(...to);
  return path.toString();
}

/** Those lost on the way to a step, drawn over (or beside) its bar as far as the bar before reached. */
export function lostMark(
  scene: Groups,
  boxes: Box[],
  at: { group: number; step: number; lying: boolean },
): GroupMark[] {
  const { group, step, lying } = at;
  const { previous, lost } = scene.groups[group].steps[step];
  if (previous === null || lost === 0) return [];
  const box = boxes[group * scene.all.length + step];
  const before = boxes[group * scene.all.length + previous];
  const gone = lying
    ? { ...box, x: box.x + box.width, width: before.width - box.width }
    : { ...box, y: before.y, height: box.y - before.y };
  if (gone.width <= 0 || gone.height <= 0) return [];
  return [{ id: `lost ${box.id}`, group, step, part: 'lost', kind: 'lost', path: rectangle(gone) }];
}

/** A line for each step with a target; `line` places it, at a share of the group's own first step. */
export function targetMarks(
  scene: Scene,
  line: (at: { group: number; step: number; share: number }) => [Point, Point],
): GroupTarget[] {
  return eachStep(scene, (group, step): GroupTarget[] => {
    const target = targetShare(scene.groups[group].steps, step, scene.targets);
    if (!target) return [];
    const [from, to] = line({ group, step, share: target.share });
    return [{ id: boxId(scene, group, step), group, step, met: target.met, path: straight(from, to) }];
  }).flat();
}

/** A label to draw; none where the text is empty. */
export function groupLabel(
  scene: Scene,
  label: Omit<GroupLabel, 'width' | 'group' | 'step'> & { group?: number; step?: number },
): GroupLabel[] {
  if (label.text === '') return [];
  const width = labelWidth(label.kind, label.text, scene.room.measure);
  return [
    { ...label, group: label.group ?? null, step: label.step ?? null, x: round(label.x), y: round(label.y), width },
  ];
}

export function widest(scene: Scene, kind: LabelKind, texts: string[]): number {
  return Math.max(0, ...texts.map((text) => labelWidth(kind, text, scene.room.measure)));
}

/** The heights of the grid lines, and their labels. */
export const shares = [0, 0.25, 0.5, 0.75, 1];

export function wholePercent(at: number): string {
  return `${decimal(at * 100, 0)}%`;
}

export function circle(x: number, y: number, radius: number): string {
  const path = pathRound(markDecimals);
  path.arc(x, y, radius, 0, 2 * Math.PI);
  path.closePath();
  return path.toString();
}
