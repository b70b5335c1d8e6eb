import type { Box } from '../../../chart/boxes';
import type { GroupFigures, ChartStep } from '../../figures/funnel-figures';
import type { Label, DrawingSize } from '../drawing';
import type { Targets } from '../focus-targets';

/** Several funnels in one drawing, in pixels from the top left; only colours are decided later. */
export interface GroupDrawing {
  width: number;
  height: number;
  marks: GroupMark[];
  /** Additional pointer targets of a group's step, beside its mark. */
  reaches: Reach[];
  /** The ways between bars. */
  flows: GroupLink[];
  /** Paths at the height of the funnel of all. */
  levels: string[];
  /** Where steps would end if they met their targets. */
  targets: GroupTarget[];
  grid: string[];
  labels: GroupLabel[];
}

/** The interactive parts of one group at one step: those who reached it, or were lost before it. */
export interface GroupMark {
  id: string;
  group: number;
  step: number;
  part: 'passed' | 'lost';
  /** `link`: the line towards the step, beside which its lost are named. */
  kind: 'bar' | 'point' | 'lost' | 'link';
  /** SVG path. */
  path: string;
}

export interface Reach {
  group: number;
  step: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface GroupLink {
  id: string;
  group: number;
  step: number;
  flow: string;
  edge: string;
}

export interface GroupTarget {
  id: string;
  group: number;
  step: number;
  met: boolean;
  /** SVG path. */
  path: string;
}

export interface GroupLabel extends Label {
  /** Null belongs to all of them. */
  group: number | null;
  /** Read upwards, from where it stands. */
  turned?: boolean;
}

/** Groups drawn together, and the funnel of all they are measured by. Each has the same steps. */
export interface Groups {
  all: ChartStep[];
  groups: GroupFigures[];
}

/** Layout input: the available size in pixels, and what is drawn. */
export interface Scene extends Groups {
  room: DrawingSize;
  targets: Targets;
}

/** Final positions of bars or points (by group, then by step), and a function that draws everything while they move. */
export interface GroupLayout {
  boxes: Box[];
  draw: (boxes: Box[]) => GroupDrawing;
}
