import { scaleLinear } from 'd3';
import { round, type Box } from '../../../chart/boxes';
import { fitText } from '../../../chart/fit-text';
import { count, share, shortCount } from '../../../i18n/numbers';
import { m } from '../../../i18n/paraglide/messages';
import type { ChartStep } from '../../figures/funnel-figures';
import {
  enterSideways,
  withMoving,
  type DrawingForm,
  type Label,
  type LabelKind,
  type Layout,
  type MovingParts,
  type StillParts,
} from '../drawing';
import { labelAt, measureOf, nameOnLine, widest, withLead } from '../labels';
import { barMark, lostBeyond, targetMarks } from '../marks';
import { horizontalBar, rectangle, straight } from '../paths';
import { boxAt, boxId, eachStep, type At, type Scene } from '../scene';

/** Stage below stage, in each a row for every group: its name, its bar from the left, its numbers. */
export const groupRows: DrawingForm = {
  id: 'group-rows',
  title: m.chart_group_bars,
  layout: groupRowsLayout,
  enter: enterSideways,
  tooltip: 'below',
  caption: m.chart_group_length,
  overlaid: false,
};

/** Pixels. */
const rowHeadsPx = 18;
/** A stage's name, with the figures of all beside it. */
const stageTitlePx = 30;
const rowPitchPx = 20;
const rowBarPx = 12;
const stageGapPx = 10;
/** Below this width the rate from the stage before is left out. */
const wideRowsPx = 420;

/** Where the columns right of the bars end; `names` is the width of the one left of them. */
interface GroupRowsFrame {
  names: number;
  left: number;
  length: number;
  ends: { count: number; share: number; rate: number | null };
  width: number;
  height: number;
}

function groupRowsLayout(scene: Scene): Layout {
  const frame = rowsFrame(scene);
  const still = groupRowsStillParts(scene, frame);
  return {
    boxes: groupRowBoxes(scene, frame),
    draw: (boxes) => withMoving(still, groupRowsMovingParts(scene, frame, boxes)),
  };
}

function rowsFrame(scene: Scene): GroupRowsFrame {
  const { width } = scene.room;
  const everyone = [scene.all, ...scene.groups.map(({ steps }) => steps)];
  const column = (kind: LabelKind, head: string, labelOf: (step: ChartStep) => string) =>
    14 +
    Math.max(
      widest(scene, 'head', [head]),
      widest(
        scene,
        kind,
        everyone.flatMap((steps) => steps.map(labelOf)),
      ),
    );
  const counts = column('share', '', (step) => countText(scene, step));
  const shares = column('share', m.chart_of_first(), (step) => share(step.fromFirst));
  const rates = width < wideRowsPx ? 0 : column('share', m.chart_of_previous(), (step) => share(step.fromPrevious));
  const wanted =
    12 +
    widest(
      scene,
      'group-name',
      scene.groups.map(({ name }) => name),
    );
  const names = Math.min(wanted, 220, width * 0.28);
  return {
    names,
    left: names + 10,
    length: Math.max(0, width - names - 10 - counts - shares - rates),
    ends: { count: width - shares - rates, share: width - rates, rate: rates > 0 ? width : null },
    width,
    height: rowHeadsPx + scene.all.length * stageHeight(scene) - stageGapPx + 4,
  };
}

function countText({ room }: Scene, step: ChartStep): string {
  return room.width < wideRowsPx ? shortCount(step.actors) : count(step.actors);
}

function stageHeight({ groups }: Scene): number {
  return stageTitlePx + groups.length * rowPitchPx + stageGapPx;
}

/** The top of a stage; its groups' rows begin `title` below. */
function stageTop(scene: Scene, step: number): number {
  return rowHeadsPx + step * stageHeight(scene);
}

function groupRowBoxes(scene: Scene, frame: GroupRowsFrame): Box[] {
  const scale = scaleLinear([0, 1], [0, frame.length]);
  return eachStep(scene, ({ group, step }) => {
    const { actors, fromFirst } = scene.groups[group].steps[step];
    return {
      id: boxId(scene, { group, step }),
      x: round(frame.left),
      y: stageTop(scene, step) + stageTitlePx + group * rowPitchPx + (rowPitchPx - rowBarPx) / 2,
      // Even one actor in a million gets a visible bar.
      width: round(actors > 0 ? Math.max(2, scale(fromFirst ?? 0)) : 0),
      height: rowBarPx,
    };
  });
}

