import { scaleLinear } from 'd3';
import { round, type Box } from '../../../chart/boxes';
import { fitText } from '../../../chart/fit-text';
import { share, shortCount } from '../../../i18n/numbers';
import { m } from '../../../i18n/paraglide/messages';
import type { LabelKind } from '../drawing';
import { lead, measureOf, visibleName } from '../bar-labels';
import type { GroupDrawing, GroupLabel, GroupLayout, GroupMark, Reach, Scene } from './group-drawing';
import {
  boxId,
  eachStep,
  groupLabel,
  lostMark,
  shares,
  verticalBar,
  straight,
  targetMarks,
  wholePercent,
  widest,
} from './group-marks';

/** Pixels. Left of the bars stand the percentages of their heights. */
const barGutterPx = 40;
const groupLabelLinePx = 17;
const maxGroupColumnPx = 380;
/** A bar and the gap beside it. */
const [narrowestPitch, widestPitch] = [7, 56];
/** Minimum bar width for an upright number. */
const minTurnedPitchPx = 11;
/** Columns narrower than this have small names in up to three lines. */
const smallGroupNamesBelowPx = 100;

interface Frame {
  column: number;
  left: number;
  pitch: number;
  bar: number;
  top: number;
  plot: number;
  width: number;
  height: number;
  nameKind: LabelKind;
  names: string[][];
  /** Labels on the bars, by group; '' where there is no room. */
  values: string[][];
  turned: boolean;
}

/** Pixels a stage with a bar for each group takes at least. */
function narrowestStage(groups: number): number {
  return Math.max(72, groups * narrowestPitch + 16);
}

/**
 * The groups' bars beside each other at every stage. A bar is as high as the group's share of its own first stage;
 * over it, up to the height of the stage before, those who were lost.
 */
export function groupBarsLayout(scene: Scene): GroupLayout {
  const frame = barsFrame(scene);
  return { boxes: barBoxes(scene, frame), draw: (boxes) => barsDrawing(scene, frame, boxes) };
}

function barsFrame(scene: Scene): Frame {
  const { all, groups, room } = scene;
  const wanted = (room.width - barGutterPx) / all.length;
  const column = Math.min(maxGroupColumnPx, Math.max(narrowestStage(groups.length), wanted));
  const pitch = Math.min(widestPitch, (column - Math.min(44, Math.max(14, column * 0.17))) / groups.length);
  const nameKind = column - 10 < smallGroupNamesBelowPx ? 'small-name' : 'name';
  const names = stageNames(scene, { width: column - 10, lines: nameKind === 'name' ? 2 : 3, kind: nameKind });
  const numbers = valuesThatFit(scene, pitch);
  const tags = all.some((step) => step.optional) ? 1 : 0;
  const top = (Math.max(...names.map((lines) => lines.length)) + tags) * groupLabelLinePx + numbers.room + 8;
  const plot = Math.round(Math.min(260, Math.max(170, room.width * 0.24)));
  const width = Math.max(room.width, barGutterPx + column * all.length);
  return {
    ...{ column, pitch, nameKind, names, top, plot },
    bar: round(pitch - Math.min(6, Math.max(1, pitch * 0.14))),
    left: round(barGutterPx + (width - barGutterPx - column * all.length) / 2),
    width: round(width),
    height: top + plot + 26,
    values: numbers.values,
    turned: numbers.turned,
  };
}

/** The names of the stages, broken into lines. */
function stageNames(scene: Scene, room: { width: number; lines: number; kind: LabelKind }): string[][] {
  const measure = measureOf(room.kind, scene.room.measure);
  return scene.all.map((step, index) => fitText(lead(step, index) + visibleName(step), { ...room, measure }));
}

/** Beside each other where they fit, else upright, else none: legend, tooltip and table show them too. */
function valuesThatFit(scene: Scene, pitch: number): Pick<Frame, 'values' | 'turned'> & { room: number } {
  const values = scene.groups.map(({ steps }) =>
    steps.map((step) => (step.previous === null ? shortCount(step.actors) : share(step.fromFirst))),
  );
  const most = widest(scene, 'value', values.flat());
  if (most + 4 <= pitch) return { values, turned: false, room: 20 };
  if (pitch >= minTurnedPitchPx) return { values, turned: true, room: most + 12 };
  return { values: values.map((row) => row.map(() => '')), turned: false, room: 8 };
}

function barBoxes(scene: Scene, frame: Frame): Box[] {
  const scale = scaleLinear([0, 1], [0, frame.plot]);
  const cluster = frame.pitch * scene.groups.length;
  return eachStep(scene, (group, step) => {
    const { actors, fromFirst } = scene.groups[group].steps[step];
    // Even one actor in a million gets a visible bar.
    const height = actors > 0 ? Math.max(2, scale(fromFirst ?? 0)) : 0;
    const start = frame.left + frame.column * step + (frame.column - cluster) / 2;
    return {
      id: boxId(scene, group, step),
      x: round(start + frame.pitch * group + (frame.pitch - frame.bar) / 2),
      y: round(frame.top + frame.plot - height),
      width: frame.bar,
      height: round(height),
    };
  });
}

