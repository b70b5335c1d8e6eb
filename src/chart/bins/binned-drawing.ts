import type { AxisLabel } from '../sparse-labels';

/** Common geometry of drawings over bins of time or intervals, in pixels. */
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
