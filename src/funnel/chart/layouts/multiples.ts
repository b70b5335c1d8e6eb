import { scaleLinear } from 'd3';
import { round, type Box } from '../../../chart/boxes';
import { fitText } from '../../../chart/fit-text';
import { share, shortCount } from '../../../i18n/numbers';
import { m } from '../../../i18n/paraglide/messages';
import {
  enterUpwards,
  withMoving,
  type DrawingForm,
  type Flow,
  type Label,
  type Layout,
  type Mark,
  type MovingParts,
  type StillParts,
} from '../drawing';
import { labelAt, lead, measureOf, visibleName, widest } from '../labels';
import { linkPaths, verticalLink } from '../link-paths';
import { barMark, lostMark, targetMarks } from '../marks';
import { rectangle, straight, verticalBar } from '../paths';
import { boxAt, boxesOf, boxId, eachStep, type At, type Scene } from '../scene';

/** A small funnel for each group, all on one scale: a bar is as high as the group's share of its own first stage. */
export const multiples: DrawingForm = {
  id: 'multiples',
  title: m.chart_group_multiples,
  layout: multiplesLayout,
  enter: enterUpwards,
  tooltip: 'beside',
  caption: m.chart_group_height,
  overlaid: false,
};

/** Pixels. */
const gap = { across: 28, down: 24 };
/** Name and figures above a small funnel, and room for the numbers on its bars. */
const panelHeadPx = 38;
const panelNumbersPx = 16;
const panelPlotPx = 104;
/** The names or numbers of the stages below. */
const panelFootPx = 18;
const tall = panelHeadPx + panelNumbersPx + panelPlotPx + panelFootPx;
const minPanelPx = 176;
/** A stage of a small funnel takes at least this much. */
const minPanelColumnPx = 22;
/** Columns from here on have names instead of numbers. */
const namedColumnPx = 62;

interface MultiplesFrame {
  columns: number;
  width: number;
  /** Of one small funnel, of one of its stages, and of its bars. */
  panel: number;
  column: number;
  bar: number;
  height: number;
  /** Labels on the bars, by group; '' where there is no room. */
  values: string[][];
}

function multiplesLayout(scene: Scene): Layout {
  const frame = multiplesFrame(scene);
  const still = multiplesStillParts(scene, frame);
  return {
    boxes: panelBoxes(scene, frame),
    draw: (boxes) => withMoving(still, multiplesMovingParts(scene, frame, boxes)),
  };
}

function multiplesFrame(scene: Scene): MultiplesFrame {
  const { all, groups, room } = scene;
  const least = Math.max(minPanelPx, all.length * minPanelColumnPx);
  const most = Math.max(1, Math.floor((room.width + gap.across) / (least + gap.across)));
  const rows = Math.ceil(groups.length / most);
  // Rows of equal size where possible; few charts are not enlarged.
  const columns = Math.max(Math.ceil(groups.length / rows), Math.min(2, most));
  const panel = Math.max(least, (room.width - gap.across * (columns - 1)) / columns);
  const column = panel / all.length;
  return {
    columns,
    panel,
    column,
    width: round(Math.max(room.width, panel)),
    bar: round(Math.min(40, column * 0.52)),
    height: rows * (tall + gap.down) - gap.down + 4,
    values: fittingPanelValues(scene, column),
  };
}

/** The upper left corner of a group's small funnel. */
function corner(frame: MultiplesFrame, group: number): { x: number; y: number } {
  const row = Math.floor(group / frame.columns);
  return { x: (group % frame.columns) * (frame.panel + gap.across), y: row * (tall + gap.down) };
}

function panelBoxes(scene: Scene, frame: MultiplesFrame): Box[] {
  const scale = scaleLinear([0, 1], [0, panelPlotPx]);
  return eachStep(scene, ({ group, step }) => {
    const { actors, fromFirst } = scene.groups[group].steps[step];
    const { x, y } = corner(frame, group);
    // Even one actor in a million gets a visible bar.
    const height = actors > 0 ? Math.max(2, scale(fromFirst ?? 0)) : 0;
    return {
      id: boxId(scene, { group, step }),
      x: round(x + frame.column * step + (frame.column - frame.bar) / 2),
      y: round(y + panelHeadPx + panelNumbersPx + panelPlotPx - height),
      width: frame.bar,
      height: round(height),
    };
  });
}

/** What stays where it is while the bars move. */
function multiplesStillParts(scene: Scene, frame: MultiplesFrame): StillParts {
  const anchors = eachStep(scene, (at) => multiplesColumn(frame, at));
  return {
    width: frame.width,
    height: frame.height,
    anchors,
    reaches: anchors.map((box) => ({ group: box.group, step: box.step, path: rectangle(box) })),
    levels: eachStep(scene, (at) => multiplesLevels(scene, frame, at)).flat(),
    grid: scene.groups.map((_, group) => ({ kind: 'share', path: floor(frame, group) })),
    labels: scene.groups.flatMap((_, group) => [...title(scene, frame, group), ...stages(scene, frame, group)]),
  };
}

