import { scaleLinear } from 'd3';
import { round, type Box } from '../../chart/boxes';
import { fitText } from '../../chart/fit-text';
import { m } from '../../i18n/paraglide/messages';
import type { ChartStep } from '../figures/funnel-figures';
import type { Bar, FunnelScene, Label, LabelKind, FunnelLayout, DrawingSize } from './drawing';
import { labelsAt, lead, measureOf, visibleName, type LabelPosition } from './bar-labels';
import { linkPaths, verticalLink } from './link-paths';
import { stepLabels, type StepLabels } from './step-labels';

/** Pixels. A column holds one bar and half of each passage beside it. */
const maxBarColumnPx = 340;
const barLabelLinePx = 17;
/** Room above a bar for its two numbers. */
const barNumbersPx = 44;
/** Gap between two labels side by side. */
const barLabelGapPx = 10;
/** Columns narrower than this have small names in up to three lines. */
const smallNamesBelowPx = 100;

interface Frame {
  column: number;
  left: number;
  bar: number;
  top: number;
  plot: number;
  width: number;
  height: number;
  /** Small font for names in narrow columns. */
  nameKind: LabelKind;
  names: string[][];
  words: StepLabels[];
}

/**
 * Bars side by side on one line, with passages between them, in columns `wanted` pixels wide (or less, where that would
 * be too far apart).
 */
export function barsLayout(steps: ChartStep[], room: DrawingSize, wanted: number): FunnelLayout {
  const frame = barsFrame(steps, room, wanted);
  return { boxes: barBoxes(steps, frame), draw: (boxes) => barsDrawing({ steps, frame, room, boxes }) };
}

function barsFrame(steps: ChartStep[], room: DrawingSize, wanted: number): Frame {
  const column = Math.min(maxBarColumnPx, wanted);
  const width = Math.max(room.width, column * steps.length);
  const labels = column - barLabelGapPx;
  const nameKind = labels < smallNamesBelowPx ? 'small-name' : 'name';
  const measure = measureOf(nameKind, room.measure);
  const names = steps.map((step, index) =>
    fitText(lead(step, index) + visibleName(step), {
      width: labels,
      lines: labels < smallNamesBelowPx ? 3 : 2,
      measure,
    }),
  );
  const tags = steps.some((step) => step.optional) ? 1 : 0;
  const top = (Math.max(...names.map((lines) => lines.length)) + tags) * barLabelLinePx + barNumbersPx + 12;
  const plot = Math.round(Math.min(240, Math.max(150, room.width * 0.24)));
  const bar = round(Math.min(112, Math.max(24, column < 130 ? column * 0.5 : column * 0.38 + 16)));
  const left = round((width - column * steps.length) / 2);
  const height = top + plot + (steps.length > 1 ? 3 * barLabelLinePx + 14 : 8);
  return {
    column,
    left,
    bar,
    top,
    plot,
    width: round(width),
    height,
    nameKind,
    names,
    words: stepLabels(steps, labels, room),
  };
}

function barBoxes(steps: ChartStep[], frame: Frame): Box[] {
  const most = Math.max(1, ...steps.map((step) => step.actors));
  const scale = scaleLinear([0, most], [0, frame.plot]);
  return steps.map((step, index) => {
    // Even one actor in a million gets a visible bar.
    const height = step.actors > 0 ? Math.max(2, scale(step.actors)) : 0;
    const x = frame.left + frame.column * index + (frame.column - frame.bar) / 2;
    const y = frame.top + frame.plot - height;
    return { id: step.id, x: round(x), y: round(y), width: frame.bar, height: round(height) };
  });
}

interface Scene {
  steps: ChartStep[];
  frame: Frame;
  room: DrawingSize;
  boxes: Box[];
}

function barsDrawing(scene: Scene): FunnelScene {
  const { steps, frame, boxes } = scene;
  const floor = frame.top + frame.plot;
  return {
    width: frame.width,
    height: frame.height,
    bars: steps.map((_, index) => bar(scene, index)),
    passages: linkPaths(steps, boxes, verticalLink),
    labels: steps.flatMap((_, index) => labels(scene, index)),
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
  const y = round(Math.max(0, box.y - barNumbersPx));
  const reach = {
    x: round(box.x - spare),
    y,
    width: round(box.width + 2 * spare),
    height: round(Math.max(0, frame.top + frame.plot - y)),
  };
  return { ...box, step: index, optional: steps[index].optional, reach };
}

function labels(scene: Scene, index: number): Label[] {
  const step = scene.steps[index];
  const places = [...onBar(scene, index), ...belowPassage(scene, index), ...names(scene, index)];
  const all = labelsAt(places, { id: step.id, step: index, measure: scene.room.measure });
  const first = lead(step, index).trimEnd();
  const named = all.find(({ kind }) => kind === scene.frame.nameKind);
  return all.map((label) => (label === named ? { ...label, lead: first } : label));
}

/** Lines from the top, over the bar's middle. */
function names({ steps, frame, boxes }: Scene, index: number): LabelPosition[] {
  const x = boxes[index].x + frame.bar / 2;
  const lines: [LabelKind, string][] = frame.names[index].map((text) => [frame.nameKind, text]);
  if (steps[index].optional) lines.push(['tag', m.chart_optional()]);
  return lines.map(([kind, text], row) => ({ kind, text, x, y: 14 + row * barLabelLinePx, anchor: 'middle' }));
}

function onBar({ frame, boxes }: Scene, index: number): LabelPosition[] {
  const box = boxes[index];
  const { count, share } = frame.words[index];
  const x = box.x + box.width / 2;
  return [
    { kind: 'count', text: count, x, y: box.y - 24, anchor: 'middle' },
    { kind: 'share', text: share, x, y: box.y - 8, anchor: 'middle' },
  ];
}

/** Labels of the link from the previous bar, centred between the two. */
function belowPassage({ frame, boxes }: Scene, index: number): LabelPosition[] {
  if (index === 0) return [];
  const before = boxes[index - 1];
  const x = (before.x + before.width + boxes[index].x) / 2;
  const { rate, lost, time } = frame.words[index];
  const lines: [LabelKind, string][] = [
    ['rate', rate],
    ['lost', lost],
    ['time', time],
  ];
  const said = lines.filter(([, text]) => text !== '');
  const y = frame.top + frame.plot + 20;
  return said.map(([kind, text], row) => ({ kind, text, x, y: y + row * barLabelLinePx, anchor: 'middle' }));
}
