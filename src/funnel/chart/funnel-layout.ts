import type { FunnelDisplay } from '../../core/spec/analysis';
import type { ChartStep } from '../figures/funnel-figures';
import { barsLayout } from './bars-layout';
import { compactLayout } from './compact-layout';
import type { FunnelLayout, DrawingSize } from './drawing';

/** Pixels a bar and its passage need. */
const minBarColumnPx = 64;
/** Up to this number of stages the chart scrolls sideways instead of using rows, where it is at least this wide. */
const scrolling = { stages: 13, width: 640, column: 88 };

/** Bars where they fit, or where there are too many stages for any layout; otherwise rows. */
export function formThatFits(wanted: FunnelDisplay['form'], steps: number, width: number): FunnelDisplay['form'] {
  if (wanted === 'compact' || width / steps >= minBarColumnPx) return wanted;
  return steps >= scrolling.stages && width >= scrolling.width ? 'bars' : 'compact';
}

/** The layout of a funnel of one or more steps: positions of its bars, and a function that draws them. */
export function funnelLayout(form: FunnelDisplay['form'], steps: ChartStep[], room: DrawingSize): FunnelLayout {
  if (form === 'compact') return compactLayout(steps, room);
  const column = room.width / steps.length;
  return barsLayout(steps, room, column < minBarColumnPx ? scrolling.column : column);
}
