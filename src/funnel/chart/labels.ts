import { round } from '../../chart/boxes';
import { fitText } from '../../chart/fit-text';
import type { MeasureText } from '../../chart/text-width';
import { decimal } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import type { ChartStep } from '../figures/funnel-figures';
import { labelWidth, type Label, type LabelKind } from './drawing';
import type { Scene } from './scene';

/** A label before it is measured. */
type PlacedLabel = Omit<Label, 'width' | 'group' | 'step'> & { group?: number; step?: number };

/** Position of a label; `y` is its baseline. */
export type LabelPosition = Pick<Label, 'kind' | 'text' | 'x' | 'y' | 'anchor'>;

/** A label to draw; none where the text is empty. */
export function labelAt(scene: Scene, placed: PlacedLabel): Label[] {
  if (placed.text === '') return [];
  const width = labelWidth(placed.kind, placed.text, scene.room.measure);
  const { group = null, step = null } = placed;
  return [{ ...placed, group, step, x: round(placed.x), y: round(placed.y), width }];
}

/** The labels of a step of the funnel of all (or of the whole drawing, without a step), those without text left out. */
export function labelsAt(scene: Scene, positions: LabelPosition[], owner: { id: string; step?: number }): Label[] {
  const { id, step } = owner;
  const light = step !== undefined && scene.all[step].optional;
  return positions.flatMap((position, row) =>
    labelAt(scene, { ...position, id: `${id} ${row}`, light, ...(step === undefined ? {} : { step }) }),
  );
}

/** The label with the step's number, which it begins with, drawn paler. */
export function withLead(label: Label, step: ChartStep, index: number): Label {
  return { ...label, lead: lead(step, index).trimEnd() };
}

/** A step's number as shown before its name, with a separating space; '' where the name needs none. */
export function lead(step: ChartStep, index: number): string {
  return step.numbered ? `${decimal(index + 1, 0)} ` : '';
}

/** A name that is not blank. */
export function visibleName(step: ChartStep): string {
  return step.name.trim() === '' ? '–' : step.name;
}

/** The steps' numbers and names, broken into lines. */
export function brokenNames(scene: Scene, room: { width: number; lines: number; kind: LabelKind }): string[][] {
  const measure = measureOf(room.kind, scene.room.measure);
  return scene.all.map((step, index) => fitText(lead(step, index) + visibleName(step), { ...room, measure }));
}

/** The lines of a step's name, and whether it is optional. */
export function nameLines(step: ChartStep, names: string[], kind: LabelKind): [LabelKind, string][] {
  const lines = names.map((text): [LabelKind, string] => [kind, text]);
  return step.optional ? [...lines, ['tag', m.chart_optional()]] : lines;
}

/** Number, name and whether it is optional, of a step on one line. */
export function nameOnLine(scene: Scene, index: number, width: number): string {
  const step = scene.all[index];
  const tag = step.optional ? ` (${m.chart_optional()})` : '';
  const start = lead(step, index);
  const measure = measureOf('name', scene.room.measure);
  const [name = ''] = fitText(visibleName(step), { width: width - measure(start + tag), lines: 1, measure });
  return start + name + tag;
}

/** Text measure for one kind of label. */
export function measureOf(kind: LabelKind, measure: MeasureText): (text: string) => number {
  return (text) => labelWidth(kind, text, measure);
}

export function widest(scene: Scene, kind: LabelKind, texts: string[]): number {
  return Math.max(0, ...texts.map((text) => labelWidth(kind, text, scene.room.measure)));
}

/** The shares that have a line of the grid. */
export const gridShares = [0, 0.25, 0.5, 0.75, 1];

/** The percentages of the grid's lines, ending at `x`. */
export function gridLabels(scene: Scene, x: number, heightOf: (at: number) => number): Label[] {
  return gridShares.flatMap((at) =>
    labelAt(scene, {
      id: `axis ${at}`,
      kind: 'axis',
      text: `${decimal(at * 100, 0)}%`,
      x,
      y: heightOf(at) + 4,
      anchor: 'end',
    }),
  );
}
