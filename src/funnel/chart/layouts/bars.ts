import { scaleLinear } from 'd3';
import { round, type Box } from '../../../chart/boxes';
import { m } from '../../../i18n/paraglide/messages';
import { enterUpwards, type Drawing, type DrawingForm, type Label, type LabelKind, type Layout } from '../drawing';
import { brokenNames, labelsAt, nameLines, withLead, type LabelPosition } from '../labels';
import { linkPaths, verticalLink } from '../link-paths';
import { lostMark, ringedBar, targetMarks } from '../marks';
import { rectangle, straight } from '../paths';
import { boxId, type Scene } from '../scene';
import { stepLabels, type StepLabels } from '../step-labels';

/** Bars of the funnel of all side by side on one line, with the ways of those who passed between them. */
export const bars: DrawingForm = {
  id: 'bars',
  title: m.funnel_form_bars,
  layout: barsLayout,
  enter: enterUpwards,
  tooltip: 'beside',
  caption: () => '',
  overlaid: false,
};

/** Pixels a bar and its way need. */
export const minBarColumnPx = 64;
/** Wide enough to read, for a drawing that scrolls sideways. */
const scrolledColumnPx = 88;
/** A column holds one bar and half of each way beside it. */
const maxBarColumnPx = 340;
const barLabelLinePx = 17;
/** Room above a bar for its two numbers. */
const barNumbersPx = 44;
/** Gap between two labels side by side. */
const barLabelGapPx = 10;
/** Columns narrower than this have small names in up to three lines. */
const smallNamesBelowPx = 100;
/** Overhang of a target's line on both sides of its bar. */
const targetOverhangPx = 7;