/** All but the bars: rows stay where they are while bars move. */
function groupRowsStillParts(scene: Scene, frame: GroupRowsFrame): StillParts {
  const steps = scene.all.map((_, step) => step);
  const anchors = eachStep(scene, (at) => rowOf(scene, frame, at));
  return {
    width: round(frame.width),
    height: frame.height,
    anchors,
    reaches: anchors.map((box) => ({ group: box.group, step: box.step, path: rectangle(box) })),
    levels: steps.slice(1).map((step) => groupRowsLevel(scene, frame, step)),
    grid: steps.map((step) => ({ kind: 'share', path: rowsLine(scene, frame, step) })),
    labels: [
      ...headLabels(scene, frame),
      ...steps.flatMap((step) => rowStageLabels(scene, frame, step)),
      ...eachStep(scene, (at) => groupRowLabels(scene, frame, at)).flat(),
    ],
  };
}

function groupRowsMovingParts(scene: Scene, frame: GroupRowsFrame, boxes: Box[]): MovingParts {
  return {
    flows: [],
    marks: eachStep(scene, (at) => {
      const box = boxAt(scene, boxes, at);
      return [...lostBeyond(scene, boxes, { ...at, lying: true }), barMark(box, at, horizontalBar(box))];
    }).flat(),
    targets: targetMarks(scene, ({ share: at, ...of }) => {
      const { y, height } = boxAt(scene, boxes, of);
      const x = round(frame.left + frame.length * at);
      return [
        [x, y - 2],
        [x, y + height + 2],
      ];
    }),
    labels: [],
  };
}

/** All of a row, from edge to edge. */
function rowOf(scene: Scene, frame: GroupRowsFrame, { group, step }: At): Box & At {
  const y = stageTop(scene, step) + stageTitlePx + group * rowPitchPx;
  return { id: '', group, step, x: 0, y, width: round(frame.width), height: rowPitchPx };
}

function groupRowsLevel(scene: Scene, frame: GroupRowsFrame, step: number): string {
  const x = round(frame.left + frame.length * (scene.all[step].fromFirst ?? 0));
  const top = stageTop(scene, step) + stageTitlePx;
  return straight([x, top - 3], [x, top + scene.groups.length * rowPitchPx + 3]);
}

/** What the bars of a stage grow from. */
function rowsLine(scene: Scene, frame: GroupRowsFrame, step: number): string {
  const top = stageTop(scene, step) + stageTitlePx;
  return straight([frame.left, top], [frame.left, top + scene.groups.length * rowPitchPx]);
}

function headLabels(scene: Scene, { ends }: GroupRowsFrame): Label[] {
  const head = (text: string, x: number) =>
    labelAt(scene, { id: `head ${text}`, kind: 'head', text, x, y: 12, anchor: 'end' });
  return [
    ...head(m.chart_of_first(), ends.share),
    ...(ends.rate === null ? [] : head(m.chart_of_previous(), ends.rate)),
  ];
}

/** The stage's name, and the figures of all in the columns of their kind. */
function rowStageLabels(scene: Scene, frame: GroupRowsFrame, step: number): Label[] {
  const of = scene.all[step];
  const width = frame.ends.count - widest(scene, 'share', [countText(scene, of)]) - 12;
  const y = stageTop(scene, step) + 20;
  const [named] = labelAt(scene, {
    id: of.id,
    kind: 'name',
    text: nameOnLine(scene, step, width),
    x: 0,
    y,
    anchor: 'start',
    step,
  });
  return [withLead(named, of, step), ...numbers(scene, frame, { figures: of, y, id: `all ${of.id}`, step })];
}

function groupRowLabels(scene: Scene, frame: GroupRowsFrame, { group, step }: At): Label[] {
  const { name, steps } = scene.groups[group];
  const measure = measureOf('group-name', scene.room.measure);
  const [text = ''] = fitText(name, { width: frame.names, lines: 1, measure });
  const id = boxId(scene, { group, step });
  const y = stageTop(scene, step) + stageTitlePx + group * rowPitchPx + rowPitchPx / 2 + 4;
  return [
    ...labelAt(scene, { id: `name ${id}`, kind: 'group-name', text, x: 0, y, anchor: 'start', group, step }),
    ...numbers(scene, frame, { figures: steps[step], y, id, group, step }),
  ];
}

function numbers(
  scene: Scene,
  { ends }: GroupRowsFrame,
  of: { figures: ChartStep; y: number; id: string; group?: number; step: number },
): Label[] {
  const { figures, id, ...at } = of;
  const number = (text: string, x: number) =>
    labelAt(scene, { ...at, id: `${id} ${x}`, kind: 'share', text, x, anchor: 'end' });
  return [
    ...number(countText(scene, figures), ends.count),
    ...number(share(figures.fromFirst), ends.share),
    ...(ends.rate === null || figures.previous === null ? [] : number(share(figures.fromPrevious), ends.rate)),
  ];
}
