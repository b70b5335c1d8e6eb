import { scaleLinear } from 'd3';
import { round, type Box } from '../../chart/boxes';
import { fitText } from '../../chart/fit-text';
import { m } from '../../i18n/paraglide/messages';
import type { ChartStep } from '../figures/funnel-figures';
import {
  labelWidth,
  type Bar,
  type FunnelScene,
  type Label,
  type LabelKind,
  type FunnelLayout,
  type DrawingSize,
} from './drawing';
import { labelsAt, lead, measureOf, visibleName, type LabelPosition } from './bar-labels';
import { horizontalLink, linkPaths } from './link-paths';
import { stepLabels, type StepLabels } from './step-labels';

/** Below this many pixels across, names and numbers stand above and below the bars instead of beside them. */
const wideCompactPx = 520;

/**
 * Pixels. Columns right of the bars end at `count`, `share` and `rate`; `names` is the width of the column left of
 * them.
 */
interface Frame {
  beside: boolean;
  top: number;
  pitch: number;
  bar: number;
  left: number;
  length: number;
  names: number;
  ends: { count: number; share: number; rate: number };
  words: StepLabels[];
  width: number;
  height: number;
}

/** A row per step: its name, its bar from the left, its numbers. */
export function compactLayout(steps: ChartStep[], room: DrawingSize): FunnelLayout {
  const frame = room.width >= wideCompactPx ? besideFrame(steps, room) : stackedFrame(steps, room);
  return { boxes: rowBoxes(steps, frame), draw: (boxes) => rowsDrawing({ steps, frame, room, boxes }) };
}

function besideFrame(steps: ChartStep[], room: DrawingSize): Frame {
  const words = stepLabels(steps, 96, room);
  const widest = (kind: LabelKind, texts: string[]) =>
    Math.max(...texts.map((text) => labelWidth(kind, text, room.measure)));
  const column = (kind: LabelKind, head: string, texts: string[]) =>
    20 + Math.max(widest('head', [head]), widest(kind, texts));
  const count =
    widest(
      'row-count',
      words.map((say) => say.count),
    ) + 16;
  const share = column(
    'share',
    m.chart_of_first(),
    words.map((say) => say.share),
  );
  const rate = column(
    'rate',
    m.chart_of_previous(),
    words.map((say) => say.rate),
  );
  const names = Math.min(260, room.width * 0.28);
  const left = names + 16;
  const [top, pitch, bar] = [26, 38, 20];
  return {
    beside: true,
    ...{ top, pitch, bar, left, names, words, length: room.width - left - count - share - rate },
    ends: { count: room.width - share - rate, share: room.width - rate, rate: room.width },
    width: room.width,
    height: top + pitch * steps.length - (pitch - bar) + 4,
  };
}

function stackedFrame(steps: ChartStep[], room: DrawingSize): Frame {
  const words = stepLabels(steps, room.width / 3, room);
  const [top, pitch, bar] = [22, 66, 14];
  return {
    beside: false,
    ...{ top, pitch, bar, left: 0, names: room.width, words, length: room.width },
    ends: { count: room.width, share: room.width, rate: room.width },
    width: room.width,
    height: pitch * steps.length,
  };
}

function rowBoxes(steps: ChartStep[], frame: Frame): Box[] {
  const most = Math.max(1, ...steps.map((step) => step.actors));
  const scale = scaleLinear([0, most], [0, Math.max(0, frame.length)]);
  return steps.map((step, index) => ({
    id: step.id,
    x: round(frame.left),
    y: frame.top + frame.pitch * index,
    width: round(step.actors > 0 ? Math.max(2, scale(step.actors)) : 0),
    height: frame.bar,
  }));
}

interface Scene {
  steps: ChartStep[];
  frame: Frame;
  room: DrawingSize;
  boxes: Box[];
}

function rowsDrawing(scene: Scene): FunnelScene {
  const { steps, frame, boxes } = scene;
  const x = round(frame.left);
  return {
    width: round(frame.width),
    height: frame.height,
    bars: steps.map((_, index) => row(scene, index)),
    passages: linkPaths(steps, boxes, frame.beside ? horizontalLink : lostBeside),
    labels: [...(frame.beside ? heads(scene) : []), ...steps.flatMap((_, index) => labels(scene, index))],
    base: { x1: x, y1: frame.top - 4, x2: x, y2: round(boxes.at(-1)!.y + frame.bar + 4) },
  };
}

