import type { Bins } from '../../core/spec/funnel';
import { alias, as, caseWhen, least, literal, over, select, sql, subquery, when } from '../../core/sql/build';
import { integer, log10 } from '../../core/sql/functions';
import type { Branch, Cte, Expression, Query, Relation } from '../../core/sql/nodes';
import { numberText } from './filter-sql';

/** Bins of a number: an index from 0; −1 below custom edges. */
export interface BinsSql {
  /** Query that returns the edges in one row; null where they are given. */
  edges: Cte | null;
  /** The bin of a number that is not NULL. */
  index: (number: Expression) => Expression;
  /** The label of a bin, as in `GroupKey`. */
  label: (index: Expression) => Expression;
}

interface BinsOf {
  bins: Bins;
  /** Name of the query that gives the edges. */
  name: string;
  /** The numbers, and the relation they come from: all of its rows. */
  number: Expression;
  from: Relation;
}

export function binsSql({ bins, name, number, from }: BinsOf): BinsSql {
  if (bins.by === 'edges') return ownBins(bins.edges);
  const { count } = bins;
  const numbers = subquery(
    select({ columns: [as(number, alias('number'))], from, where: [sql`${number} IS NOT NULL`] }),
    'numbers',
  );
  const found = bins.by === 'width' ? widthEdges(count, numbers) : quantileEdges(count, numbers);
  const labels = edgeNumbers(count).map((n) => as(numberText(edge(n)), alias(`name${n}`)));
  const query = select({ columns: [sql`*`, ...labels], from: subquery(found, 'edges') });
  return { edges: { name, query }, ...foundBins(count, name) };
}

/** Edges of so many bins, by their number from 0. */
function edgeNumbers(count: number): number[] {
  return Array.from({ length: count + 1 }, (_, n) => n);
}

const edge = (n: number, of = '') => alias(`${of}e${n}`);

/** Given edges, ascending: the last bin includes its upper edge, and an open bin lies on either side. */
function ownBins(edges: readonly number[]): BinsSql {
  const last = edges.length - 1;
  const name = (n: number) => {
    if (n < 0) return `(,${edges[0]})`;
    if (n === last) return `${last === 0 ? '[' : '('}${edges[last]},)`;
    return `[${edges[n]},${edges[n + 1]}${n === last - 1 ? ']' : ')'}`;
  };
  const isFrom = (number: Expression, n: number) =>
    n === last && last > 0 ? sql`${number} > ${edges[n]}` : sql`${number} >= ${edges[n]}`;
  return {
    edges: null,
    index: (number) =>
      caseWhen([...edges.keys()].map((n): Branch => [isFrom(number, n), sql`${n}`]).reverse(), sql`-1`),
    label: (index) => caseWhen([-1, ...edges.keys()].map((n) => [sql`${index} = ${n}`, literal(name(n))])),
  };
}

/**
 * Edges are columns `e0`, `e1`, … of a query, and as text `name0`, `name1`, …; of equal edges the last counts.
 */
function foundBins(count: number, name: string): Pick<BinsSql, 'index' | 'label'> {
  const bound = (n: number) => edge(n, `${name}.`);
  const label = (n: number) => alias(`${name}.name${n}`);
  const bins = edgeNumbers(count).slice(0, -1);
  const above = (number: Expression) =>
    bins
      .slice(1)
      .map((n): Branch => [sql`${number} >= ${bound(n)} AND ${bound(n)} < ${bound(count)}`, sql`${n}`])
      .reverse();
  const labelled = (n: number) => {
    const closes = sql`${bound(n + 1)} = ${bound(count)}`;
    const bracket = n === count - 1 ? sql`']'` : caseWhen([[closes, sql`']'`]], sql`')'`);
    return sql`concat('[', ${label(n)}, ',', ${label(n + 1)}, ${bracket})`;
  };
  return {
    index: (number) => (count === 1 ? sql`0` : caseWhen(above(number), sql`0`)),
    label: (index) => caseWhen(bins.map((n) => [sql`${index} = ${n}`, labelled(n)])),
  };
}

/** Between the least and the greatest number, rounded to less than a hundredth of a bin. */
function widthEdges(count: number, numbers: Relation): Query {
  const ends = select({ columns: [sql`min(number) AS low`, sql`max(number) AS high`], from: numbers });
  const width = select({
    columns: [sql`low`, sql`high`, sql`(high - low) / ${count} AS width`],
    from: subquery(ends, 'ends'),
  });
  const scale = log10(sql`CASE WHEN width > 0 THEN width ELSE 1 END`);
  const digits = select({
    columns: [sql`low`, sql`high`, sql`width`, sql`2 - floor(${scale}) AS digits`],
    from: subquery(width, 'widths'),
  });
  const unit = select({
    columns: [sql`*`, sql`power(10, abs(digits)) AS unit`],
    from: subquery(digits, 'rounding'),
  });
  const edges = edgeNumbers(count).map((n) => {
    const value = n === count ? sql`high` : sql`(low + ${n} * width)`;
    return as(caseWhen([[sql`width > 0`, roundedEdge(value, n, count)]], sql`low`), edge(n));
  });
  return select({ columns: edges, from: subquery(unit, 'units') });
}

/** The first edge is rounded down and the last one up, so that all numbers lie between. */
function roundedEdge(value: Expression, n: number, count: number): Expression {
  const whole = (scaled: Expression) =>
    n === 0 ? sql`floor(${scaled})` : n === count ? sql`ceil(${scaled})` : sql`floor(${scaled} + 0.5)`;
  const small = sql`${whole(sql`${value} * unit`)} / unit`;
  return caseWhen([[sql`digits > 0`, small]], sql`${whole(sql`${value} / unit`)} * unit`);
}

/** The numbers at equal ranks among all, in order. */
function quantileEdges(count: number, numbers: Relation): Query {
  const rank = over(sql`row_number()`, { orderBy: [sql`number`] });
  const placed = select({
    columns: [sql`number`, sql`${rank} - 1 AS place`, sql`${over(sql`count(*)`, {})} AS total`],
    from: numbers,
  });
  const placeOf = (n: number) =>
    n === 0 ? sql`0` : least([sql`total - 1`, integer(sql`floor((${2 * n} * total + ${count}) / ${2 * count})`)]);
  const edges = edgeNumbers(count).map((n) => as(sql`max(${when(sql`place = ${placeOf(n)}`, sql`number`)})`, edge(n)));
  return select({ columns: edges, from: subquery(placed, 'placed') });
}
