import { scaleLinear } from 'd3';
import { round, type Box } from '../../../chart/boxes';
import { fitText } from '../../../chart/fit-text';
import { m } from '../../../i18n/paraglide/messages';
import {
  enterSideways,
  labelWidth,
  type Drawing,
  type DrawingForm,
  type Label,
  type LabelKind,
  type Layout,
} from '../drawing';
import { labelsAt, measureOf, nameOnLine, withLead, type LabelPosition } from '../labels';
import { horizontalLink, linkPaths } from '../link-paths';
import { lostMark, ringedBar, targetMarks } from '../marks';
import { rectangle, straight } from '../paths';
import { boxId, type Scene } from '../scene';
import { stepLabels, type StepLabels } from '../step-labels';

/** A row per step of the funnel of all: its name, its bar from the left, its numbers. */
export const compact: DrawingForm = {
  id: 'compact',
  title: m.funnel_form_compact,
  layout: compactLayout,
  enter: enterSideways,
  tooltip: 'below',
  caption: () => '',
  overlaid: false,
};

/** Below this many pixels across, names and numbers stand above and below the bars instead of beside them. */
const wideCompactPx = 520;

/**
 * Pixels. Columns right of the bars end at `count`, `share` and `rate`; `names` is the width of the column left of
 * them.
 */