/** In the stacked layout there is text between the bars, so lost parts are drawn only beside the bar. */
function lostBeside(from: Box, to: Box) {
  return { ...horizontalLink({ ...from, y: to.y - from.height }, to), flow: '', edge: '' };
}

function row({ steps, frame, boxes }: Scene, index: number): Bar {
  const box = boxes[index];
  const above = frame.beside ? (frame.pitch - frame.bar) / 2 : frame.top;
  const y = round(Math.max(0, box.y - above));
  // While boxes animate from the other layout, they may be below the frame.
  const height = round(Math.max(0, Math.min(frame.height - y, frame.pitch)));
  return {
    ...box,
    step: index,
    optional: steps[index].optional,
    reach: { x: 0, y, width: round(frame.width), height },
  };
}

function heads({ frame, room }: Scene): Label[] {
  const head = (text: string, x: number): LabelPosition => ({ kind: 'head', text, x, y: 12, anchor: 'end' });
  const places = [head(m.chart_of_first(), frame.ends.share), head(m.chart_of_previous(), frame.ends.rate)];
  return labelsAt(places, { id: 'head', step: null, measure: room.measure });
}

function labels(scene: Scene, index: number): Label[] {
  const step = scene.steps[index];
  const places = scene.frame.beside ? besideLabels(scene, index) : stackedLabels(scene, index);
  const [named, ...others] = labelsAt(places, { id: step.id, step: index, measure: scene.room.measure });
  return [{ ...named, lead: lead(step, index).trimEnd() }, ...others];
}

/** Name left of the bar, numbers in columns at the right. */
function besideLabels(scene: Scene, index: number): LabelPosition[] {
  const { frame, boxes } = scene;
  const { count, share, rate } = frame.words[index];
  const y = boxes[index].y + frame.bar / 2 + 5;
  return [
    { kind: 'name', text: name(scene, index, frame.names), x: 0, y, anchor: 'start' },
    { kind: 'row-count', text: count, x: frame.ends.count, y, anchor: 'end' },
    { kind: 'share', text: share, x: frame.ends.share, y, anchor: 'end' },
    { kind: 'rate', text: rate, x: frame.ends.rate, y, anchor: 'end' },
  ];
}

/** Name and count above the bar; below it the passage's figures, and the share of the first. */
function stackedLabels(scene: Scene, index: number): LabelPosition[] {
  const { frame, boxes, room } = scene;
  const { count, share, rate } = frame.words[index];
  const y = boxes[index].y;
  const below = y + frame.bar + 15;
  const space = frame.width - labelWidth('row-count', count, room.measure) - 12;
  const start = rate === '' ? 0 : labelWidth('rate', rate, room.measure) + 8;
  const spare = frame.width - start - labelWidth('share', share, room.measure) - 10;
  return [
    { kind: 'name', text: name(scene, index, space), x: 0, y: y - 7, anchor: 'start' },
    { kind: 'row-count', text: count, x: frame.width, y: y - 7, anchor: 'end' },
    { kind: 'rate', text: rate, x: 0, y: below, anchor: 'start' },
    { kind: 'lost', text: lossAndTime(scene, index, spare), x: start, y: below, anchor: 'start' },
    { kind: 'share', text: share, x: frame.width, y: below, anchor: 'end' },
  ];
}

function lossAndTime({ frame, room }: Scene, index: number, width: number): string {
  const { lost, time } = frame.words[index];
  const text = [lost, time].filter((said) => said !== '').join(' · ');
  return fitText(text, { width, lines: 1, measure: measureOf('lost', room.measure) })[0] ?? '';
}

function name({ steps, room }: Scene, index: number, width: number): string {
  const step = steps[index];
  const tag = step.optional ? ` (${m.chart_optional()})` : '';
  const start = lead(step, index);
  const measure = measureOf('name', room.measure);
  const fitted = fitText(visibleName(step), { width: width - measure(start + tag), lines: 1, measure });
  return start + fitted.join('') + tag;
}
