import type { Breakdown, GroupKey } from '../../../src/core/spec/funnel';
import { maxGroups } from '../../../src/core/spec/limits';
import { allocate } from '../../store/allocate';
import type { EventValues } from '../values/property-values';
import { noGroupCode } from './run-values';
import type { Runs } from '../runs/runs';

/** Winning runs that belong together: those with one of some codes, ascending. */
export interface CodeGroup {
  key: GroupKey;
  codes: Uint32Array;
  /** Whether it is one of those shown, or all the others together. */
  drawn: boolean;
}

/** The same runs as rows of a table, ascending. */
export interface RunGroup<R extends Runs = Runs> extends CodeGroup {
  runs: R;
  rows: Uint32Array;
}

/** The number of runs with a code. */
export type CodeCounts = (code: number) => number;

/** The number of groups drawn by default. */
const defaultDrawnGroups = 8;

/**
 * The groups of runs with codes of `values`, in the order of `FunnelAnswer`, with `other` for those not drawn. By
 * default the eight groups with most runs are drawn, of equal ones those that come first.
 */
export function valueGroups(counts: CodeCounts, values: EventValues, shown: Breakdown['shown']): CodeGroup[] {
  const asked = shown === null ? null : new Set(shown.map(groupValuesName));
  const listed = listedCodes(values, counts, asked);
  const groups = listed.map((code): CodeGroup => ({
    key: { kind: 'values', values: values.values(code) },
    codes: Uint32Array.of(code),
    drawn: false,
  }));
  const drawn = asked === null ? largestGroups(groups, counts) : groups.filter(isIn(asked));
  for (const group of drawn) group.drawn = true;
  const others = othersThan(drawn, counts, values.size);
  if (others.length === 0) return groups;
  return [...groups, { key: { kind: 'other', groups: others.length }, codes: others, drawn: true }];
}

/** Finds the runs of groups in a table; `codes` are those of its runs, out of `size`. */
export function withRows<R extends Runs>(
  runs: R,
  { codes, size }: { codes: Uint32Array; size: number },
  groups: (counts: CodeCounts) => readonly CodeGroup[],
): RunGroup<R>[] {
  const { starts, rows } = rowsByCode(codes, size);
  const rowsOf = (listed: Uint32Array): Uint32Array =>
    listed.length === 1 ? rows.subarray(starts[listed[0]], starts[listed[0] + 1]) : rowsOfSome(codes, listed, size);
  return groups((code) => starts[code + 1] - starts[code]).map((group) => ({
    ...group,
    runs,
    rows: rowsOf(group.codes),
  }));
}

/** The codes of runs that are in none of the groups drawn. */
function othersThan(drawn: readonly CodeGroup[], counts: CodeCounts, size: number): Uint32Array {
  const isDrawn = allocate(Uint8Array, size);
  for (const { codes } of drawn) for (const code of codes) isDrawn[code] = 1;
  return allocate(Uint32Array, size)
    .map((_, code) => code)
    .filter((code) => isDrawn[code] === 0 && counts(code) > 0);
}

function groupValuesName(values: readonly string[]): string {
  return JSON.stringify(values);
}

function isIn(asked: ReadonlySet<string>): (group: CodeGroup) => boolean {
  return ({ key }) => key.kind === 'values' && asked.has(groupValuesName(key.values));
}

function largestGroups(groups: readonly CodeGroup[], counts: CodeCounts): CodeGroup[] {
  return [...groups].sort((a, b) => counts(b.codes[0]) - counts(a.codes[0])).slice(0, defaultDrawnGroups);
}

/** The runs of each code one after the other: code c has `rows[starts[c]]` up to `rows[starts[c + 1]]`. */
function rowsByCode(codes: Uint32Array, size: number): { starts: Uint32Array; rows: Uint32Array } {
  const starts = allocate(Uint32Array, size + 1);
  for (let run = 0; run < codes.length; run++) if (codes[run] !== noGroupCode) starts[codes[run] + 1]++;
  for (let code = 0; code < size; code++) starts[code + 1] += starts[code];
  const next = starts.slice(0, size);
  const rows = allocate(Uint32Array, starts[size]);
  for (let run = 0; run < codes.length; run++) if (codes[run] !== noGroupCode) rows[next[codes[run]]++] = run;
  return { starts, rows };
}

function rowsOfSome(codes: Uint32Array, listed: Uint32Array, size: number): Uint32Array {
  const isListed = allocate(Uint8Array, size);
  for (const code of listed) isListed[code] = 1;
  const rows = allocate(Uint32Array, codes.length);
  let found = 0;
  for (let run = 0; run < codes.length; run++) {
    if (codes[run] !== noGroupCode && isListed[codes[run]] === 1) rows[found++] = run;
  }
  return rows.slice(0, found);
}

/** The codes of the groups listed individually, in order: those with most runs, and those requested. */
function listedCodes(values: EventValues, counts: CodeCounts, asked: Set<string> | null): number[] {
  const byRuns = (code: number, other: number) => counts(other) - counts(code) || values.compare(code, other);
  const met: number[] = [];
  for (let code = 0; code < values.size; code++) if (counts(code) > 0) met.push(code);
  const listed = topCodes(met, maxGroups, byRuns);
  if (asked !== null && listed.length < met.length) {
    const known = new Set(listed);
    listed.push(...met.filter((code) => !known.has(code) && asked.has(groupValuesName(values.values(code)))));
  }
  return listed.sort(values.inOwnOrder ? (code, other) => values.compare(code, other) : byRuns);
}

/**
 * A prime above all lengths: striding by it visits a whole list in an order unrelated to the list's.
 */
const strideItems = 2_654_435_761;

/**
 * The first `count` of many codes, without sorting all of them. They are visited in a pseudo-random order, so that few
 * of the codes visited late are among the first.
 */
function topCodes(codes: number[], count: number, compare: (code: number, other: number) => number): number[] {
  if (codes.length <= count) return codes;
  let top: number[] = [];
  let worst: number | null = null;
  for (let n = 0, at = 0; n < codes.length; n++, at = (at + strideItems) % codes.length) {
    if (worst !== null && compare(codes[at], worst) > 0) continue;
    top.push(codes[at]);
    if (top.length < 2 * count) continue;
    top = top.sort(compare).slice(0, count);
    worst = top[count - 1];
  }
  return top.sort(compare).slice(0, count);
}
