import { round, type Box } from '../../../chart/boxes';
import { fitText } from '../../../chart/fit-text';
import { share } from '../../../i18n/numbers';
import { m } from '../../../i18n/paraglide/messages';
import type { ChartStep } from '../../figures/funnel-figures';
import type { Drawing, DrawingForm, Flow, Label, LabelKind, Layout, Mark, StillParts } from '../drawing';
import { brokenNames, gridLabels, gridShares, labelAt, measureOf, nameLines, widest, withLead } from '../labels';
import { targetMarks } from '../marks';
import { circle, rectangle, straight } from '../paths';
import { boxAt, boxId, eachStep, type At, type Scene } from '../scene';
import { spreadLabels } from './spread-labels';

/** A line for each group over the stages: its share of its own first stage. */
export const slope: DrawingForm = {
  id: 'slope',
  title: m.chart_group_slope,
  layout: slopeLayout,
  // Points are simply there.
  enter: (box) => box,
  tooltip: 'beside',
  caption: m.chart_group_height_slope,
  overlaid: true,
};

/** Pixels. Left of the lines stand the percentages. */
const slopeGutterPx = 44;
const slopeTopPx = 14;
const slopeLabelLinePx = 15;
const pointRadiusPx = 4;
/** Gap between the last points and their labels. */
const labelOffsetPx = 26;

interface SlopeFrame {
  left: number;
  column: number;
  plot: number;
  width: number;
  height: number;
  nameKind: LabelKind;
  names: string[][];
  /** Of the labels at the lines' ends. */
  ends: number;
}

function slopeLayout(scene: Scene): Layout {
  const frame = slopeFrame(scene);
  const still = slopeStillParts(scene, frame);
  return { boxes: pointBoxes(scene, frame), draw: (boxes) => slopeDrawing(scene, frame, { boxes, still }) };
}

function slopeFrame(scene: Scene): SlopeFrame {
  const { all, groups, room } = scene;
  const wanted =
    widest(scene, 'group-name', [...groups.map(({ name }) => name), m.chart_group_all()]) +
    widest(scene, 'rate', ['100.0%']) +
    8;
  const ends = Math.min(Math.max(60, wanted), 260, room.width * 0.34);
  const column = Math.max(56, (room.width - slopeGutterPx - ends - labelOffsetPx) / Math.max(0.5, all.length - 0.5));
  const nameKind = 'small-name';
  const names = brokenNames(scene, {
    width: Math.min(column - 10, 2 * (labelOffsetPx + ends)),
    lines: 2,
    kind: nameKind,
  });
  const lines = Math.max(...names.map((each) => each.length)) + (all.some((step) => step.optional) ? 1 : 0);
  const plot = Math.max(Math.round(Math.min(300, Math.max(190, room.width * 0.28))), (groups.length + 1) * 17);
  return {
    ...{ column, plot, nameKind, names, ends },
    left: slopeGutterPx + column / 2,
    width: round(Math.max(room.width, slopeGutterPx + column * (all.length - 0.5) + labelOffsetPx + ends)),
    height: slopeTopPx + plot + 12 + lines * slopeLabelLinePx + 8,
  };
}

function across(frame: SlopeFrame, step: number): number {
  return round(frame.left + frame.column * step);
}

function rateHeight(frame: SlopeFrame, at: number | null): number {
  return round(slopeTopPx + frame.plot * (1 - (at ?? 0)));
}

function pointBoxes(scene: Scene, frame: SlopeFrame): Box[] {
  return eachStep(scene, ({ group, step }) => ({
    id: boxId(scene, { group, step }),
    x: across(frame, step),
    y: rateHeight(frame, scene.groups[group].steps[step].fromFirst),
    width: 0,
    height: 0,
  }));
}

/** What stays where it is while the points move. */
function slopeStillParts(
  scene: Scene,
  frame: SlopeFrame,
): Omit<StillParts, 'reaches' | 'anchors'> & { ends: number[] } {
  const end = across(frame, scene.all.length - 1);
  const line = (at: number) => straight([slopeGutterPx, rateHeight(frame, at)], [end + 8, rateHeight(frame, at)]);
  const ends = endHeights(scene, frame);
  return {
    ends,
    width: frame.width,
    height: frame.height,
    levels: scene.all.flatMap((step, index) => levelTo(frame, { step, index, all: scene.all })),
    grid: gridShares.map((at) => ({ kind: 'share', path: line(at) })),
    labels: [
      ...gridLabels(scene, slopeGutterPx - 6, (at) => rateHeight(frame, at)),
      ...scene.all.flatMap((_, step) => slopeStageLabels(scene, frame, step)),
      ...endLabels(scene, frame, ends),
    ],
  };
}

