import { scaleLinear } from 'd3';

/** Figures with intervals on a line, as percent of the width. */
export interface IntervalAxis {
  /** Percent, kept within the axis. */
  at: (figure: number) => number;
  /** Whether a figure lies beyond the axis' ends. */
  beyond: (figure: number) => boolean;
  ticks: { figure: number; text: string }[];
}

interface Ends {
  lowest: number;
  highest: number;
  /** Beyond these there are no such figures. */
  least: number;
  most: number;
  text: (figure: number) => string;
}

/** Percent kept free at both ends, for the dots there. */
const marginPercent = 4;

/** An axis from `lowest` to `highest`, a little beyond so that its ends are round. */
export function intervalAxis({ lowest, highest, least, most, text }: Ends): IntervalAxis {
  const scale = scaleLinear()
    .domain([lowest, highest > lowest ? highest : lowest + 1])
    .nice(4);
  const [low, high] = scale.domain();
  scale
    .domain([Math.max(least, low), Math.min(most, high)])
    .range([marginPercent, 100 - marginPercent])
    .clamp(true);
  const [from, to] = scale.domain();
  return {
    at: (figure) => Math.round(scale(figure) * 100) / 100,
    beyond: (figure) => figure < from || figure > to,
    ticks: scale.ticks(4).map((figure) => ({ figure, text: text(figure) })),
  };
}
