import { scaleLinear } from 'd3';
import { round, type Box } from '../chart/boxes';
import { fitText } from '../chart/fit-text';
import type { MeasureText } from '../chart/text-width';
import { conclusionText } from '../i18n/comparison-labels';
import { share, shortCount } from '../i18n/numbers';
import type { ComparedStage, PeriodCount } from './period-comparison';
import { differenceText } from './period-labels';

/** `rates`: bars are shares of each period's own first stage; `counts`: actors. */
export type PeriodScale = 'rates' | 'counts';

type LineKind = 'name' | 'own' | 'other' | 'rate' | 'difference' | 'conclusion';

interface Line {
  kind: LineKind;
  text: string;
  x: number;
  y: number;
}

type WrittenLine = Omit<Line, 'x'>;

/** A drawn stage: the other period's bar, this period's bar in front, and the labels of both. Pixels. */
interface PeriodColumn {
  stage: ComparedStage;
  /** The whole column, as pointer and focus target. */
  reach: Box;
  own: Omit<Box, 'id'>;
  other: Omit<Box, 'id'>;
  lines: Line[];
}

export interface PeriodsDrawing {
  width: number;
  height: number;
  columns: PeriodColumn[];
  floor: number;
}

interface PeriodsRoom {
  width: number;
  measure: MeasureText;
}

const sizes: Record<LineKind, { size: number; bold: boolean }> = {
  name: { size: 12, bold: true },
  own: { size: 13, bold: true },
  other: { size: 12, bold: false },
  rate: { size: 12, bold: false },
  difference: { size: 12, bold: true },
  conclusion: { size: 11, bold: false },
};
const [minColumnPx, maxColumnPx] = [104, 240];
const periodLabelLinePx = 16;
const periodPlotPx = 150;
/** Room above a bar for its two numbers. */
const periodNumbersPx = 40;

interface PeriodsFrame extends PeriodsRoom {
  scale: PeriodScale;
  /** Width of a column. */
  column: number;
  left: number;
  floor: number;
  /** Height of a bar, in pixels, for a value. */
  tall: (value: number) => number;
}

/** Both periods' bars on one line, a column for each stage; wider than `room` where there are many stages. */
export function periodsLayout(stages: ComparedStage[], scale: PeriodScale, room: PeriodsRoom): PeriodsDrawing {
  const column = Math.min(maxColumnPx, Math.max(minColumnPx, room.width / stages.length));
  const width = Math.max(room.width, column * stages.length);
  const fit = { ...room, width: column - 10 };
  const names = stages.map(({ name }) => fitted('name', name, { ...fit, lines: 2 }));
  const floor =
    Math.max(...names.map((lines) => lines.length)) * periodLabelLinePx + 6 + periodNumbersPx + periodPlotPx;
  const most = Math.max(
    ...stages.map((stage) => Math.max(scaledCount(stage.own, scale), scaledCount(stage.other, scale))),
  );
  const tall = scaleLinear([0, most > 0 ? most : 1], [0, periodPlotPx]);
  const frame = { ...fit, scale, column, left: (width - column * stages.length) / 2, floor, tall };
  const columns = stages.map((stage, index) => periodColumn(stage, index, { ...frame, names: names[index] }));
  return { width: round(width), height: floor + 3 * periodLabelLinePx + 12, floor, columns };
}

function periodColumn(stage: ComparedStage, place: number, frame: PeriodsFrame & { names: string[] }): PeriodColumn {
  const { column, floor, names } = frame;
  const x = round(frame.left + place * column);
  const bars = { own: bar(stage.own, { ...frame, x }, 0.32), other: bar(stage.other, { ...frame, x }, 0.56) };
  const written = [
    ...names.map((text, row) => ({ kind: 'name' as const, text, y: 12 + row * periodLabelLinePx })),
    ...linesAbove(stage, Math.min(bars.own.y, bars.other.y), frame),
    ...linesBelow(stage, frame),
  ];
  const lines = written.map((each) => ({ ...each, y: round(each.y), x: round(x + column / 2) }));
  return {
    stage,
    ...bars,
    lines,
    reach: { id: stage.id, x, y: 0, width: round(column), height: floor + 3 * periodLabelLinePx + 8 },
  };
}

function scaledCount(count: PeriodCount, scale: PeriodScale): number {
  return scale === 'counts' ? count.actors : (count.fromFirst ?? 0);
}

function bar(
  count: PeriodCount,
  { x, column, floor, scale, tall }: PeriodsFrame & { x: number },
  share: number,
): Omit<Box, 'id'> {
  const width = Math.min(96, column * share);
  // Even one actor in a million gets a visible bar.
  const height = scaledCount(count, scale) === 0 ? 0 : Math.max(2, tall(scaledCount(count, scale)));
  const left = x + (column - width) / 2;
  return { x: round(left), y: round(floor - height), width: round(width), height: round(height) };
}

function linesAbove({ own, other }: ComparedStage, y: number, { scale }: PeriodsFrame): WrittenLine[] {
  const text = (count: PeriodCount) => (scale === 'counts' ? shortCount(count.actors) : share(count.fromFirst));
  return [
    { kind: 'own', text: text(own), y: y - 22 },
    { kind: 'other', text: text(other), y: y - 7 },
  ];
}

/** The change of the rate from the stage before. */
function linesBelow({ own, conversionStep }: ComparedStage, frame: PeriodsFrame): WrittenLine[] {
  if (own.before === null) return [];
  const lines: [LineKind, string][] = [['rate', share(own.fromPrevious)]];
  if (conversionStep)
    lines.push(
      ['difference', differenceText(conversionStep.difference)],
      ['conclusion', conclusionText(conversionStep.conclusion)],
    );
  return lines.map(([kind, text], row) => ({
    kind,
    text: fitted(kind, text, { ...frame, lines: 1 })[0] ?? '',
    y: frame.floor + 18 + row * periodLabelLinePx,
  }));
}

function fitted(kind: LineKind, text: string, room: PeriodsRoom & { lines: number }): string[] {
  const { size, bold } = sizes[kind];
  return fitText(text, { ...room, measure: (piece) => room.measure(piece, size, bold) });
}