function multiplesMovingParts(scene: Scene, frame: MultiplesFrame, boxes: Box[]): MovingParts {
  const panels = scene.groups.map((_, group) => panelDrawing(scene, { group, boxes: boxesOf(scene, boxes, group) }));
  return {
    flows: panels.flatMap(({ flows }) => flows),
    marks: panels.flatMap(({ marks }) => marks),
    targets: targetMarks(scene, ({ group, step, share: at }) => {
      const { x, width } = boxAt(scene, boxes, { group, step });
      const y = round(corner(frame, group).y + panelHeadPx + panelNumbersPx + panelPlotPx * (1 - at));
      return [
        [x - 4, y],
        [x + width + 4, y],
      ];
    }),
    labels: eachStep(scene, (at) => multiplesValue(scene, frame, { ...at, box: boxAt(scene, boxes, at) })).flat(),
  };
}

interface Multiple {
  group: number;
  boxes: Box[];
}

function panelDrawing(scene: Scene, { group, boxes }: Multiple): { marks: Mark[]; flows: Flow[] } {
  const { id, steps } = scene.groups[group];
  const links = linkPaths(steps, boxes, verticalLink);
  const lost = links.filter((link) => link.lost !== '');
  return {
    flows: links.map(({ step, flow, edge }) => ({ id: `${id} ${step}`, group, step, flow, edge })),
    marks: [
      ...lost.map((link) => lostMark(boxes[link.step], { group, step: link.step }, link.lost)),
      ...boxes.map((box, step) => barMark(box, { group, step }, verticalBar(box))),
    ],
  };
}

/** The bar's whole height, and the blank around it that no link needs. */
function multiplesColumn(frame: MultiplesFrame, { group, step }: At): Box & At {
  const { x, y } = corner(frame, group);
  const spare = Math.min(8, (frame.column - frame.bar) / 4);
  return {
    id: '',
    group,
    step,
    x: round(x + frame.column * step + (frame.column - frame.bar) / 2 - spare),
    y: round(y + panelHeadPx),
    width: round(frame.bar + 2 * spare),
    height: panelNumbersPx + panelPlotPx + panelFootPx,
  };
}

/** Over a bar, as high as the funnel of all. */
function multiplesLevels(scene: Scene, frame: MultiplesFrame, { group, step }: At): string[] {
  if (step === 0) return [];
  const { x, y } = corner(frame, group);
  const start = x + frame.column * step + (frame.column - frame.bar) / 2;
  const height = y + panelHeadPx + panelNumbersPx + panelPlotPx * (1 - (scene.all[step].fromFirst ?? 0));
  return [straight([start - 3, height], [start + frame.bar + 3, height])];
}

function floor(frame: MultiplesFrame, group: number): string {
  const { x, y } = corner(frame, group);
  const at = y + panelHeadPx + panelNumbersPx + panelPlotPx;
  return straight([x, at], [x + frame.panel, at]);
}

/** The group's name and the rate of the whole, below it how many came in and through. */
function title(scene: Scene, frame: MultiplesFrame, group: number): Label[] {
  const { id, name, steps } = scene.groups[group];
  const { x, y } = corner(frame, group);
  const rate = share(steps.at(-1)?.fromFirst ?? null);
  const [first, last] = [steps.at(0)?.actors ?? 0, steps.at(-1)?.actors ?? 0];
  const width = frame.panel - widest(scene, 'rate', [rate]) - 10;
  const [text = ''] = fitText(name, { width, lines: 1, measure: measureOf('name', scene.room.measure) });
  return [
    ...labelAt(scene, { id: `name ${id}`, kind: 'name', text, x, y: y + 14, anchor: 'start', group }),
    ...labelAt(scene, {
      id: `rate ${id}`,
      kind: 'rate',
      text: rate,
      x: x + frame.panel,
      y: y + 14,
      anchor: 'end',
      group,
    }),
    ...labelAt(scene, {
      id: `count ${id}`,
      kind: 'axis',
      text: `${shortCount(first)} → ${shortCount(last)}`,
      ...{ x, y: y + 30, anchor: 'start', group },
    }),
  ];
}

/** The stages' names where all of them fit on a line, else their numbers. */
function stages(scene: Scene, frame: MultiplesFrame, group: number): Label[] {
  const { x, y } = corner(frame, group);
  const measure = measureOf('axis', scene.room.measure);
  const width = frame.column - 6;
  return scene.all.flatMap((step, index) => {
    const number = lead(step, index).trimEnd() || String(index + 1);
    const [name = number] =
      frame.column < namedColumnPx ? [number] : fitText(visibleName(step), { width, lines: 1, measure });
    return labelAt(scene, {
      id: `stage ${group} ${step.id}`,
      kind: 'axis',
      text: name,
      x: x + frame.column * (index + 0.5),
      y: y + tall - 3,
      anchor: 'middle',
      group,
      step: index,
    });
  });
}

/** On every bar but the first, where all of them fit. */
function fittingPanelValues(scene: Scene, column: number): string[][] {
  const values = scene.groups.map(({ steps }) => steps.map(({ fromFirst }) => share(fromFirst)));
  const fit = widest(scene, 'value', values.flat()) + 4 <= column;
  return values.map((row) => row.map((text, step) => (fit && step > 0 ? text : '')));
}

function multiplesValue(scene: Scene, frame: MultiplesFrame, { group, step, box }: At & { box: Box }): Label[] {
  return labelAt(scene, {
    id: `value ${box.id}`,
    kind: 'value',
    text: frame.values[group][step],
    x: box.x + box.width / 2,
    y: box.y - 4,
    anchor: 'middle',
    group,
    step,
  });
}
