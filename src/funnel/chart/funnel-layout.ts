import type { FunnelDisplay } from '../../core/spec/analysis';
import type { ChartStep } from '../figures/funnel-figures';
import { barsLayout } from './bars-layout';
import { compactLayout } from './compact-layout';
import type { FunnelLayout, DrawingSize } from './drawing';

/** Pixels a bar and its passage need. */
const minBarColumnPx = 64;
/** So many stages scroll sideways rather than become rows, where the chart is at least this wide. */
const scrolling = { stages: 13, width: 640, column: 88 };

/** Bars where they fit, or where so many stages would fit nowhere; otherwise rows. */
export function formThatFits(wanted: FunnelDisplay['form'], steps: number, width: number): FunnelDisplay['form'] {
  if (wanted === 'compact' || width / steps >= minBarColumnPx) return wanted;
  return steps >= scrolling.stages && width >= scrolling.width ? 'bars' : 'compact';
}

/** The geometry of a funnel of one or more steps: its bars in their places, and how to draw them. */
export function funnelLayout(form: FunnelDisplay['form'], steps: ChartStep[], room: DrawingSize): FunnelLayout {
  if (form === 'compact') return compactLayout(steps, room);
  const column = room.width / steps.length;
  return barsLayout(steps, room, column < minBarColumnPx ? scrolling.column : column);
}
