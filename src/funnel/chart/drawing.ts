import type { Box } from '../../chart/boxes';
import type { MeasureText } from '../../chart/text-width';
import type { At, Scene } from './scene';

/** Everything to draw, in pixels from the top left; only colours are decided later. Paths are of SVG. */
export interface Drawing {
  width: number;
  height: number;
  /** `base`: what bars stand on or grow from; `share`: a line of the axis. */
  grid: { path: string; kind: 'base' | 'share' }[];
  flows: Flow[];
  /** Additional pointer targets of a group's step, beside its mark; the last ones lie on top. */
  reaches: StepReach[];
  marks: Mark[];
  /** Paths at the height of the funnel of all. */
  levels: string[];
  /** Where steps would end if they met their targets. */
  targets: TargetMark[];
  labels: Label[];
  /** What the tooltip of a step stands by: for every step of every group, group by group. */
  anchors: Box[];
}

/** The interactive parts of one group at one step: those who reached it, or were lost before it. */
export interface Mark extends At {
  id: string;
  part: 'passed' | 'lost';
  /** `link`: the line towards the step, beside which its lost are named. */
  kind: 'bar' | 'point' | 'lost' | 'link';
  path: string;
  /** Drawn around the mark while it has the focus; without it the mark itself is outlined. */
  ring?: string;
}

interface StepReach extends At {
  path: string;
}

/** The way to a step from the one before. '' where there is nothing to draw. */
export interface Flow extends At {
  id: string;
  flow: string;
  /** Its upper edge. */
  edge: string;
}

export interface TargetMark extends At {
  id: string;
  met: boolean;
  path: string;
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
  /** Null belongs to all of them. */
  group: number | null;
  step: number | null;
  kind: LabelKind;
  x: number;
  /** Of the baseline. */
  y: number;
  anchor: 'start' | 'middle' | 'end';
  text: string;
  /** The step's number, a prefix of `text` drawn paler. */
  lead?: string;
  /** Whether it is of an optional step, and drawn in regular weight. */
  light?: boolean;
  /** Read upwards, from where it stands. */
  turned?: boolean;
  /** The estimated width, so that tests can tell whether two labels meet. */
  width: number;
}

/**
 * Final positions of bars or points (for every step of every group, group by group), and a function that draws everything
 * while they move.
 */
export interface Layout {
  boxes: Box[];
  draw: (boxes: Box[]) => Drawing;
}

/** What a layout computes once, and what it draws anew while boxes move. */
export type StillParts = Pick<Drawing, 'width' | 'height' | 'grid' | 'reaches' | 'levels' | 'anchors' | 'labels'>;
export type MovingParts = Pick<Drawing, 'flows' | 'marks' | 'targets' | 'labels'>;

export function withMoving(still: StillParts, moving: MovingParts): Drawing {
  return { ...still, ...moving, labels: [...still.labels, ...moving.labels] };
}

/** A way to draw a scene. */
export interface DrawingForm {
  id: string;
  /** What it is called where forms are chosen. */
  title: () => string;
  layout: (scene: Scene) => Layout;
  /** Where a new box grows from. */
  enter: (box: Box) => Box;
  /** Where the tooltip stands. */
  tooltip: 'beside' | 'below';
  /** Which dimension shows a group's share, in words; '' where there is one funnel alone. */
  caption: () => string;
  /** Whether marks of several groups may lie at one place. */
  overlaid: boolean;
}

/** Bars that stand grow up from their line, those that lie out of theirs. */
export const enterUpwards = (box: Box): Box => ({ ...box, y: box.y + box.height, height: 0 });
export const enterSideways = (box: Box): Box => ({ ...box, width: 0 });

/** Font sizes by kind of label, in pixels; the style sheet of the drawing has the same. */
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
