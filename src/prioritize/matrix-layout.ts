import { scaleLinear } from 'd3';
import { round } from '../chart/boxes';
import { fitText } from '../chart/fit-text';
import type { MeasureText } from '../chart/text-width';
import type { Bottleneck } from './ranking';

/** Steps at one spot of the matrix, too close to be told apart. */
export interface MatrixMark {
  bottlenecks: Bottleneck[];
  x: number;
  y: number;
  /** To the right of the mark, inside its column. */
  label: { text: string; x: number };
}

/** Importance upwards, controllability to the right. Pixels. */
export interface MatrixDrawing {
  width: number;
  height: number;
  plot: { x: number; y: number; width: number; height: number };
  /** The quadrant lines: between 3 and 4, and at half of the greatest importance. */
  middle: { x: number; y: number };
  columns: { value: number | null; x: number }[];
  marks: MatrixMark[];
}

interface MatrixRoom {
  width: number;
  measure: MeasureText;
}

const matrixHeightPx = 300;
const [left, right, top, bottom] = [30, 8, 8, 40];
/** Marks closer than this are merged. */
const mergeBelowPx = 18;
const matrixLabelPx = 12;
/** Of a mark from the left of its column. */
const markInsetPx = 14;

/**
 * The conversion steps whose importance is known, in columns from 1 to 5 with a column before them for those not judged, where
 * there are any. What stands before a conversion step's name is its place in `ranked`, from 1 on.
 */
export function matrixLayout(ranked: Bottleneck[], room: MatrixRoom): MatrixDrawing {
  const known = ranked.filter(({ importance }) => importance !== null);
  const unjudged = known.some(({ action }) => action.controllability === null);
  const plot = {
    x: left,
    y: top,
    width: Math.max(120, room.width - left - right),
    height: matrixHeightPx - top - bottom,
  };
  const values = [...(unjudged ? [null] : []), 1, 2, 3, 4, 5];
  const column = plot.width / values.length;
  const columns = values.map((value, i) => ({ value, x: round(plot.x + column * i + markInsetPx) }));
  const most = Math.max(0, ...known.map(({ importance }) => importance ?? 0));
  const y = scaleLinear([0, most > 0 ? most : 1], [plot.y + plot.height - 26, plot.y + 30]);
  const placed = (value: number | null) => known.filter(({ action }) => action.controllability === value);
  const marks = columns.flatMap(({ value, x }) =>
    clusters(placed(value), (each) => y(each.importance ?? 0)).map((cluster) => ({
      ...cluster,
      x,
      label: label(cluster.bottlenecks, { x, column, ranked, measure: room.measure }),
    })),
  );
  const middle = { x: round(plot.x + column * values.indexOf(4)), y: round(plot.y + plot.height / 2) };
  return { width: plot.x + plot.width + right, height: matrixHeightPx, plot, middle, columns, marks };
}

/** Puts together what lies closer than `apart`, from the top. */
function clusters(
  bottlenecks: Bottleneck[],
  at: (each: Bottleneck) => number,
): Pick<MatrixMark, 'bottlenecks' | 'y'>[] {
  const found: { bottlenecks: Bottleneck[]; last: number; sum: number }[] = [];
  for (const each of bottlenecks.toSorted((a, b) => at(a) - at(b))) {
    const y = at(each);
    const near = found.at(-1);
    if (near && y - near.last < mergeBelowPx) {
      near.bottlenecks.push(each);
      near.last = y;
      near.sum += y;
    } else found.push({ bottlenecks: [each], last: y, sum: y });
  }
  return found.map(({ bottlenecks: together, sum }) => ({
    bottlenecks: together,
    y: round(sum / together.length),
  }));
}

interface Around {
  x: number;
  column: number;
  ranked: Bottleneck[];
  measure: MeasureText;
}

/** "2 cart", or "2, 5, 6" of several. */
function label(bottlenecks: Bottleneck[], { x, column, ranked, measure }: Around): MatrixMark['label'] {
  const places = bottlenecks.map((each) => ranked.indexOf(each) + 1).sort((a, b) => a - b);
  const text = bottlenecks.length === 1 ? `${places[0]} ${bottlenecks[0].conversionStep.to}` : places.join(', ');
  const room = {
    width: column - markInsetPx - 14,
    lines: 1,
    measure: (piece: string) => measure(piece, matrixLabelPx),
  };
  return { text: fitText(text, room)[0] ?? '', x: round(x + 10) };
}
