/** One named query of a WITH list; later ones read from it by its name. */
export interface SqlCte {
  name: string;
  sql: string;
}

interface Selection {
  columns: readonly string[];
  from: string;
  where?: readonly string[];
  groupBy?: string;
}

export function select({ columns, from, where = [], groupBy }: Selection): string {
  const lines = [`SELECT ${columns.join(',\n    ')}`, `FROM ${from}`];
  if (where.length > 0) lines.push(`WHERE ${where.join('\n    AND ')}`);
  if (groupBy !== undefined) lines.push(`GROUP BY ${groupBy}`);
  return lines.join('\n  ');
}

/** A WITH list and the query that ends it. */
export function withParts(parts: readonly SqlCte[], last: string, recursive = false): string {
  const list = parts.map(({ name, sql }) => `${name} AS (\n  ${sql}\n)`).join(',\n');
  return `WITH ${recursive ? 'RECURSIVE ' : ''}${list}\n${last}`;
}

/** 1 or 0. */
export function flag(condition: string): string {
  return `CASE WHEN ${condition} THEN 1 ELSE 0 END`;
}

/** All of them, or what holds always. */
export function all(conditions: readonly string[]): string {
  return conditions.length === 0 ? '1 = 1' : conditions.join(' AND ');
}

export function any(conditions: readonly string[]): string {
  if (conditions.length === 0) return '1 = 0';
  return conditions.length === 1 ? conditions[0] : `(${conditions.join(' OR ')})`;
}

/** Frames of windows that go through an actor's moments in time. */
export const frames = {
  whole: 'PARTITION BY actor',
  upToHere: 'PARTITION BY actor ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND CURRENT ROW',
  before: 'PARTITION BY actor ORDER BY t ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING',
  theOneBefore: 'PARTITION BY actor ORDER BY t ROWS BETWEEN 1 PRECEDING AND 1 PRECEDING',
  fromHere: 'PARTITION BY actor ORDER BY t ROWS BETWEEN CURRENT ROW AND UNBOUNDED FOLLOWING',
  after: 'PARTITION BY actor ORDER BY t ROWS BETWEEN 1 FOLLOWING AND UNBOUNDED FOLLOWING',
} as const;

/** Earlier than any time; used as "never" where NULL would propagate. */
export const longAgo = '-9000000000000000000';

/** The least of expressions none of which is NULL. */
export function least(expressions: readonly string[]): string {
  return expressions.length === 1 ? expressions[0] : `least(${expressions.join(', ')})`;
}
