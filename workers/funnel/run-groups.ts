import type { Breakdown, GroupKey } from '../../src/contract/funnel';
import { noGroup } from './run-values';
import type { EventValues } from './property-values';

/** Runs that belong together, as places in their table, ascending. */
export interface RunGroup {
  key: GroupKey;
  rows: Uint32Array;
  /** Whether it is one of those shown, or all the others together. */
  drawn: boolean;
}

/** So many groups are drawn where nobody has chosen. */
const drawnByDefault = 8;
/** Of more groups only those entered most are told apart. */
const mostGroups = 1000;

/**
 * The groups of runs that have been given `codes` of `values`, in the order of `FunnelAnswer`; with `other` for those
 * not drawn. By default the eight with most runs are drawn, of equal ones those that come first.
 */
export function valueGroups(codes: Uint32Array, values: EventValues, shown: Breakdown['shown']): RunGroup[] {
  const { starts, rows } = byCode(codes, values.size);
  const counts = (code: number): number => starts[code + 1] - starts[code];
  const asked = shown === null ? null : new Set(shown.map(nameOf));
  const told = toldApart(values, counts, asked);
  const groups = told.map((code): RunGroup => ({
    key: { kind: 'values', values: values.values(code) },
    rows: rows.subarray(starts[code], starts[code + 1]),
    drawn: false,
  }));
  for (const group of asked === null ? mostEntered(groups) : groups.filter(isIn(asked))) group.drawn = true;
  const drawn = new Set(told.filter((_, n) => groups[n].drawn));
  const others = countOf(counts, values.size) - drawn.size;
  if (others === 0) return groups;
  const rest = otherRows(codes, drawn, values.size);
  return [...groups, { key: { kind: 'other', groups: others }, rows: rest, drawn: true }];
}

/** How many groups have any runs. */
function countOf(counts: (code: number) => number, size: number): number {
  let met = 0;
  for (let code = 0; code < size; code++) if (counts(code) > 0) met++;
  return met;
}

function nameOf(values: readonly string[]): string {
  return JSON.stringify(values);
}

function isIn(asked: ReadonlySet<string>): (group: RunGroup) => boolean {
  return ({ key }) => key.kind === 'values' && asked.has(nameOf(key.values));
}

function mostEntered(groups: readonly RunGroup[]): RunGroup[] {
  return [...groups].sort((a, b) => b.rows.length - a.rows.length).slice(0, drawnByDefault);
}

/** The runs of each code one after the other: code c has `rows[starts[c]]` up to `rows[starts[c + 1]]`. */
function byCode(codes: Uint32Array, size: number): { starts: Uint32Array; rows: Uint32Array } {
  const starts = new Uint32Array(size + 1);
  for (let run = 0; run < codes.length; run++) if (codes[run] !== noGroup) starts[codes[run] + 1]++;
  for (let code = 0; code < size; code++) starts[code + 1] += starts[code];
  const next = starts.slice(0, size);
  const rows = new Uint32Array(starts[size]);
  for (let run = 0; run < codes.length; run++) if (codes[run] !== noGroup) rows[next[codes[run]]++] = run;
  return { starts, rows };
}

/** The codes of the groups told apart, in order: those with most runs, and those asked for. */
function toldApart(values: EventValues, counts: (code: number) => number, asked: Set<string> | null): number[] {
  const byRuns = (code: number, other: number) => counts(other) - counts(code) || values.compare(code, other);
  const met: number[] = [];
  for (let code = 0; code < values.size; code++) if (counts(code) > 0) met.push(code);
  const told = firstFew(met, mostGroups, byRuns);
  if (asked !== null && told.length < met.length) {
    const known = new Set(told);
    told.push(...met.filter((code) => !known.has(code) && asked.has(nameOf(values.values(code)))));
  }
  return told.sort(values.inOwnOrder ? (code, other) => values.compare(code, other) : byRuns);
}

/** A prime above all lengths: steps of it lead through a whole list in an order that has nothing to do with the list's. */
const stride = 2_654_435_761;

/**
 * The first `most` of many codes, without sorting all of them. They are looked at in an order like chance, so that few of
 * those looked at late are among the first.
 */
function firstFew(codes: number[], most: number, compare: (code: number, other: number) => number): number[] {
  if (codes.length <= most) return codes;
  let few: number[] = [];
  let worst: number | null = null;
  for (let n = 0, at = 0; n < codes.length; n++, at = (at + stride) % codes.length) {
    if (worst !== null && compare(codes[at], worst) > 0) continue;
    few.push(codes[at]);
    if (few.length < 2 * most) continue;
    few = few.sort(compare).slice(0, most);
    worst = few[most - 1];
  }
  return few.sort(compare).slice(0, most);
}

function otherRows(codes: Uint32Array, drawn: ReadonlySet<number>, size: number): Uint32Array {
  const isDrawn = new Uint8Array(size);
  for (const code of drawn) isDrawn[code] = 1;
  const rows = new Uint32Array(codes.length);
  let found = 0;
  for (let run = 0; run < codes.length; run++) {
    if (codes[run] !== noGroup && isDrawn[codes[run]] === 0) rows[found++] = run;
  }
  return rows.slice(0, found);
}