interface CompactFrame {
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

function compactLayout(scene: Scene): Layout {
  const frame = scene.room.width >= wideCompactPx ? besideFrame(scene) : stackedFrame(scene);
  return { boxes: rowBoxes(scene, frame), draw: (boxes) => rowsDrawing(scene, frame, boxes) };
}

function besideFrame({ all, room }: Scene): CompactFrame {
  const words = stepLabels(all, 96, room);
  const widest = (kind: LabelKind, texts: string[]) =>
    Math.max(...texts.map((text) => labelWidth(kind, text, room.measure)));
  const column = (kind: LabelKind, head: string, texts: string[]) =>
    20 + Math.max(widest('head', [head]), widest(kind, texts));
  const columnOf = (part: 'share' | 'rate', head: string) =>
    column(
      part,
      head,
      words.map((step) => step[part]),
    );
  const count = 16 + Math.max(...words.map((step) => labelWidth('row-count', step.count, room.measure)));
  const share = columnOf('share', m.chart_of_first());
  const rate = columnOf('rate', m.chart_of_previous());
  const names = Math.min(260, room.width * 0.28);
  const left = names + 16;
  const [top, pitch, bar] = [26, 38, 20];
  return {
    beside: true,
    ...{ top, pitch, bar, left, names, words, length: room.width - left - count - share - rate },
    ends: { count: room.width - share - rate, share: room.width - rate, rate: room.width },
    width: room.width,
    height: top + pitch * all.length - (pitch - bar) + 4,
  };
}

function stackedFrame({ all, room }: Scene): CompactFrame {
  const words = stepLabels(all, room.width / 3, room);
  const [top, pitch, bar] = [22, 66, 14];
  return {
    beside: false,
    ...{ top, pitch, bar, left: 0, names: room.width, words, length: room.width },
    ends: { count: room.width, share: room.width, rate: room.width },
    width: room.width,
    height: pitch * all.length,
  };
}

function rowBoxes(scene: Scene, frame: CompactFrame): Box[] {
  const most = Math.max(1, ...scene.all.map((step) => step.actors));
  const scale = scaleLinear([0, most], [0, Math.max(0, frame.length)]);
  return scene.all.map((step, index) => ({
    id: boxId(scene, { group: 0, step: index }),
    x: round(frame.left),
    y: frame.top + frame.pitch * index,
    width: round(step.actors > 0 ? Math.max(2, scale(step.actors)) : 0),
    height: frame.bar,
  }));
}

function rowsDrawing(scene: Scene, frame: CompactFrame, boxes: Box[]): Drawing {
  const x = round(frame.left);
  const links = linkPaths(scene.all, boxes, frame.beside ? horizontalLink : lostBeside);
  const flows = links.filter(({ flow }) => flow !== '').map((link) => ({ ...link, group: 0 }));
  return {
    width: round(frame.width),
    height: frame.height,
    grid: [{ kind: 'base', path: straight([x, frame.top - 4], [x, boxes.at(-1)!.y + frame.bar + 4]) }],
    flows: flows.map(({ group, step, flow, edge }) => ({ id: boxes[step].id, group, step, flow, edge })),
    reaches: [
      ...boxes.map((box, step) => ({ group: 0, step, path: rectangle(rowAround(frame, box)) })),
      ...flows.map(({ group, step, flow }) => ({ group, step, path: flow })),
    ],
    marks: [
      ...links
        .filter(({ lost }) => lost !== '')
        .map(({ step, lost }) => lostMark(boxes[step], { group: 0, step }, lost)),
      ...boxes.map((box, step) => ringedBar(box, { group: 0, step })),
    ],
    levels: [],
    targets: targetMarks(scene, ({ step, share }) => {
      const { y, height } = boxes[step];
      const at = round(x + boxes[0].width * share);
      return [
        [at, y - 3],
        [at, y + height + 3],
      ];
    }),
    labels: [
      ...(frame.beside ? heads(scene, frame) : []),
      ...scene.all.flatMap((_, step) => rowLabels(scene, frame, { boxes, step })),
    ],
    anchors: boxes,
  };
}

/** In the stacked layout there is text between the bars, so lost parts are drawn only beside the bar. */
function lostBeside(from: Box, to: Box) {
  return { ...horizontalLink({ ...from, y: to.y - from.height }, to), flow: '', edge: '' };
}

/** All of a row, from edge to edge. */
function rowAround(frame: CompactFrame, box: Box) {
  const above = frame.beside ? (frame.pitch - frame.bar) / 2 : frame.top;
  const y = round(Math.max(0, box.y - above));
  // While boxes animate from another layout, they may be below the frame.
  const height = round(Math.max(0, Math.min(frame.height - y, frame.pitch)));
  return { x: 0, y, width: round(frame.width), height };
}

function heads(scene: Scene, { ends }: CompactFrame): Label[] {
  const head = (text: string, x: number): LabelPosition => ({ kind: 'head', text, x, y: 12, anchor: 'end' });
  return labelsAt(scene, [head(m.chart_of_first(), ends.share), head(m.chart_of_previous(), ends.rate)], {
    id: 'head',
  });
}

interface DrawnRow {
  boxes: Box[];
  step: number;
}

function rowLabels(scene: Scene, frame: CompactFrame, drawn: DrawnRow): Label[] {
  const { step } = drawn;
  const positions = frame.beside ? besideLabels(scene, frame, drawn) : stackedLabels(scene, frame, drawn);
  const [named, ...others] = labelsAt(scene, positions, { id: scene.all[step].id, step });
  return [withLead(named, scene.all[step], step), ...others];
}

/** Name left of the bar, numbers in columns at the right. */
function besideLabels(scene: Scene, frame: CompactFrame, { boxes, step }: DrawnRow): LabelPosition[] {
  const { count, share, rate } = frame.words[step];
  const y = boxes[step].y + frame.bar / 2 + 5;
  return [
    { kind: 'name', text: nameOnLine(scene, step, frame.names), x: 0, y, anchor: 'start' },
    { kind: 'row-count', text: count, x: frame.ends.count, y, anchor: 'end' },
    { kind: 'share', text: share, x: frame.ends.share, y, anchor: 'end' },
    { kind: 'rate', text: rate, x: frame.ends.rate, y, anchor: 'end' },
  ];
}

/** Name and count above the bar; below it the figures of the way, and the share of the first. */
function stackedLabels(scene: Scene, frame: CompactFrame, { boxes, step }: DrawnRow): LabelPosition[] {
  const { count, share, rate, lost, time } = frame.words[step];
  const width = (kind: LabelKind, text: string) => labelWidth(kind, text, scene.room.measure);
  const { y } = boxes[step];
  const below = y + frame.bar + 15;
  const space = frame.width - width('row-count', count) - 12;
  const start = rate === '' ? 0 : width('rate', rate) + 8;
  const spare = frame.width - start - width('share', share) - 10;
  const lossAndTime = [lost, time].filter((text) => text !== '').join(' · ');
  const measure = measureOf('lost', scene.room.measure);
  const [fitted = ''] = fitText(lossAndTime, { width: spare, lines: 1, measure });
  return [
    { kind: 'name', text: nameOnLine(scene, step, space), x: 0, y: y - 7, anchor: 'start' },
    { kind: 'row-count', text: count, x: frame.width, y: y - 7, anchor: 'end' },
    { kind: 'rate', text: rate, x: 0, y: below, anchor: 'start' },
    { kind: 'lost', text: fitted, x: start, y: below, anchor: 'start' },
    { kind: 'share', text: share, x: frame.width, y: below, anchor: 'end' },
  ];
}
