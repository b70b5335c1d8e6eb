import { scaleLinear } from 'd3';
import { round } from '../../chart/boxes';
import { fitText } from '../../chart/fit-text';
import type { MeasureText } from '../../chart/text-width';
import { shortCount } from '../../i18n/numbers';
import { conversions } from '../prioritize-labels';
import type { WhatIfStage } from './what-if';

interface Bar {
  y: number;
  height: number;
}

export interface WhatIfColumn {
  stage: WhatIfStage;
  x: number;
  bar: { x: number; width: number };
  /** As the scenario has it, and as counted. */
  now: Bar;
  counted: Bar;
  name: { lines: string[]; x: number };
  count: { text: string; change: string; more: boolean; y: number };
}

export interface WhatIfDrawing {
  width: number;
  height: number;
  column: number;
  floor: number;
  /** Pixels that all of a stage are high: a drag over all of them is 100 points. */
  plot: number;
  columns: WhatIfColumn[];
}

interface WhatIfRoom {
  width: number;
  measure: MeasureText;
}

const [minStagePx, maxStagePx] = [96, 220];
const whatIfLabelLinePx = 16;
const whatIfPlotPx = 170;
/** Room above a bar for its count and its change. */
const whatIfNumbersPx = 40;

/** Bars on one line, a column for each stage; wider than `room` where there are many. */
export function whatIfLayout(stages: WhatIfStage[], room: WhatIfRoom): WhatIfDrawing {
  const column = Math.min(maxStagePx, Math.max(minStagePx, room.width / stages.length));
  const fit = { width: column - 10, lines: 2, measure: (piece: string) => room.measure(piece, 12, true) };
  const names = stages.map(({ name }) => fitText(name, fit));
  const floor =
    Math.max(...names.map((lines) => lines.length)) * whatIfLabelLinePx + 6 + whatIfNumbersPx + whatIfPlotPx;
  const most = Math.max(1, ...stages.map(({ counted, now }) => Math.max(counted, now ?? 0)));
  const tall = scaleLinear([0, most], [0, whatIfPlotPx]);
  const bar = (value: number | null): Bar => {
    const height = value === null || value <= 0 ? 0 : Math.max(2, tall(value));
    return { y: round(floor - height), height: round(height) };
  };
  const width = Math.min(72, column * 0.5);
  const columns = stages.map((stage, i) => {
    const x = round(i * column);
    const [now, counted] = [bar(stage.now), bar(stage.counted)];
    return {
      stage,
      x,
      bar: { x: round(x + (column - width) / 2), width: round(width) },
      now,
      counted,
      name: { lines: names[i], x: round(x + column / 2) },
      count: { ...stageCount(stage), y: round(Math.min(now.y, counted.y) - 22) },
    };
  });
  const drawn = round(column * stages.length);
  return { width: drawn, height: floor + 2, column: round(column), floor, plot: whatIfPlotPx, columns };
}

function stageCount({ now, counted }: WhatIfStage): { text: string; change: string; more: boolean } {
  const change = now === null ? 0 : now - counted;
  // Less than a twentieth of an actor is a rounding error.
  const changed = Math.abs(change) >= 0.05;
  const sign = change > 0 ? '+' : '−';
  return {
    text: now !== null && Math.abs(now) < 9.95 ? conversions(now) : shortCount(now),
    change: changed ? `${sign}${conversions(Math.abs(change))}` : '',
    more: change > 0,
  };
}
