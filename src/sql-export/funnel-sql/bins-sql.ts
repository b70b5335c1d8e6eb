import type { Bins } from '../../core/spec/funnel';
import type { SqlDialect } from './dialects';
import { numberText } from './filter-sql';
import { least, select, type SqlCte } from './parts';

/** Bins of a number: an index from 0; −1 below custom edges. */
export interface BinsSql {
  /** Query that returns the edges in one row; null where they are given. */
  edges: SqlCte | null;
  /** Of a number that is not NULL. */
  index: (number: string) => string;
  /** The name of a bin, as in `GroupKey`. */
  label: (index: string) => string;
}

interface BinsOf {
  bins: Bins;
  /** Name of the query that gives the edges. */
  name: string;
  dialect: SqlDialect;
  /** The numbers, and where from: all of the table. */
  number: string;
  from: string;
}

export function binsSql({ bins, name, dialect, number, from }: BinsOf): BinsSql {
  if (bins.by === 'edges') return ownBins(bins.edges, dialect);
  const { count } = bins;
  const numbers = select({ columns: [`${number} AS number`], from, where: [`${number} IS NOT NULL`] });
  const found = bins.by === 'width' ? widthEdges(count, numbers, dialect) : quantileEdges(count, numbers, dialect);
  const names = Array.from({ length: count + 1 }, (_, n) => `${numberText(`e${n}`, dialect)} AS name${n}`);
  const sql = select({ columns: ['*', ...names], from: `(${found}) AS edges` });
  return { edges: { name, sql }, ...foundBins(count, name) };
}

/** Edges as numbers: ascending, the last bin closed, and one open bin on either side. */
function ownBins(edges: readonly number[], { text }: SqlDialect): BinsSql {
  const last = edges.length - 1;
  const name = (n: number) => {
    if (n < 0) return `(,${edges[0]})`;
    if (n === last) return `${last === 0 ? '[' : '('}${edges[last]},)`;
    return `[${edges[n]},${edges[n + 1]}${n === last - 1 ? ']' : ')'}`;
  };
  const above = edges
    .map((edge, n) => `WHEN number ${n === last && last > 0 ? '>' : '>='} ${edge} THEN ${n}`)
    .reverse();
  return {
    edges: null,
    index: (number) => `CASE ${above.join(' ').replaceAll('number', number)} ELSE -1 END`,
    label: (index) =>
      `CASE ${[-1, ...edges.keys()].map((n) => `WHEN ${index} = ${n} THEN ${text(name(n))}`).join(' ')} END`,
  };
}

/**
 * Edges are columns `e0`, `e1`, … of a query, and in words `name0`, `name1`, …; equal ones lie side by side, so the
 * last of them counts.
 */
function foundBins(count: number, name: string): Pick<BinsSql, 'index' | 'label'> {
  const edge = (n: number) => `${name}.e${n}`;
  const bins = Array.from({ length: count }, (_, n) => n);
  const above = bins
    .slice(1)
    .map((n) => (number: string) => `WHEN ${number} >= ${edge(n)} AND ${edge(n)} < ${edge(count)} THEN ${n}`)
    .reverse();
  const named = bins.map((n) => (index: string) => {
    const closed = n === count - 1 ? "']'" : `CASE WHEN ${edge(n + 1)} = ${edge(count)} THEN ']' ELSE ')' END`;
    return `WHEN ${index} = ${n} THEN concat('[', ${name}.name${n}, ',', ${name}.name${n + 1}, ${closed})`;
  });
  return {
    index: (number) => (count === 1 ? '0' : `CASE ${above.map((each) => each(number)).join(' ')} ELSE 0 END`),
    label: (index) => `CASE ${named.map((each) => each(index)).join(' ')} END`,
  };
}

/** Between the least and the greatest number, rounded to less than a hundredth of a bin. */
function widthEdges(count: number, numbers: string, { log10 }: SqlDialect): string {
  const whole = (value: string, n: number) =>
    n === 0 ? `floor(${value})` : n === count ? `ceil(${value})` : `floor(${value} + 0.5)`;
  const rounded = (value: string, n: number) =>
    `CASE WHEN digits > 0 THEN ${whole(`${value} * unit`, n)} / unit ELSE ${whole(`${value} / unit`, n)} * unit END`;
  const edges = Array.from({ length: count + 1 }, (_, n) => {
    const value = n === count ? 'high' : `(low + ${n} * width)`;
    return `CASE WHEN width > 0 THEN ${rounded(value, n)} ELSE low END AS e${n}`;
  });
  const ends = select({ columns: ['min(number) AS low', 'max(number) AS high'], from: `(${numbers}) AS numbers` });
  const width = select({ columns: ['low', 'high', `(high - low) / ${count} AS width`], from: `(${ends}) AS ends` });
  const digits = select({
    columns: ['low', 'high', 'width', `2 - floor(${log10('CASE WHEN width > 0 THEN width ELSE 1 END')}) AS digits`],
    from: `(${width}) AS widths`,
  });
  const unit = select({ columns: ['*', 'power(10, abs(digits)) AS unit'], from: `(${digits}) AS rounding` });
  return select({ columns: edges, from: `(${unit}) AS units` });
}

/** The numbers at equal distances in the row of all, ordered. */
function quantileEdges(count: number, numbers: string, { integer }: SqlDialect): string {
  const placed = select({
    columns: ['number', 'row_number() OVER (ORDER BY number) - 1 AS place', 'count(*) OVER () AS total'],
    from: `(${numbers}) AS numbers`,
  });
  const edges = Array.from({ length: count + 1 }, (_, n) => {
    const rank = n === 0 ? '0' : least(['total - 1', integer(`floor((${2 * n} * total + ${count}) / ${2 * count})`)]);
    return `max(CASE WHEN place = ${rank} THEN number END) AS e${n}`;
  });
  return select({ columns: edges, from: `(${placed}) AS placed` });
}
