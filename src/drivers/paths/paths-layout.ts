import { round, type Box } from '../../chart/boxes';
import { fitText } from '../../chart/fit-text';
import type { MeasureText } from '../../chart/text-width';
import type { PathLink, PathNode, PathsAnswer } from '../../core/spec/drivers';

/** A node where it stands; `id` is its column and its place in it. Pixels. */
export interface FlowNode extends Box {
  column: number;
  node: PathNode;
  /** Beside the node, on the side the paths go on to: its name, shortened to fit, over its count. */
  label: { x: number; y: number; anchor: 'start' | 'end'; name: string };
}

export interface FlowRibbon {
  id: string;
  link: PathLink;
  /** Outline. */
  d: string;
}

export interface PathsFlow {
  width: number;
  height: number;
  /** By column and place. */
  columns: FlowNode[][];
  ribbons: FlowRibbon[];
}

export interface FlowSize {
  width: number;
  measure: MeasureText;
  /** Paths start at the right: what came before stands to the left. */
  backward: boolean;
  /** What a node is called. */
  nameOf: (node: PathNode) => string;
}

const nodeWidthPx = 10;
/** Height that a name and a count take. */
const slotHeightPx = 32;
const nodeGapPx = 6;
/** The least distance between columns that leaves names readable, and the most that keeps ribbons together. */
const spacings = { least: 116, most: 260 };
const nodeLabelPx = 12;
const labelGapPx = 6;

const nodeId = (column: number, index: number): string => `${column}-${index}`;

/**
 * Columns by depth with nodes as high as they have actors, joined by ribbons as thick. Every node has room for its
 * label, so that of many small ones none is lost; that room is not drawn. Nothing is ordered anew: the same event may
 * stand in any number of columns, so paths that loop are drawn like any other.
 */
export function pathsLayout(answer: PathsAnswer, room: FlowSize): PathsFlow {
  const { columns } = answer;
  const spacing = Math.min(
    spacings.most,
    Math.max(spacings.least, (room.width - nodeWidthPx) / Math.max(1, columns.length)),
  );
  const width = Math.max(room.width, round(spacing * columns.length + nodeWidthPx));
  const height = Math.max(...columns.map((nodes) => nodes.length)) * (slotHeightPx + nodeGapPx) + 140;
  const scale = actorHeight(columns, height);
  const place = { ...room, width, spacing, scale };
  const flowNodes = columns.map((nodes, column) => columnNodes(nodes, column, place));
  const ribbons = ribbonsOf(answer.links, flowNodes, { scale, backward: room.backward });
  const lowest = Math.max(...flowNodes.flat().map(({ y, height }) => y + Math.max(height, slotHeightPx)));
  return { width, height: round(lowest), columns: flowNodes, ribbons };
}

/** The most pixels an actor can have, so that each column with its labels fits the height. */
function actorHeight(columns: PathNode[][], height: number): number {
  const fits = (scale: number) =>
    columns.every(
      (nodes) =>
        nodes.reduce((sum, { actors }) => sum + slotHeight(actors, scale) + nodeGapPx, 0) <= height + nodeGapPx,
    );
  const most = Math.max(...columns.flat().map(({ actors }) => actors));
  if (most === 0) return 0;
  let [low, high] = [0, height / most];
  for (let round = 0; round < 40; round++) {
    const middle = (low + high) / 2;
    if (fits(middle)) low = middle;
    else high = middle;
  }
  return low;
}

const slotHeight = (actors: number, scale: number) => Math.max(slotHeightPx, actors * scale);

function columnNodes(
  nodes: PathNode[],
  column: number,
  place: FlowSize & { spacing: number; scale: number },
): FlowNode[] {
  const { spacing, scale, backward, width } = place;
  const x = round(backward ? width - nodeWidthPx - column * spacing : column * spacing);
  const labelRoom = spacing - nodeWidthPx - 2 * labelGapPx;
  let y = 0;
  return nodes.map((node, i) => {
    const top = round(y);
    y += slotHeight(node.actors, scale) + nodeGapPx;
    const name = fitText(place.nameOf(node), {
      width: labelRoom,
      lines: 1,
      measure: (text) => place.measure(text, nodeLabelPx, true),
    });
    return {
      id: nodeId(column, i),
      column,
      node,
      x,
      y: top,
      width: nodeWidthPx,
      height: round(Math.max(1.5, node.actors * scale)),
      label: {
        x: round(backward ? x - labelGapPx : x + nodeWidthPx + labelGapPx),
        y: top + 12,
        anchor: backward ? 'end' : 'start',
        name: name[0] ?? '',
      },
    };
  });
}

/** Ribbons leave and arrive in the order of the nodes at their other end, which minimizes crossings at a node. */
function ribbonsOf(
  links: PathLink[],
  columns: FlowNode[][],
  { scale, backward }: { scale: number; backward: boolean },
): FlowRibbon[] {
  const out = new Map<string, number>();
  const into = new Map<string, number>();
  const sorted = [...links].sort((a, b) => a.depth - b.depth || a.from - b.from || a.to - b.to);
  return sorted.map((link) => {
    const source = columns[link.depth][link.from];
    const target = columns[link.depth + 1][link.to];
    const thick = link.actors * scale;
    const y0 = take(out, source, thick);
    const y1 = take(into, target, thick);
    const [x0, x1] = backward ? [source.x, target.x + nodeWidthPx] : [source.x + nodeWidthPx, target.x];
    return { id: `${source.id} ${target.id}`, link, d: ribbon({ x0, y0, x1, y1, thick: Math.max(0.75, thick) }) };
  });
}

/** Where the next ribbon of this thickness touches the node. */
function take(taken: Map<string, number>, { id, y }: FlowNode, thick: number): number {
  const before = taken.get(id) ?? 0;
  taken.set(id, before + thick);
  return y + before;
}

function ribbon({ x0, y0, x1, y1, thick }: { x0: number; y0: number; x1: number; y1: number; thick: number }): string {
  const middle = round((x0 + x1) / 2);
  const [a, b, c, d] = [y0, y1, y1 + thick, y0 + thick].map(round);
  return `M${x0},${a}C${middle},${a} ${middle},${b} ${x1},${b}L${x1},${c}C${middle},${c} ${middle},${d} ${x0},${d}Z`;
}
