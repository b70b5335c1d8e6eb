import type { PathLink, PathNode } from '../../src/core/spec/drivers';

/** The most names a column lists; the others are one node together, unless there is only one other. */
const maxColumnNames = 8;

const start = (actors: number): PathNode => ({ kind: 'start', name: '', names: 0, actors });

/** The nodes of one column, and by event code which of them it is (255: none). */
interface PathColumn {
  nodes: PathNode[];
  nodeOf: Uint8Array;
  /** Index of `end`; 255 where no path ends here. */
  end: number;
}

/**
 * Counts paths: first how often each event occurs in each column, then, once columns are fixed, the links between them.
 */
export class PathColumns {
  readonly #names: readonly string[];
  readonly #length: number;
  /** By depth and code. */
  readonly #counts: Uint32Array;
  readonly #ends: Uint32Array;
  #columns: PathColumn[] = [];
  /** By depth, node of the column before and node. */
  #links: Uint32Array[] = [];
  #before = 0;

  constructor(names: readonly string[], length: number) {
    this.#names = names;
    this.#length = length;
    this.#counts = new Uint32Array(names.length * length);
    this.#ends = new Uint32Array(length);
  }

  count(depth: number, code: number): void {
    if (code < 0) this.#ends[depth]++;
    else this.#counts[depth * this.#names.length + code]++;
  }

  /** Fixes the columns; every path is then passed again, to `link`. */
  settle(): void {
    this.#columns = Array.from({ length: this.#length }, (_, depth) => this.#column(depth));
    this.#links = this.#columns.map(() => new Uint32Array(columnWidth * columnWidth));
  }

  link(depth: number, code: number): void {
    const column = this.#columns[depth];
    const node = code < 0 ? column.end : column.nodeOf[code];
    this.#links[depth][(depth === 0 ? 0 : this.#before) * columnWidth + node]++;
    this.#before = node;
  }

  answer(actors: number): { actors: number; columns: PathNode[][]; links: PathLink[] } {
    const reached = this.#columns.filter(({ nodes }) => nodes.length > 0);
    const links = this.#links.flatMap((counts, depth) => linksOf(counts, depth));
    return { actors, columns: [[start(actors)], ...reached.map(({ nodes }) => nodes)], links };
  }

  #column(depth: number): PathColumn {
    const size = this.#names.length;
    const counts = this.#counts.subarray(depth * size, (depth + 1) * size);
    const met = Array.from(counts.keys()).filter((code) => counts[code] > 0);
    // Codes are in the order of the names.
    met.sort((a, b) => counts[b] - counts[a] || a - b);
    const shown = met.length <= maxColumnNames + 1 ? met : met.slice(0, maxColumnNames);
    const rest = met.slice(shown.length);
    const nodes = shown.map((code): PathNode => ({
      kind: 'event',
      name: this.#names[code],
      names: 1,
      actors: counts[code],
    }));
    const nodeOf = new Uint8Array(size).fill(nodes.length);
    shown.forEach((code, node) => (nodeOf[code] = node));
    const others = rest.reduce((sum, code) => sum + counts[code], 0);
    if (others > 0) nodes.push({ kind: 'other', name: '', names: rest.length, actors: others });
    const end = nodes.length;
    if (this.#ends[depth] > 0) nodes.push({ kind: 'end', name: '', names: 0, actors: this.#ends[depth] });
    return { nodes, nodeOf, end };
  }
}

/** Nodes a column can have: the names, or one less and the rest; and the end. */
const columnWidth = maxColumnNames + 2;

function linksOf(counts: Uint32Array, depth: number): PathLink[] {
  return Array.from(counts, (actors, at) => ({
    depth,
    from: Math.floor(at / columnWidth),
    to: at % columnWidth,
    actors,
  })).filter(({ actors }) => actors > 0);
}
