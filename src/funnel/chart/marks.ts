import type { Box } from '../../chart/boxes';
import type { Mark, TargetMark } from './drawing';
import { targetShare } from './focus-targets';
import { rectangle, roundedRectangle, straight, type Point } from './paths';
import { boxAt, boxId, eachStep, type At, type Scene } from './scene';

/** A bar with all corners rounded, and the ring around it while it has the focus. */
export function ringedBar(box: Box, at: At): Mark {
  const around = { x: box.x - 4, y: box.y - 4, width: box.width + 8, height: box.height + 8 };
  return { ...barMark(box, at, roundedRectangle(box, 3)), ring: roundedRectangle(around, 5) };
}

export function barMark({ id }: Box, { group, step }: At, path: string): Mark {
  return { id, group, step, part: 'passed', kind: 'bar', path };
}

/** Those lost on the way to a step, by the box they were lost before. */
export function lostMark({ id }: Box, { group, step }: At, path: string): Mark {
  return { id: `lost ${id}`, group, step, part: 'lost', kind: 'lost', path };
}

/** Those lost on the way to a step, drawn over (or, of lying bars, beside) its bar as far as the bar before reaches. */
export function lostBeyond(scene: Scene, boxes: Box[], of: At & { lying: boolean }): Mark[] {
  const { group, step, lying } = of;
  const { previous, lost } = scene.groups[group].steps[step];
  if (previous === null || lost === 0) return [];
  const box = boxAt(scene, boxes, of);
  const before = boxAt(scene, boxes, { group, step: previous });
  const gone = lying
    ? { ...box, x: box.x + box.width, width: before.width - box.width }
    : { ...box, y: before.y, height: box.y - before.y };
  return gone.width <= 0 || gone.height <= 0 ? [] : [lostMark(box, of, rectangle(gone))];
}

/** A line for each step with a target; `line` places it, at a share of the group's own first step. */
export function targetMarks(scene: Scene, line: (at: At & { share: number }) => [Point, Point]): TargetMark[] {
  return eachStep(scene, (at): TargetMark[] => {
    const target = targetShare(scene.groups[at.group].steps, at.step, scene.targets);
    if (!target) return [];
    const [from, to] = line({ ...at, share: target.share });
    return [{ ...at, id: boxId(scene, at), met: target.met, path: straight(from, to) }];
  }).flat();
}
