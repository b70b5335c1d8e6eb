import type { Drawing } from '../../../src/funnel/chart/drawing';
import { barBox } from './drawn-scene';

/** The bars of a drawing, group by group, each with its group and step. */
export function barsOf({ marks }: Drawing) {
  return marks
    .filter(({ kind }) => kind === 'bar')
    .map((mark) => ({ group: mark.group, step: mark.step, ...barBox(mark) }))
    .sort((a, b) => a.group - b.group || a.step - b.step);
}

/** The texts of a kind of label, in the drawing's order. */
export function textsOf({ labels }: Drawing, kind: Drawing['labels'][number]['kind']): string[] {
  return labels.filter((label) => label.kind === kind).map(({ text }) => text);
}

/** Bars that lie over one another, as pairs of their indexes. */
export function crossingBars(drawing: Drawing): [number, number][] {
  const all = barsOf(drawing);
  return all.flatMap((a, i) =>
    all.flatMap((b, k): [number, number][] =>
      i < k && a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height
        ? [[i, k]]
        : [],
    ),
  );
}
