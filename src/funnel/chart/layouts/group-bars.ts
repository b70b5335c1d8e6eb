import { scaleLinear } from 'd3';
import { round, type Box } from '../../../chart/boxes';
import { share, shortCount } from '../../../i18n/numbers';
import { m } from '../../../i18n/paraglide/messages';
import {
  enterUpwards,
  withMoving,
  type DrawingForm,
  type Label,
  type LabelKind,
  type Layout,
  type MovingParts,
  type StillParts,
} from '../drawing';
import { brokenNames, gridLabels, gridShares, labelAt, nameLines, widest, withLead } from '../labels';
import { barMark, lostBeyond, targetMarks } from '../marks';
import { rectangle, straight, verticalBar } from '../paths';
import { boxAt, boxId, eachStep, type At, type Scene } from '../scene';

/**
 * The groups' bars beside each other at every stage. A bar is as high as the group's share of its own first stage;
 * over it, up to the height of the stage before, those who were lost.
 */
export const groupBars: DrawingForm = {
  id: 'group-bars',
  title: m.chart_group_bars,
  layout: groupBarsLayout,
  enter: enterUpwards,
  tooltip: 'beside',
  caption: m.chart_group_height,
  overlaid: false,
};

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

interface GroupBarsFrame {
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

function groupBarsLayout(scene: Scene): Layout {
  const frame = groupBarsFrame(scene);
  const still = groupBarsStillParts(scene, frame);
  return {
    boxes: groupBarBoxes(scene, frame),
    draw: (boxes) => withMoving(still, groupBarsMovingParts(scene, frame, boxes)),
  };
}

function groupBarsFrame(scene: Scene): GroupBarsFrame {
  const { all, groups, room } = scene;
  const wanted = (room.width - barGutterPx) / all.length;
  const column = Math.min(maxGroupColumnPx, Math.max(narrowestStage(groups.length), wanted));
  const pitch = Math.min(widestPitch, (column - Math.min(44, Math.max(14, column * 0.17))) / groups.length);
  const nameKind = column - 10 < smallGroupNamesBelowPx ? 'small-name' : 'name';
  const names = brokenNames(scene, { width: column - 10, lines: nameKind === 'name' ? 2 : 3, kind: nameKind });
  const numbers = fittingColumnValues(scene, pitch);
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

/** Beside each other where they fit, else upright, else none: legend, tooltip and table show them too. */
function fittingColumnValues(
  scene: Scene,
  pitch: number,
): Pick<GroupBarsFrame, 'values' | 'turned'> & { room: number } {
  const values = scene.groups.map(({ steps }) =>
    steps.map((step) => (step.previous === null ? shortCount(step.actors) : share(step.fromFirst))),
  );
  const most = widest(scene, 'value', values.flat());
  if (most + 4 <= pitch) return { values, turned: false, room: 20 };
  if (pitch >= minTurnedPitchPx) return { values, turned: true, room: most + 12 };
  return { values: values.map((row) => row.map(() => '')), turned: false, room: 8 };
}

/** Left end of a stage's bars. */
function stepStart({ groups }: Scene, { left, column, pitch }: GroupBarsFrame, step: number): number {
  return left + column * step + (column - pitch * groups.length) / 2;
}

function groupBarBoxes(scene: Scene, frame: GroupBarsFrame): Box[] {
  const scale = scaleLinear([0, 1], [0, frame.plot]);
  return eachStep(scene, ({ group, step }) => {
    const { actors, fromFirst } = scene.groups[group].steps[step];
    // Even one actor in a million gets a visible bar.
    const height = actors > 0 ? Math.max(2, scale(fromFirst ?? 0)) : 0;
    return {
      id: boxId(scene, { group, step }),
      x: round(stepStart(scene, frame, step) + frame.pitch * group + (frame.pitch - frame.bar) / 2),
      y: round(frame.top + frame.plot - height),
      width: frame.bar,
      height: round(height),
    };
  });
}

/** What stays where it is while the bars move. */
function groupBarsStillParts(scene: Scene, frame: GroupBarsFrame): StillParts {
  const { all } = scene;
  const end = round(frame.left + frame.column * all.length);
  const anchors = eachStep(scene, (at) => barColumn(scene, frame, at));
  const line = (at: number) => straight([frame.left, levelHeight(frame, at)], [end, levelHeight(frame, at)]);
  return {
    width: frame.width,
    height: frame.height,
    anchors,
    reaches: anchors.map((box) => ({ group: box.group, step: box.step, path: rectangle(box) })),
    levels: all.slice(1).map((_, index) => groupBarsLevel(scene, frame, index + 1)),
    grid: gridShares.map((at) => ({ kind: 'share', path: line(at) })),
    labels: [
      ...gridLabels(scene, frame.left - 6, (at) => levelHeight(frame, at)),
      ...all.flatMap((_, step) => columnStageLabels(scene, frame, step)),
    ],
  };
}

function groupBarsMovingParts(scene: Scene, frame: GroupBarsFrame, boxes: Box[]): MovingParts {
  return {
    flows: [],
    marks: eachStep(scene, (at) => {
      const box = boxAt(scene, boxes, at);
      return [...lostBeyond(scene, boxes, { ...at, lying: false }), barMark(box, at, verticalBar(box))];
    }).flat(),
    targets: targetMarks(scene, ({ share: at, ...of }) => {
      const { x, width } = boxAt(scene, boxes, of);
      const over = Math.min(4, (frame.pitch - frame.bar) / 2);
      return [
        [x - over, levelHeight(frame, at)],
        [x + width + over, levelHeight(frame, at)],
      ];
    }),
    labels: eachStep(scene, (at) => groupBarValue(scene, frame, { ...at, box: boxAt(scene, boxes, at) })).flat(),
  };
}

function levelHeight(frame: GroupBarsFrame, at: number): number {
  return round(frame.top + frame.plot * (1 - at));
}

/** The whole height over and under a bar, so that the smallest of them is found. */
function barColumn(scene: Scene, frame: GroupBarsFrame, { group, step }: At): Box & At {
  const x = stepStart(scene, frame, step) + frame.pitch * group;
  return { id: '', group, step, x: round(x), y: frame.top, width: round(frame.pitch), height: frame.plot };
}

/** A line across the stage's bars as high as the funnel of all. */
function groupBarsLevel(scene: Scene, frame: GroupBarsFrame, step: number): string {
  const start = stepStart(scene, frame, step);
  const y = levelHeight(frame, scene.all[step].fromFirst ?? 0);
  return straight([start - 5, y], [start + frame.pitch * scene.groups.length + 5, y]);
}

function groupBarValue(scene: Scene, frame: GroupBarsFrame, at: At & { box: Box }): Label[] {
  const { group, step, box } = at;
  const middle = box.x + box.width / 2;
  const position = frame.turned
    ? { x: middle + 4, y: box.y - 5, anchor: 'start' as const, turned: true }
    : { x: middle, y: box.y - 5, anchor: 'middle' as const };
  const text = frame.values[group][step];
  return labelAt(scene, { id: `value ${box.id}`, kind: 'value', text, ...position, group, step });
}

/** A stage's name over its bars, and below them how many of all came there. */
function columnStageLabels(scene: Scene, frame: GroupBarsFrame, step: number): Label[] {
  const of = scene.all[step];
  const x = frame.left + frame.column * (step + 0.5);
  const names = nameLines(of, frame.names[step], frame.nameKind).flatMap(([kind, text], row) =>
    labelAt(scene, { id: `${of.id} ${row}`, kind, text, x, y: 14 + row * groupLabelLinePx, anchor: 'middle', step }),
  );
  const all = labelAt(scene, {
    id: `all ${of.id}`,
    kind: 'axis',
    text: allText(scene, frame, step),
    ...{ x, y: frame.top + frame.plot + 18, anchor: 'middle', step },
  });
  return [...names.map((label, row) => (row === 0 ? withLead(label, of, step) : label)), ...all];
}

function allText(scene: Scene, frame: GroupBarsFrame, step: number): string {
  const { previous, actors, fromFirst } = scene.all[step];
  const number = previous === null ? shortCount(actors) : share(fromFirst);
  const text = m.chart_group_all_share({ share: number });
  return widest(scene, 'axis', [text]) <= frame.column - 8 ? text : number;
}