interface BarsFrame {
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

function barsLayout(scene: Scene): Layout {
  const frame = barsFrame(scene);
  return { boxes: barBoxes(scene, frame), draw: (boxes) => barsDrawing(scene, frame, boxes) };
}

function barsFrame(scene: Scene): BarsFrame {
  const { all, room } = scene;
  const share = room.width / all.length;
  const column = Math.min(maxBarColumnPx, share < minBarColumnPx ? scrolledColumnPx : share);
  const width = Math.max(room.width, column * all.length);
  const labels = column - barLabelGapPx;
  const nameKind = labels < smallNamesBelowPx ? 'small-name' : 'name';
  const names = brokenNames(scene, { width: labels, lines: nameKind === 'name' ? 2 : 3, kind: nameKind });
  const tags = all.some((step) => step.optional) ? 1 : 0;
  const top = (Math.max(...names.map((lines) => lines.length)) + tags) * barLabelLinePx + barNumbersPx + 12;
  const plot = Math.round(Math.min(240, Math.max(150, room.width * 0.24)));
  return {
    ...{ column, top, plot, nameKind, names },
    left: round((width - column * all.length) / 2),
    bar: round(Math.min(112, Math.max(24, column < 130 ? column * 0.5 : column * 0.38 + 16))),
    width: round(width),
    height: top + plot + (all.length > 1 ? 3 * barLabelLinePx + 14 : 8),
    words: stepLabels(all, labels, room),
  };
}

function barBoxes(scene: Scene, frame: BarsFrame): Box[] {
  const most = Math.max(1, ...scene.all.map((step) => step.actors));
  const scale = scaleLinear([0, most], [0, frame.plot]);
  return scene.all.map((step, index) => {
    // Even one actor in a million gets a visible bar.
    const height = step.actors > 0 ? Math.max(2, scale(step.actors)) : 0;
    return {
      id: boxId(scene, { group: 0, step: index }),
      x: round(frame.left + frame.column * index + (frame.column - frame.bar) / 2),
      y: round(frame.top + frame.plot - height),
      width: frame.bar,
      height: round(height),
    };
  });
}

function barsDrawing(scene: Scene, frame: BarsFrame, boxes: Box[]): Drawing {
  const floor = frame.top + frame.plot;
  const links = linkPaths(scene.all, boxes, verticalLink).map((link) => ({ ...link, group: 0 }));
  const anchors = boxes.map((box) => anchorOf(frame, box));
  return {
    width: frame.width,
    height: frame.height,
    grid: [{ kind: 'base', path: straight([boxes[0].x - 12, floor], [endOf(boxes.at(-1)!) + 12, floor]) }],
    flows: links.map(({ group, step, flow, edge }) => ({ id: boxes[step].id, group, step, flow, edge })),
    reaches: [
      ...anchors.map((box, step) => ({ group: 0, step, path: rectangle(box) })),
      ...links.map(({ group, step, flow }) => ({ group, step, path: flow })),
    ],
    marks: [
      ...links.filter(({ lost }) => lost !== '').map((link) => lostMark(boxes[link.step], link, link.lost)),
      ...boxes.map((box, step) => ringedBar(box, { group: 0, step })),
    ],
    levels: [],
    targets: targetMarks(scene, ({ step, share }) => {
      const y = round(floor - boxes[0].height * share);
      return [
        [boxes[step].x - targetOverhangPx, y],
        [endOf(boxes[step]) + targetOverhangPx, y],
      ];
    }),
    labels: scene.all.flatMap((_, step) => stepLabelsAt(scene, frame, { boxes, step })),
    anchors,
  };
}

const endOf = ({ x, width }: Box) => x + width;

/** A bar with its numbers, and some of the gap on both sides. */
function anchorOf(frame: BarsFrame, box: Box): Box {
  const spare = Math.min(24, (frame.column - frame.bar) / 4);
  const y = round(Math.max(0, box.y - barNumbersPx));
  return {
    id: box.id,
    x: round(box.x - spare),
    y,
    width: round(box.width + 2 * spare),
    height: round(Math.max(0, frame.top + frame.plot - y)),
  };
}

interface DrawnBar {
  boxes: Box[];
  step: number;
}

function stepLabelsAt(scene: Scene, frame: BarsFrame, drawn: DrawnBar): Label[] {
  const { id } = scene.all[drawn.step];
  const positions = [...onBar(frame, drawn), ...belowLink(frame, drawn), ...nameAbove(scene, frame, drawn)];
  const labels = labelsAt(scene, positions, { id, step: drawn.step });
  const named = labels.findIndex(({ kind }) => kind === frame.nameKind);
  return named < 0 ? labels : labels.with(named, withLead(labels[named], scene.all[drawn.step], drawn.step));
}

/** Lines from the top, over the bar's middle. */
function nameAbove(scene: Scene, frame: BarsFrame, { boxes, step }: DrawnBar): LabelPosition[] {
  const x = boxes[step].x + frame.bar / 2;
  const lines = nameLines(scene.all[step], frame.names[step], frame.nameKind);
  return lines.map(([kind, text], row) => ({ kind, text, x, y: 14 + row * barLabelLinePx, anchor: 'middle' }));
}

function onBar(frame: BarsFrame, { boxes, step }: DrawnBar): LabelPosition[] {
  const box = boxes[step];
  const { count, share } = frame.words[step];
  const x = box.x + box.width / 2;
  return [
    { kind: 'count', text: count, x, y: box.y - 24, anchor: 'middle' },
    { kind: 'share', text: share, x, y: box.y - 8, anchor: 'middle' },
  ];
}

/** Labels of the way from the previous bar, centred between the two. */
function belowLink(frame: BarsFrame, { boxes, step }: DrawnBar): LabelPosition[] {
  if (step === 0) return [];
  const x = (endOf(boxes[step - 1]) + boxes[step].x) / 2;
  const { rate, lost, time } = frame.words[step];
  const lines: [LabelKind, string][] = [
    ['rate', rate],
    ['lost', lost],
    ['time', time],
  ];
  const visible = lines.filter(([, text]) => text !== '');
  const y = frame.top + frame.plot + 20;
  return visible.map(([kind, text], row) => ({ kind, text, x, y: y + row * barLabelLinePx, anchor: 'middle' }));
}
