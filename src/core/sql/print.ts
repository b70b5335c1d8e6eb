import type { SqlDialect } from './dialect';
import { refersTo } from './walk';
import type { Branch, Expression, WindowFrame, Query, Relation, Select, SqlNode, Window, With } from './nodes';

/** A tree as the text of one dialect: the one place where names, texts and numbers are written. */
export function printSql(node: SqlNode, dialect: SqlDialect): string {
  const printer = new Printer(dialect);
  switch (node.kind) {
    case 'with':
      return printer.with(node);
    case 'select':
    case 'union':
      return printer.query(node, '');
    case 'table':
    case 'reference':
    case 'subquery':
    case 'join':
      return printer.relation(node, '');
    default:
      return printer.expression(node);
  }
}

/** Queries are printed on several lines, all but the first of which begin with `margin`; expressions on one line. */
class Printer {
  readonly #dialect: SqlDialect;

  constructor(dialect: SqlDialect) {
    this.#dialect = dialect;
  }

  with({ ctes, query }: With): string {
    const recursive = ctes.some((cte) => refersTo(cte.query, cte.name)) ? 'RECURSIVE ' : '';
    const list = ctes.map((cte) => `${cte.name} AS (\n  ${this.query(cte.query, '  ')}\n)`);
    return `WITH ${recursive}${list.join(',\n')}\n${this.query(query, '')}`;
  }

  query(query: Query, margin: string): string {
    if (query.kind === 'select') return this.#select(query, margin);
    return query.queries.map((each) => this.#select(each, margin)).join(`\n${margin}UNION ALL\n${margin}`);
  }

  #select({ columns, from, where = [], groupBy = [], orderBy = [] }: Select, margin: string): string {
    const each = (items: readonly Expression[]) => items.map((item) => this.expression(item));
    // Constants fit on a line.
    if (from === null) return `SELECT ${each(columns).join(', ')}`;
    const lines = [`SELECT ${each(columns).join(`,\n${margin}  `)}`, `FROM ${this.relation(from, margin)}`];
    if (where.length > 0) lines.push(`WHERE ${each(where).join(`\n${margin}  AND `)}`);
    if (groupBy.length > 0) lines.push(`GROUP BY ${each(groupBy).join(', ')}`);
    if (orderBy.length > 0) lines.push(`ORDER BY ${each(orderBy).join(', ')}`);
    return lines.join(`\n${margin}`);
  }

  relation(relation: Relation, margin: string): string {
    switch (relation.kind) {
      case 'table':
        return `${relation.path.map((part) => this.#dialect.quoteName(part)).join('.')} AS ${relation.alias}`;
      case 'reference':
        return relation.cte + (relation.alias === null ? '' : ` AS ${relation.alias}`);
      case 'subquery': {
        const inner = `${margin}  `;
        return `(\n${inner}${this.query(relation.query, inner)}\n${margin}) AS ${relation.alias}`;
      }
      case 'join': {
        const { left, right, on } = relation;
        const condition = on === null ? '' : ` ON ${this.expression(on)}`;
        const joined = `${on === null ? 'CROSS JOIN' : 'JOIN'} ${this.relation(right, margin)}${condition}`;
        return `${this.relation(left, margin)}\n${margin}${joined}`;
      }
    }
  }

  expression(node: Expression): string {
    switch (node.kind) {
      case 'code':
        return node.texts.reduce((printed, next, i) => printed + this.expression(node.parts[i - 1]) + next);
      case 'alias':
        return node.alias;
      case 'name':
        return (node.of === null ? '' : `${node.of}.`) + this.#dialect.quoteName(node.name);
      case 'literal':
        return this.#dialect.quoteText(node.text);
      case 'number':
        return numberLiteral(node.number);
      case 'list':
        return node.items.map((item) => this.expression(item)).join(node.separator);
      case 'case':
        return this.#case(node.branches, node.otherwise);
      case 'window':
        return `${this.expression(node.call)} OVER (${this.#window(node.over)})`;
      case 'call': {
        const write: (...args: Expression[]) => Expression = this.#dialect.functions[node.name];
        return this.expression(write(...node.args));
      }
      case 'calendar': {
        const { local, unit } = this.#dialect.calendar;
        return this.expression(unit[node.unit](local(node.time, node.zone)));
      }
      case 'verbatim':
        return node.sql;
    }
  }

  #case(branches: readonly Branch[], otherwise: Expression | null): string {
    const cases = branches.map(
      ([condition, value]) => `WHEN ${this.expression(condition)} THEN ${this.expression(value)}`,
    );
    const rest = otherwise === null ? '' : ` ELSE ${this.expression(otherwise)}`;
    return `CASE ${cases.join(' ')}${rest} END`;
  }

  #window({ partitionBy = [], orderBy = [], frame }: Window): string {
    const list = (items: readonly Expression[]) => items.map((item) => this.expression(item)).join(', ');
    const parts: string[] = [];
    if (partitionBy.length > 0) parts.push(`PARTITION BY ${list(partitionBy)}`);
    if (orderBy.length > 0) parts.push(`ORDER BY ${list(orderBy)}`);
    if (frame) parts.push(frameText(frame));
    return parts.join(' ');
  }
}

function frameText({ from, to }: WindowFrame): string {
  return `ROWS BETWEEN ${frameEnd(from)} AND ${frameEnd(to)}`;
}

function frameEnd(offset: number): string {
  if (offset === 0) return 'CURRENT ROW';
  const rows = Math.abs(offset) === Infinity ? 'UNBOUNDED' : String(Math.abs(offset));
  return `${rows} ${offset < 0 ? 'PRECEDING' : 'FOLLOWING'}`;
}

/** Decimals of so many digits become the nearest double in every engine; DuckDB rounds longer ones twice. */
const maxExactDigitsCount = 15;

/** Whole numbers and short decimals as they are, others with an exponent, which makes a double of them. */
function numberLiteral(number: number | bigint): string {
  if (typeof number === 'bigint' || Number.isSafeInteger(number)) return String(number);
  if (!Number.isFinite(number)) throw new RangeError(`SQL has no literal for ${number}`);
  const plain = String(number);
  const isShort = /^-?\d+\.\d+$/.test(plain) && plain.replace(/\D/g, '').length <= maxExactDigitsCount;
  return isShort ? plain : number.toExponential();
}
