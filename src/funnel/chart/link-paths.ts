import { pathRound } from 'd3';
import type { Box } from '../../chart/boxes';
import type { ChartStep } from '../figures/funnel-figures';

/** Decimals of a path's numbers. */
const linkDecimals = 2;

/** The paths between two bars, '' where there is nothing to draw. */
interface BetweenBars {
  flow: string;
  /** The upper edge of the flow. */
  edge: string;
  lost: string;
}

/** The link to `step` from the required step before. */
export interface LinkPath extends BetweenBars {
  step: number;
}

/**
 * The links of a funnel with bars at `boxes`. An optional step is drawn in front of the link that passes
 * it; only at the funnel's end does a link lead to it. Without actors there is no link.
 */
export function linkPaths(steps: ChartStep[], boxes: Box[], draw: (from: Box, to: Box) => BetweenBars): LinkPath[] {
  return steps.flatMap((step, index) => {
    if (step.previous === null || steps[step.previous].actors === 0) return [];
    const passedBy = step.optional && steps.slice(index).some((later) => !later.optional);
    if (passedBy) return [];
    const paths = draw(boxes[step.previous], boxes[index]);
    return [{ ...paths, step: index, lost: step.lost > 0 ? paths.lost : '' }];
  });
}

/**
 * Between two bars that stand on one line: the flow falls from the height of the first to that of the second in a
 * gentle S, level at both ends; between it and the first's height are those who were lost.
 */
export function verticalLink(from: Box, to: Box): BetweenBars {
  const [x0, x1] = [from.x + from.width, to.x];
  const [y0, y1, floor] = [from.y, to.y, from.y + from.height];
  const middle = (x0 + x1) / 2;
  const [edge, flow, lost] = [pathRound(linkDecimals), pathRound(linkDecimals), pathRound(linkDecimals)];
  for (const path of [edge, flow, lost]) {
    path.moveTo(x0, y0);
    path.bezierCurveTo(middle, y0, middle, y1, x1, y1);
  }
  flow.lineTo(x1, floor);
  flow.lineTo(x0, floor);
  flow.closePath();
  lost.lineTo(x1, y0);
  lost.closePath();
  return { flow: flow.toString(), edge: edge.toString(), lost: y1 > y0 ? lost.toString() : '' };
}

/** The same between two bars lying below each other from one line; those lost also fill the place beside the second. */
export function horizontalLink(from: Box, to: Box): BetweenBars {
  const [y0, y1] = [from.y + from.height, to.y];
  const [x0, x1, wall] = [from.x + from.width, to.x + to.width, from.x];
  const middle = (y0 + y1) / 2;
  const [edge, flow, lost] = [pathRound(linkDecimals), pathRound(linkDecimals), pathRound(linkDecimals)];
  for (const path of [edge, flow, lost]) {
    path.moveTo(x0, y0);
    path.bezierCurveTo(x0, middle, x1, middle, x1, y1);
  }
  flow.lineTo(wall, y1);
  flow.lineTo(wall, y0);
  flow.closePath();
  lost.lineTo(x1, y1 + to.height);
  lost.lineTo(x0, y1 + to.height);
  lost.closePath();
  return { flow: flow.toString(), edge: edge.toString(), lost: x0 > x1 ? lost.toString() : '' };
}