function slopeDrawing(
  scene: Scene,
  frame: SlopeFrame,
  { boxes, still }: { boxes: Box[]; still: ReturnType<typeof slopeStillParts> },
): Drawing {
  const { ends, ...parts } = still;
  const anchors = eachStep(scene, (at) => around(boxAt(scene, boxes, at), at));
  return {
    ...parts,
    anchors,
    reaches: anchors.map((box) => ({ group: box.group, step: box.step, path: rectangle(box) })),
    marks: [
      ...eachStep(scene, (at) => slopeLink(scene, boxes, at)).flat(),
      ...eachStep(scene, (at) => point(boxAt(scene, boxes, at), at)),
    ],
    flows: scene.groups.map((_, group) => leader(scene, boxes, { group, end: ends[group] })),
    targets: targetMarks(scene, ({ step, share: at }) => [
      [across(frame, step) - 8, rateHeight(frame, at)],
      [across(frame, step) + 8, rateHeight(frame, at)],
    ]),
  };
}

/** The line from the required step before, which is also the target for those lost. */
function slopeLink(scene: Scene, boxes: Box[], { group, step }: At): Mark[] {
  const { previous, optional } = scene.groups[group].steps[step];
  if (previous === null || optional) return [];
  const [from, to] = [boxAt(scene, boxes, { group, step: previous }), boxAt(scene, boxes, { group, step })];
  const path = straight([from.x, from.y], [to.x, to.y]);
  return [{ id: `link ${to.id}`, group, step, part: 'lost', kind: 'link', path }];
}

function point({ id, x, y }: Box, { group, step }: At): Mark {
  return { id, group, step, part: 'passed', kind: 'point', path: circle(x, y, pointRadiusPx) };
}

function around({ x, y }: Box, { group, step }: At): Box & At {
  return { id: '', group, step, x: x - 8, y: y - 8, width: 16, height: 16 };
}

/** The line of all. */
function levelTo(
  frame: SlopeFrame,
  { step, index, all }: { step: ChartStep; index: number; all: ChartStep[] },
): string[] {
  if (step.previous === null || step.optional) return [];
  const before = all[step.previous];
  return [
    straight(
      [across(frame, step.previous), rateHeight(frame, before.fromFirst)],
      [across(frame, index), rateHeight(frame, step.fromFirst)],
    ),
  ];
}

/** A stage's name below its points. */
function slopeStageLabels(scene: Scene, frame: SlopeFrame, step: number): Label[] {
  const of = scene.all[step];
  const y = slopeTopPx + frame.plot + 22;
  return nameLines(of, frame.names[step], frame.nameKind)
    .flatMap(([kind, text], row) =>
      labelAt(scene, {
        id: `${of.id} ${row}`,
        kind,
        text,
        ...{ x: across(frame, step), y: y + row * slopeLabelLinePx, anchor: 'middle', step },
      }),
    )
    .map((label, row) => (row === 0 ? withLead(label, of, step) : label));
}

/** Heights of the labels at the lines' ends, spread where they are close together. The last one is for all actors. */
function endHeights(scene: Scene, frame: SlopeFrame): number[] {
  const last = scene.all.length - 1;
  const rates = [...scene.groups.map(({ steps }) => steps[last].fromFirst), scene.all[last].fromFirst];
  return spreadLabels(
    rates.map((rate) => rateHeight(frame, rate)),
    { apart: 16, least: slopeTopPx, most: slopeTopPx + frame.plot },
  );
}

/** From a line's end to its name, whose height is `end`. */
function leader(scene: Scene, boxes: Box[], { group, end }: { group: number; end: number }): Flow {
  const step = scene.all.length - 1;
  const { x, y } = boxAt(scene, boxes, { group, step });
  const edge = straight([x + pointRadiusPx + 2, y], [x + labelOffsetPx - 5, end]);
  return { id: scene.groups[group].id, group, step, flow: '', edge };
}

/** Name and final value of every line. */
function endLabels(scene: Scene, frame: SlopeFrame, heights: number[]): Label[] {
  const step = scene.all.length - 1;
  const lines = [
    ...scene.groups.map(({ id, name, steps }, group) => ({ id, name, steps, at: { group, step } })),
    { id: 'all', name: m.chart_group_all(), steps: scene.all, at: { step } },
  ];
  const rates = lines.map(({ steps }) => share(steps[step].fromFirst));
  const x = across(frame, step) + labelOffsetPx;
  const number = widest(scene, 'rate', rates) + 6;
  const room = { width: frame.ends - number, lines: 1, measure: measureOf('group-name', scene.room.measure) };
  return lines.flatMap(({ id, name, at }, index) => {
    const place = { ...at, y: heights[index] + 4, anchor: 'start' as const };
    const [text = ''] = fitText(name, room);
    return [
      ...labelAt(scene, { ...place, id: `rate ${id}`, kind: 'rate', text: rates[index], x }),
      ...labelAt(scene, { ...place, id: `name ${id}`, kind: 'group-name', text, x: x + number }),
    ];
  });
}
