import { round, type Box } from '../../../chart/boxes';
import { fitText } from '../../../chart/fit-text';
import { share } from '../../../i18n/numbers';
import { m } from '../../../i18n/paraglide/messages';
import type { ChartStep } from '../../figures/funnel-figures';
import type { LabelKind } from '../drawing';
import { lead, measureOf, visibleName } from '../bar-labels';
import { spreadLabels } from './spread-labels';
import type { GroupLink, GroupDrawing, GroupLabel, GroupLayout, GroupMark, Reach, Scene } from './group-drawing';
import {
  boxId,
  circle,
  eachStep,
  groupLabel,
  shares,
  straight,
  targetMarks,
  wholePercent,
  widest,
} from './group-marks';

/** Pixels. Left of the lines stand the percentages. */
const slopeGutterPx = 44;
const slopeTopPx = 14;
const slopeLabelLinePx = 15;
const pointRadiusPx = 4;
/** Gap between the last points and their labels. */
const labelOffsetPx = 26;

interface Frame {
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

/** A line for each group over the stages: its share of its own first stage. */
export function groupSlopeLayout(scene: Scene): GroupLayout {
  const frame = slopeFrame(scene);
  return { boxes: pointBoxes(scene, frame), draw: (boxes) => slopeDrawing(scene, frame, boxes) };
}

function slopeFrame(scene: Scene): Frame {
  const { all, groups, room } = scene;
  const wanted =
    widest(scene, 'group-name', [...groups.map(({ name }) => name), m.chart_group_all()]) +
    widest(scene, 'rate', ['100.0%']) +
    8;
  const ends = Math.min(Math.max(60, wanted), 260, room.width * 0.34);
  const column = Math.max(56, (room.width - slopeGutterPx - ends - labelOffsetPx) / Math.max(0.5, all.length - 0.5));
  const nameKind = 'small-name';
  const measure = measureOf(nameKind, room.measure);
  const names = all.map((step, index) =>
    fitText(lead(step, index) + visibleName(step), {
      width: Math.min(column - 10, 2 * (labelOffsetPx + ends)),
      lines: 2,
      measure,
    }),
  );
  const lines = Math.max(...names.map((each) => each.length)) + (all.some((step) => step.optional) ? 1 : 0);
  const plot = Math.max(Math.round(Math.min(300, Math.max(190, room.width * 0.28))), (groups.length + 1) * 17);
  return {
    ...{ column, plot, nameKind, names, ends },
    left: slopeGutterPx + column / 2,
    width: round(Math.max(room.width, slopeGutterPx + column * (all.length - 0.5) + labelOffsetPx + ends)),
    height: slopeTopPx + plot + 12 + lines * slopeLabelLinePx + 8,
  };
}

function across(frame: Frame, step: number): number {
  return round(frame.left + frame.column * step);
}

function heightOf(frame: Frame, at: number | null): number {
  return round(slopeTopPx + frame.plot * (1 - (at ?? 0)));
}

function pointBoxes(scene: Scene, frame: Frame): Box[] {
  return eachStep(scene, (group, step) => ({
    id: boxId(scene, group, step),
    x: across(frame, step),
    y: heightOf(frame, scene.groups[group].steps[step].fromFirst),
    width: 0,
    height: 0,
  }));
}

function slopeDrawing(scene: Scene, frame: Frame, boxes: Box[]): GroupDrawing {
  const end = across(frame, scene.all.length - 1);
  return {
    width: frame.width,
    height: frame.height,
    marks: [
      ...eachStep(scene, (group, step) => link(scene, boxes, { group, step })).flat(),
      ...eachStep(scene, (group, step) => point(scene, boxes, { group, step })),
    ],
    reaches: eachStep(scene, (group, step) => reach(scene, boxes, { group, step })),
    flows: scene.groups.map((_, group) => leader(scene, frame, { group, boxes })),
    levels: scene.all.flatMap((step, index) => levelTo(frame, { step, index, all: scene.all })),
    targets: targetMarks(scene, ({ step, share: at }) => [
      [across(frame, step) - 8, heightOf(frame, at)],
      [across(frame, step) + 8, heightOf(frame, at)],
    ]),
    grid: shares.map((at) => straight([slopeGutterPx, heightOf(frame, at)], [end + 8, heightOf(frame, at)])),
    labels: [
      ...axis(scene, frame),
      ...scene.all.flatMap((_, step) => stage(scene, frame, step)),
      ...ends(scene, frame),
    ],
  };
}

interface At {
  group: number;
  step: number;
}

/** The line from the required step before, which is also the target for those lost. */
function link(scene: Scene, boxes: Box[], { group, step }: At): GroupMark[] {
  const { steps } = scene.groups[group];
  const { previous, optional } = steps[step];
  if (previous === null || optional) return [];
  const [from, to] = [boxes[group * steps.length + previous], boxes[group * steps.length + step]];
  const path = straight([from.x, from.y], [to.x, to.y]);
  return [{ id: `link ${to.id}`, group, step, part: 'lost', kind: 'link', path }];
}

function point(scene: Scene, boxes: Box[], { group, step }: At): GroupMark {
  const { id, x, y } = boxes[group * scene.all.length + step];
  return { id, group, step, part: 'passed', kind: 'point', path: circle(x, y, pointRadiusPx) };
}

function reach(scene: Scene, boxes: Box[], { group, step }: At): Reach {
  const { x, y } = boxes[group * scene.all.length + step];
  return { group, step, x: x - 8, y: y - 8, width: 16, height: 16 };
}

/** The line of all. */
function levelTo(frame: Frame, { step, index, all }: { step: ChartStep; index: number; all: ChartStep[] }): string[] {
  if (step.previous === null || step.optional) return [];
  const before = all[step.previous];
  return [
    straight(
      [across(frame, step.previous), heightOf(frame, before.fromFirst)],
      [across(frame, index), heightOf(frame, step.fromFirst)],
    ),
  ];
}

function axis(scene: Scene, frame: Frame): GroupLabel[] {
  return shares.flatMap((at) =>
    groupLabel(scene, {
      id: `axis ${at}`,
      kind: 'axis',
      text: wholePercent(at),
      x: slopeGutterPx - 6,
      y: heightOf(frame, at) + 4,
      anchor: 'end',
    }),
  );
}

/** A stage's name below its points. */
function stage(scene: Scene, frame: Frame, step: number): GroupLabel[] {
  const of = scene.all[step];
  const lines: [LabelKind, string][] = frame.names[step].map((text) => [frame.nameKind, text]);
  if (of.optional) lines.push(['tag', m.chart_optional()]);
  const first = lead(of, step).trimEnd();
  const y = slopeTopPx + frame.plot + 22;
  return lines
    .flatMap(([kind, text], row) =>
      groupLabel(scene, {
        id: `${of.id} ${row}`,
        kind,
        text,
        ...{ x: across(frame, step), y: y + row * slopeLabelLinePx, anchor: 'middle', step },
      }),
    )
    .map((label, row) => (row === 0 ? { ...label, lead: first } : label));
}

/** Heights of the labels at the lines' ends, spread where they are close together. The last one is for all actors. */
function endHeights(scene: Scene, frame: Frame): number[] {
  const last = scene.all.length - 1;
  const rates = [...scene.groups.map(({ steps }) => steps[last].fromFirst), scene.all[last].fromFirst];
  return spreadLabels(
    rates.map((rate) => heightOf(frame, rate)),
    { apart: 16, least: slopeTopPx, most: slopeTopPx + frame.plot },
  );
}

/** From a line's end to its name. */
function leader(scene: Scene, frame: Frame, { group, boxes }: { group: number; boxes: Box[] }): GroupLink {
  const step = scene.all.length - 1;
  const { x, y } = boxes[group * scene.all.length + step];
  const end: [number, number] = [x + labelOffsetPx - 5, endHeights(scene, frame)[group]];
  return { id: scene.groups[group].id, group, step, flow: '', edge: straight([x + pointRadiusPx + 2, y], end) };
}

/** Name and final value of every line. */
function ends(scene: Scene, frame: Frame): GroupLabel[] {
  const step = scene.all.length - 1;
  const lines = [
    ...scene.groups.map(({ id, name, steps }, group) => ({ id, name, steps, at: { group, step } })),
    { id: 'all', name: m.chart_group_all(), steps: scene.all, at: { step } },
  ];
  const heights = endHeights(scene, frame);
  const rates = lines.map(({ steps }) => share(steps[step].fromFirst));
  const x = across(frame, step) + labelOffsetPx;
  const number = widest(scene, 'rate', rates) + 6;
  const room = { width: frame.ends - number, lines: 1, measure: measureOf('group-name', scene.room.measure) };
  return lines.flatMap(({ id, name, at }, index) => {
    const place = { ...at, y: heights[index] + 4, anchor: 'start' as const };
    const [text = ''] = fitText(name, room);
    return [
      ...groupLabel(scene, { ...place, id: `rate ${id}`, kind: 'rate', text: rates[index], x }),
      ...groupLabel(scene, { ...place, id: `name ${id}`, kind: 'group-name', text, x: x + number }),
    ];
  });
}
