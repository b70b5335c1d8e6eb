import { round } from '../../chart/boxes';
import type { MeasureText } from '../../chart/text-width';
import { decimal } from '../../i18n/numbers';
import type { ChartStep } from '../figures/funnel-figures';
import { labelWidth, type Label, type LabelKind } from './drawing';

/** Position of a label; `y` is its baseline. */
export type LabelPosition = Pick<Label, 'kind' | 'text' | 'x' | 'y' | 'anchor'>;

/** The positioned labels of a step (or of the chart, where `step` is null); empty ones are left out. */
export function labelsAt(
  places: LabelPosition[],
  owner: { id: string; step: number | null; measure: MeasureText },
): Label[] {
  return places
    .map((place, row) => ({
      ...place,
      id: `${owner.id} ${row}`,
      step: owner.step,
      x: round(place.x),
      y: round(place.y),
      width: labelWidth(place.kind, place.text, owner.measure),
    }))
    .filter(({ text }) => text !== '');
}

/** A step's number as shown before its name, with a separating space; '' where the name needs none. */
export function lead(step: ChartStep, index: number): string {
  return step.numbered ? `${decimal(index + 1, 0)} ` : '';
}

/** A name that is not blank. */
export function visibleName(step: ChartStep): string {
  return step.name.trim() === '' ? '–' : step.name;
}

/** Text measure for one kind of label. */
export function measureOf(kind: LabelKind, measure: MeasureText): (text: string) => number {
  return (text) => labelWidth(kind, text, measure);
}