function barsDrawing(scene: Scene, frame: Frame, boxes: Box[]): GroupDrawing {
  return {
    width: frame.width,
    height: frame.height,
    marks: eachStep(scene, (group, step) => marks(scene, boxes, { group, step })).flat(),
    reaches: eachStep(scene, (group, step) => reach(scene, frame, { group, step })),
    flows: [],
    levels: scene.all.slice(1).map((_, index) => level(scene, frame, index + 1)),
    targets: targetMarks(scene, ({ group, step, share: at }) => {
      const { x, width } = boxes[indexOf(scene, group, step)];
      const over = Math.min(4, (frame.pitch - frame.bar) / 2);
      return [
        [x - over, heightOf(frame, at)],
        [x + width + over, heightOf(frame, at)],
      ];
    }),
    grid: shares.map((at) => straight([frame.left, heightOf(frame, at)], [endOf(scene, frame), heightOf(frame, at)])),
    labels: [
      ...axis(scene, frame),
      ...eachStep(scene, (group, step) =>
        value(scene, frame, { group, step, box: boxes[indexOf(scene, group, step)] }),
      ),
      ...scene.all.map((_, step) => stage(scene, frame, step)),
    ].flat(),
  };
}

function heightOf(frame: Frame, at: number): number {
  return round(frame.top + frame.plot * (1 - at));
}

function endOf({ all }: Scene, frame: Frame): number {
  return round(frame.left + frame.column * all.length);
}

function indexOf({ all }: Scene, group: number, step: number): number {
  return group * all.length + step;
}

function marks(scene: Scene, boxes: Box[], { group, step }: { group: number; step: number }): GroupMark[] {
  const box = boxes[indexOf(scene, group, step)];
  const bar: GroupMark = { id: box.id, group, step, part: 'passed', kind: 'bar', path: verticalBar(box) };
  return [...lostMark(scene, boxes, { group, step, lying: false }), bar];
}

/** The whole height over and under a bar, so that the smallest of them is found. */
function reach(scene: Scene, frame: Frame, { group, step }: { group: number; step: number }): Reach {
  const cluster = frame.pitch * scene.groups.length;
  const x = frame.left + frame.column * step + (frame.column - cluster) / 2 + frame.pitch * group;
  return { group, step, x: round(x), y: frame.top, width: round(frame.pitch), height: frame.plot };
}

/** A line across the stage's bars as high as the funnel of all. */
function level(scene: Scene, frame: Frame, step: number): string {
  const cluster = frame.pitch * scene.groups.length;
  const start = frame.left + frame.column * step + (frame.column - cluster) / 2;
  const y = heightOf(frame, scene.all[step].fromFirst ?? 0);
  return straight([start - 5, y], [start + cluster + 5, y]);
}

function axis(scene: Scene, frame: Frame): GroupLabel[][] {
  return shares.map((at) =>
    groupLabel(scene, {
      id: `axis ${at}`,
      kind: 'axis',
      text: wholePercent(at),
      x: frame.left - 6,
      y: heightOf(frame, at) + 4,
      anchor: 'end',
    }),
  );
}

function value(scene: Scene, frame: Frame, at: { group: number; step: number; box: Box }): GroupLabel[] {
  const { group, step, box } = at;
  const middle = box.x + box.width / 2;
  const place = frame.turned
    ? { x: middle + 4, y: box.y - 5, anchor: 'start' as const, turned: true }
    : { x: middle, y: box.y - 5, anchor: 'middle' as const };
  return groupLabel(scene, {
    id: `value ${box.id}`,
    kind: 'value',
    text: frame.values[group][step],
    ...place,
    group,
    step,
  });
}

/** A stage's name over its bars, and below them how many of all came there. */
function stage(scene: Scene, frame: Frame, step: number): GroupLabel[] {
  const of = scene.all[step];
  const x = frame.left + frame.column * (step + 0.5);
  const lines: [LabelKind, string][] = frame.names[step].map((text) => [frame.nameKind, text]);
  if (of.optional) lines.push(['tag', m.chart_optional()]);
  const names = lines.flatMap(([kind, text], row) =>
    groupLabel(scene, { id: `${of.id} ${row}`, kind, text, x, y: 14 + row * groupLabelLinePx, anchor: 'middle', step }),
  );
  const first = lead(of, step).trimEnd();
  const all = groupLabel(scene, {
    id: `all ${of.id}`,
    kind: 'axis',
    text: allText(scene, frame, step),
    ...{ x, y: frame.top + frame.plot + 18, anchor: 'middle', step },
  });
  return [...names.map((label, row) => (row === 0 ? { ...label, lead: first } : label)), ...all];
}

function allText(scene: Scene, frame: Frame, step: number): string {
  const { previous, actors, fromFirst } = scene.all[step];
  const number = previous === null ? shortCount(actors) : share(fromFirst);
  const text = m.chart_group_all_share({ share: number });
  return widest(scene, 'axis', [text]) <= frame.column - 8 ? text : number;
}
