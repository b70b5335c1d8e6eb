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
import { standingPassage } from './passages';
import { ordinal, stepWords, type StepWords } from './step-words';

/** Pixels. A column holds one bar and half of each passage beside it. */
const widestColumn = 340;
const line = 17;
/** Room above a bar for its two numbers. */
const numbers = 44;
/** Between two labels side by side. */
const apart = 10;

interface Frame {
  column: number;
  left: number;
  bar: number;
  top: number;
  plot: number;
  width: number;
  height: number;
  names: string[][];
  words: StepWords[];
  times: string[][];
}

/** Bars side by side on one line, with passages between them; columns are at least `narrowest` pixels wide. */
export function barsLayout(steps: ChartStep[], room: Room, narrowest: number): Layout {
  const frame = barsFrame(steps, room, narrowest);
  return { boxes: barBoxes(steps, frame), draw: (boxes) => barsDrawing({ steps, frame, room, boxes }) };
}

function barsFrame(steps: ChartStep[], room: Room, narrowest: number): Frame {
  const column = Math.min(widestColumn, Math.max(narrowest, room.width / steps.length));
  const width = Math.max(room.width, column * steps.length);
  const labels = column - apart;
  const names = steps.map((step, index) => nameLines(step, index, { labels, room }));
  const words = stepWords(steps, labels, room);
  const times = words.map(({ time }) =>
    fitText(time, { width: labels, lines: 2, measure: (text) => labelWidth('time', text, room.measure) }),
  );
  const tags = steps.some((step) => step.optional) ? 1 : 0;
  const top = (Math.max(...names.map((lines) => lines.length)) + tags) * line + numbers + 12;
  const plot = Math.round(Math.min(240, Math.max(150, room.width * 0.24)));
  const below = (2 + Math.max(...times.map((lines) => lines.length))) * line + 14;
  const bar = round(Math.min(112, Math.max(22, column * 0.42)));
  const left = round((width - column * steps.length) / 2);
  return { column, left, bar, top, plot, width: round(width), height: top + plot + below, names, words, times };
}

function nameLines(step: ChartStep, index: number, within: { labels: number; room: Room }): string[] {
  const measure = (text: string) => labelWidth('name', text, within.room.measure);
  const name = `${ordinal(index)} ${step.name.trim() === '' ? '–' : step.name}`;
  return fitText(name, { width: within.labels, lines: within.labels < 90 ? 3 : 2, measure });
}

function barBoxes(steps: ChartStep[], frame: Frame): Box[] {
  const most = Math.max(1, ...steps.map((step) => step.actors));
  const scale = scaleLinear([0, most], [0, frame.plot]);
  return steps.map((step, index) => {
    // One actor of a million is still there to be seen.
    const height = step.actors > 0 ? Math.max(2, scale(step.actors)) : 0;
    const x = frame.left + frame.column * index + (frame.column - frame.bar) / 2;
    const y = frame.top + frame.plot - height;
    return { id: step.id, x: round(x), y: round(y), width: frame.bar, height: round(height) };
  });
}

interface Scene {
  steps: ChartStep[];
  frame: Frame;
  room: Room;
  boxes: Box[];
}

function barsDrawing(scene: Scene): Drawing {
  const { steps, frame, boxes } = scene;
  const floor = frame.top + frame.plot;
  return {
    width: frame.width,
    height: frame.height,
    bars: steps.map((_, index) => bar(scene, index)),
    passages: steps.flatMap((_, index) => passage(scene, index)),
    labels: steps.flatMap((_, index) => [
      ...names(scene, index),
      ...onBar(scene, index),
      ...belowPassage(scene, index),
    ]),
    base: {
      x1: round(boxes[0].x - 12),
      y1: floor,
      x2: round(boxes.at(-1)!.x + frame.bar + 12),
      y2: floor,
    },
  };
}

function bar({ steps, frame, boxes }: Scene, index: number): Bar {
  const box = boxes[index];
  const spare = Math.min(24, (frame.column - frame.bar) / 4);
  const y = round(Math.max(0, box.y - numbers));
  const reach = {
    x: round(box.x - spare),
    y,
    width: round(box.width + 2 * spare),
    height: round(frame.top + frame.plot - y),
  };
  return { ...box, step: index, optional: steps[index].optional, reach };
}

/** An optional step stands in front of the passage that goes by it; only at the funnel's end does one lead to it. */
function passage({ steps, boxes }: Scene, index: number): Passage[] {
  const step = steps[index];
  if (step.previous === null) return [];
  const passedBy = step.optional && steps.slice(index).some((later) => !later.optional);
  if (passedBy) return [];
  const paths = standingPassage(boxes[step.previous], boxes[index]);
  return [{ ...paths, id: step.id, step: index, lost: step.lost > 0 ? paths.lost : '' }];
}

function label(scene: Scene, index: number, kind: LabelKind): (text: string, x: number, y: number) => Label[] {
  return (text, x, y) => {
    if (text === '') return [];
    const width = labelWidth(kind, text, scene.room.measure);
    const id = `${scene.steps[index].id} ${kind} ${round(y)}`;
    return [{ id, step: index, kind, x: round(x), y: round(y), anchor: 'middle', text, width }];
  };
}

function names(scene: Scene, index: number): Label[] {
  const { steps, frame, boxes } = scene;
  const middle = boxes[index].x + frame.bar / 2;
  const lines = frame.names[index].flatMap((text, row) => label(scene, index, 'name')(text, middle, 14 + row * line));
  lines[0] = { ...lines[0], lead: ordinal(index) };
  if (!steps[index].optional) return lines;
  return [...lines, ...label(scene, index, 'tag')(m.chart_optional(), middle, 14 + lines.length * line)];
}

function onBar(scene: Scene, index: number): Label[] {
  const box = scene.boxes[index];
  const { count, share } = scene.frame.words[index];
  const middle = box.x + box.width / 2;
  return [
    ...label(scene, index, 'count')(count, middle, box.y - 24),
    ...label(scene, index, 'share')(share, middle, box.y - 8),
  ];
}

function belowPassage(scene: Scene, index: number): Label[] {
  if (index === 0) return [];
  const { frame, boxes } = scene;
  const before = boxes[index - 1];
  const middle = (before.x + before.width + boxes[index].x) / 2;
  const floor = frame.top + frame.plot;
  const { rate, lost } = frame.words[index];
  const rows: [LabelKind, string][] = [
    ['rate', rate],
    ['lost', lost],
  ];
  for (const text of frame.times[index]) rows.push(['time', text]);
  return rows
    .filter(([, text]) => text !== '')
    .flatMap(([kind, text], row) => label(scene, index, kind)(text, middle, floor + 20 + row * line));
}
