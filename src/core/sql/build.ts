import type { Branch, Expression, WindowFrame, Query, Relation, Select, Window } from './nodes';

type SqlPart = Expression | number | bigint | readonly Expression[];

/**
 * Code with typed parts: sql`coalesce(${column}, ${literal('none')})`. A number becomes a literal, a list one with commas. A
 * string is not accepted: it has to say whether it is a `literal`, a `name` or an `alias`.
 */
export function sql(texts: TemplateStringsArray, ...parts: readonly SqlPart[]): Expression {
  return { kind: 'code', texts, parts: parts.map(expressionOf) };
}

function expressionOf(part: SqlPart): Expression {
  if (typeof part === 'number' || typeof part === 'bigint') return { kind: 'number', number: part };
  return 'kind' in part ? part : listOf(part);
}

const plainAlias = /^[a-z_]\w*(\.([a-z_]\w*|\*))?$/;

/** An alias of this program's own, qualified or not; throws a TypeError on what would need quotes. */
export function alias(own: string): Expression {
  if (!plainAlias.test(own)) throw new TypeError(`No plain identifier: ${own}`);
  return { kind: 'alias', alias: own };
}

/** The alias of the nth of several, from 0: `nth('s', 0)` is s1; of step r, `nth('t', 1, 0)` is t2_1. */
export function nth(letter: string, n: number, of?: number): Expression {
  return alias(`${letter}${n + 1}${of === undefined ? '' : `_${of + 1}`}`);
}

export function name(text: string): Expression {
  return { kind: 'name', of: null, name: text, property: null };
}

/** A column of the table with the alias `of`; `property` is the property it holds, if any. */
export function columnOf(of: string, column: string, property: string | null = null): Expression {
  return { kind: 'name', of, name: column, property };
}

/** A text, as a literal. */
export function literal(text: string): Expression {
  return { kind: 'literal', text };
}

/**
 * SQL that a person has typed: printed as it stands. It may be any statement, or several: check it before it is
 * run.
 */
export function verbatim(typed: string): Expression {
  return { kind: 'verbatim', sql: typed };
}

export function listOf(items: readonly Expression[]): Expression {
  return { kind: 'list', items, separator: ', ' };
}

export function plus(items: readonly Expression[]): Expression {
  return { kind: 'list', items, separator: ' + ' };
}

/** A column of a query, by the alias or name that it gets. */
export function as(value: Expression, called: Expression): Expression {
  return sql`${value} AS ${called}`;
}

export function caseWhen(branches: readonly Branch[], otherwise: Expression | null = null): Expression {
  return { kind: 'case', branches, otherwise };
}

/** The value where the condition holds, else NULL. */
export function when(condition: Expression, value: Expression): Expression {
  return caseWhen([[condition, value]]);
}

/** 1 or 0. */
export function flag(condition: Expression): Expression {
  return caseWhen([[condition, sql`1`]], sql`0`);
}

export function over(call: Expression, window: Window): Expression {
  return { kind: 'window', call, over: window };
}

export const always = sql`1 = 1`;
export const never = sql`1 = 0`;

/** Whether all hold; of none it is always. Not in brackets. */
export function all(conditions: readonly Expression[]): Expression {
  return conditions.length === 0 ? always : { kind: 'list', items: conditions, separator: ' AND ' };
}

/** Whether any holds; of none it is never. In brackets where there are several. */
export function any(conditions: readonly Expression[]): Expression {
  if (conditions.length === 0) return never;
  if (conditions.length === 1) return conditions[0];
  return sql`(${{ kind: 'list', items: conditions, separator: ' OR ' }})`;
}

/** The least of expressions none of which is NULL. */
export function least(expressions: readonly Expression[]): Expression {
  return expressions.length === 1 ? expressions[0] : sql`least(${expressions})`;
}

/** Frames of rows in a window's order. */
export const frames = {
  whole: { from: -Infinity, to: Infinity },
  upToHere: { from: -Infinity, to: 0 },
  before: { from: -Infinity, to: -1 },
  theOneBefore: { from: -1, to: -1 },
  fromHere: { from: 0, to: Infinity },
  after: { from: 1, to: Infinity },
} as const satisfies Record<string, WindowFrame>;

export function select(parts: Omit<Select, 'kind'>): Select {
  return { kind: 'select', ...parts };
}

export function union(queries: readonly Select[]): Query {
  return { kind: 'union', queries };
}

/** A query of the WITH list, by its name. */
export function reference(cte: string, called: string | null = null): Relation {
  return { kind: 'reference', cte, alias: called };
}

export function subquery(query: Query, called: string): Relation {
  return { kind: 'subquery', query, alias: called };
}

export function join(left: Relation, right: Relation, on: Expression): Relation {
  return { kind: 'join', left, right, on };
}

export function crossJoin(first: Relation, ...others: readonly Relation[]): Relation {
  return others.reduce((left, right) => ({ kind: 'join', left, right, on: null }), first);
}
