import { estimatedWidth } from '../../../src/chart/text-width';
import type { FunnelDisplay } from '../../../src/core/spec/analysis';
import { fontSize, type Drawing, type Label } from '../../../src/funnel/chart/drawing';
import type { Targets } from '../../../src/funnel/chart/focus-targets';
import { formThatFits } from '../../../src/funnel/chart/layouts';
import { groupOfAll } from '../../../src/funnel/chart/scene';
import type { ChartStep, GroupFigures } from '../../../src/funnel/figures/funnel-figures';

interface Given {
  all: ChartStep[];
  /** Drawn instead of the funnel of all. */
  groups?: GroupFigures[];
  width: number;
  form?: FunnelDisplay['form'];
  drawn?: FunnelDisplay['groups'];
  targets?: Targets;
}

/** A scene drawn at rest, in the form that fits. */
export function drawnScene({ all, groups, width, form = 'bars', drawn = 'bars', targets = {} }: Given): Drawing {
  const wanted = { form, groups: drawn, grouped: groups !== undefined, steps: all.length, width };
  const shown = groups?.filter((group) => group.drawn) ?? [groupOfAll(all)];
  const room = { width, measure: estimatedWidth };
  const { boxes, draw } = formThatFits(wanted).layout({ all, groups: shown, targets, room });
  return draw(boxes);
}

/** What a label covers. */
export function extentOf({ x, y, width, anchor, kind, turned }: Label) {
  const [ascent, descent] = [fontSize[kind] * 0.8, 2];
  if (turned) return { left: x - ascent, right: x + descent, top: y - width, bottom: y };
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - ascent, bottom: y + descent };
}

/** Labels that lie over one another. */
export function overlaps({ labels }: Drawing): string[] {
  const all = labels.map((label) => ({ label, at: extentOf(label) }));
  return all.flatMap(({ label, at }, index) =>
    all
      .slice(index + 1)
      .filter((other) => at.left < other.at.right && at.right > other.at.left)
      .filter((other) => at.top < other.at.bottom && at.bottom > other.at.top)
      .map((other) => `${label.text} × ${other.label.text}`),
  );
}

/** The numbers of a path of straight lines. */
export function numbersIn(path: string): number[] {
  return (path.match(/-?[\d.]+(e-?\d+)?|NaN|Infinity/g) ?? []).map(Number);
}

/** The numbers of all paths. */
export function allNumbers({ marks, flows, levels, targets, grid, reaches }: Drawing): number[] {
  const drawn = [...marks, ...targets, ...grid, ...reaches].map(({ path }) => path);
  return [...drawn, ...levels, ...flows.flatMap(({ flow, edge }) => [flow, edge])].flatMap(numbersIn);
}

/** The rectangle around a bar. */
export function barBox({ path }: { path: string }) {
  const numbers = numbersIn(path.replaceAll(/A[^A-Z]*?,[^A-Z]*?,[^A-Z]*?,[^A-Z]*?,[^A-Z]*?,/g, 'L'));
  const [xs, ys] = [numbers.filter((_, i) => i % 2 === 0), numbers.filter((_, i) => i % 2 === 1)];
  const [x, y] = [Math.min(...xs), Math.min(...ys)];
  return { x, y, width: Math.max(...xs) - x, height: Math.max(...ys) - y };
}
