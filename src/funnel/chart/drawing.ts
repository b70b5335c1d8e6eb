import type { Box } from '../../chart/boxes';
import type { MeasureText } from '../../chart/text-width';

/** Everything to draw, in pixels from the top left; only colours are decided later. */
export interface FunnelScene {
  width: number;
  height: number;
  bars: Bar[];
  passages: LinkPath[];
  labels: Label[];
  /** Position of the first step's full height (or length): "100%". */
  base: { x1: number; y1: number; x2: number; y2: number };
}

/** A step's solid part. `reach` is its pointer target: bar, number and name. */
export interface Bar extends Box {
  step: number;
  optional: boolean;
  reach: { x: number; y: number; width: number; height: number };
}

/** The link to `step` from the required step before. SVG paths, '' where there is nothing to draw. */
export interface LinkPath {
  id: string;
  step: number;
  flow: string;
  /** The upper edge of the flow. */
  edge: string;
  lost: string;
}

export type LabelKind =
  | 'name'
  | 'small-name'
  | 'tag'
  | 'head'
  | 'count'
  | 'row-count'
  | 'share'
  | 'rate'
  | 'lost'
  | 'time'
  | 'value'
  | 'axis'
  | 'group-name';

export interface Label {
  id: string;
  step: number | null;
  kind: LabelKind;
  x: number;
  /** Of the baseline. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  text: string;
  /** The step's number, a prefix of `text` drawn paler. */
  lead?: string;
  /** The estimated width, so that tests can tell whether two labels meet. */
  width: number;
}

export interface DrawingSize {
  /** Available width in pixels. */
  width: number;
  measure: MeasureText;
}

/** Final positions of the bars, and a function that draws everything while they move. */
export interface FunnelLayout {
  boxes: Box[];
  draw: (boxes: Box[]) => FunnelScene;
}

/** Font sizes by kind of label, in pixels; the style sheet of the drawing says the same. */
export const fontSize: Record<LabelKind, number> = {
  name: 13,
  'small-name': 12,
  tag: 11,
  head: 11,
  count: 15,
  'row-count': 13,
  share: 12,
  rate: 13,
  lost: 12,
  time: 12,
  value: 11,
  axis: 11,
  'group-name': 12,
};

const bold = new Set<LabelKind>(['name', 'count', 'row-count', 'rate']);

/** The width of a label's text as it will be drawn. */
export function labelWidth(kind: LabelKind, text: string, measure: MeasureText): number {
  return measure(text, fontSize[kind], bold.has(kind));
}
