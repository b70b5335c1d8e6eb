import { scaleLinear } from 'd3';
import { round, type Box } from '../../chart/boxes';
import { fitText } from '../../chart/fit-text';
import { m } from '../../text/paraglide/messages';
import type { ChartStep } from '../funnel-figures';
import {
  labelWidth,
  type Bar,
  type Drawing,
  type Label,
  type LabelKind,
  type Layout,
  type Passage,
  type Room,
} from './drawing';
import { lyingPassage } from './passages';
import { ordinal, stepWords, type StepWords } from './step-words';

/** Below this many pixels across, names and numbers stand above and below the bars instead of beside them. */
const wide = 520;

/** Pixels. Columns right of the bars end at `count`, `share` and `rate`; `names` is the width of the column left of them. */
interface Frame {
  beside: boolean;
  top: number;
  pitch: number;
  bar: number;
  left: number;
  length: number;
  names: number;
  ends: { count: number; share: number; rate: number };
  words: StepWords[];
  width: number;
  height: number;
}

/** A row per step: its name, its bar from the left, its numbers. */
export function compactLayout(steps: ChartStep[], room: Room): Layout {
  const frame = room.width >= wide ? besideFrame(steps, room) : stackedFrame(steps, room);
  return { boxes: rowBoxes(steps, frame), draw: (boxes) => rowsDrawing({ steps, frame, room, boxes }) };
}

function besideFrame(steps: ChartStep[], room: Room): Frame {
  const words = stepWords(steps, 96, room);
  const widest = (kind: LabelKind, texts: string[]) =>
    Math.max(...texts.map((text) => labelWidth(kind, text, room.measure)));
  const column = (kind: LabelKind, head: string, texts: string[]) =>
    20 + Math.max(widest('head', [head]), widest(kind, texts));
  const count =
    widest(
      'count',
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

function stackedFrame(steps: ChartStep[], room: Room): Frame {
  const words = stepWords(steps, room.width / 3, room);
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
  room: Room;
  boxes: Box[];
}

function rowsDrawing(scene: Scene): Drawing {
  const { steps, frame, boxes } = scene;
  const x = round(frame.left);
  const labels = frame.beside ? besideLabels : stackedLabels;
  return {
    width: round(frame.width),
    height: frame.height,
    bars: steps.map((_, index) => row(scene, index)),
    passages: steps.flatMap((_, index) => passage(scene, index)),
    labels: [...(frame.beside ? heads(scene) : []), ...steps.flatMap((_, index) => labels(scene, index))],
    base: { x1: x, y1: frame.top - 4, x2: x, y2: round(boxes.at(-1)!.y + frame.bar + 4) },
  };
}

function row({ steps, frame, boxes }: Scene, index: number): Bar {
  const box = boxes[index];
  const above = frame.beside ? (frame.pitch - frame.bar) / 2 : frame.top;
  const y = round(Math.max(0, box.y - above));
  const height = round(Math.min(frame.height - y, frame.pitch));
  return {
    ...box,
    step: index,
    optional: steps[index].optional,
    reach: { x: 0, y, width: round(frame.width), height },
  };
}

function passage({ steps, frame, boxes }: Scene, index: number): Passage[] {
  const step = steps[index];
  if (step.previous === null) return [];
  const passedBy = step.optional && steps.slice(index).some((later) => !later.optional);
  if (passedBy) return [];
  const to = boxes[index];
  // Stacked, there is text between the bars: those lost stand beside the bar alone.
  const from = frame.beside ? boxes[step.previous] : { ...boxes[step.previous], y: to.y - frame.bar };
  const paths = lyingPassage(from, to);
  const shown = frame.beside ? paths : { ...paths, flow: '', edge: '' };
  return [{ ...shown, id: step.id, step: index, lost: step.lost > 0 ? paths.lost : '' }];
}

interface Place {
  kind: LabelKind;
  text: string;
  x: number;
  y: number;
  anchor: Label['anchor'];
}

function placed(scene: Scene, index: number | null, places: Place[]): Label[] {
  const of = index === null ? 'head' : scene.steps[index].id;
  return places
    .filter(({ text }) => text !== '')
    .map(({ kind, text, x, y, anchor }) => {
      const width = labelWidth(kind, text, scene.room.measure);
      const lead = kind === 'name' && index !== null ? { lead: ordinal(index) } : {};
      return {
        ...lead,
        id: `${of} ${kind} ${round(x)}`,
        step: index,
        kind,
        x: round(x),
        y: round(y),
        anchor,
        text,
        width,
      };
    });
}

function heads(scene: Scene): Label[] {
  const { ends } = scene.frame;
  const [y, anchor] = [12, 'end' as const];
  return placed(scene, null, [
    { kind: 'head', text: m.chart_of_first(), x: ends.share, y, anchor },
    { kind: 'head', text: m.chart_of_previous(), x: ends.rate, y, anchor },
  ]);
}

/** Name left of the bar, numbers in columns at the right. */
function besideLabels(scene: Scene, index: number): Label[] {
  const { frame, boxes } = scene;
  const { count, share, rate } = frame.words[index];
  const y = boxes[index].y + frame.bar / 2 + 5;
  const anchor = 'end' as const;
  return placed(scene, index, [
    { kind: 'name', text: name(scene, index, frame.names), x: 0, y, anchor: 'start' },
    { kind: 'count', text: count, x: frame.ends.count, y, anchor },
    { kind: 'share', text: share, x: frame.ends.share, y, anchor },
    { kind: 'rate', text: rate, x: frame.ends.rate, y, anchor },
  ]);
}

/** Name and count above the bar; below it the passage's figures, and the share of the first. */
function stackedLabels(scene: Scene, index: number): Label[] {
  const { frame, boxes, room } = scene;
  const { count, share, rate, lost, time } = frame.words[index];
  const y = boxes[index].y;
  const below = y + frame.bar + 15;
  const space = frame.width - labelWidth('count', count, room.measure) - 12;
  const figures = [lost, time].filter((text) => text !== '').join(' · ');
  const start = rate === '' ? 0 : labelWidth('rate', rate, room.measure) + 8;
  const spare = frame.width - start - labelWidth('share', share, room.measure) - 10;
  const fitted = fitText(figures, {
    width: spare,
    lines: 1,
    measure: (text) => labelWidth('lost', text, room.measure),
  });
  return placed(scene, index, [
    { kind: 'name', text: name(scene, index, space), x: 0, y: y - 7, anchor: 'start' },
    { kind: 'count', text: count, x: frame.width, y: y - 7, anchor: 'end' },
    { kind: 'rate', text: rate, x: 0, y: below, anchor: 'start' },
    { kind: 'lost', text: fitted[0] ?? '', x: start, y: below, anchor: 'start' },
    { kind: 'share', text: share, x: frame.width, y: below, anchor: 'end' },
  ]);
}

function name(scene: Scene, index: number, width: number): string {
  const step = scene.steps[index];
  const tag = step.optional ? ` (${m.chart_optional()})` : '';
  const measure = (text: string) => labelWidth('name', text, scene.room.measure);
  const start = `${ordinal(index)} `;
  const space = width - measure(start) - measure(tag);
  return `${start}${fitText(step.name, { width: space, lines: 1, measure })[0] ?? '–'}${tag}`;
}
