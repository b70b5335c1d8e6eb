import type { AxisLabel } from '../sparse-labels';

/** What every drawing over bins of time or intervals has, in pixels. */
export interface BinnedDrawing {
  width: number;
  height: number;
  left: number;
  right: number;
  /** Where the marks stand, and the highest reach. */
  base: number;
  top: number;
  /** One beside the other. */
  slots: { x: number; width: number }[];
  xLabels: AxisLabel[];
  yTicks: { y: number; text: string }[];
}
