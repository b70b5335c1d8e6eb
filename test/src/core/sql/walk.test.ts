import { describe, expect, it } from 'vitest';
import {
  alias,
  columnOf,
  crossJoin,
  flag,
  listOf,
  literal,
  name,
  over,
  reference,
  select,
  sql,
  subquery,
  union,
} from '../../../../src/core/sql/build';
import { asText, calendarUnit } from '../../../../src/core/sql/functions';
import type { Expression, SqlNode } from '../../../../src/core/sql/nodes';
import { nodesOf, propertiesRead, refersTo } from '../../../../src/core/sql/walk';

const column = (property: string) => columnOf('source', `column of ${property}`, property);
const of = (where: Expression) => select({ columns: [sql`*`], from: reference('rows'), where: [where] });

describe('the properties that SQL reads', () => {
  const zone = { timeZone: 'UTC', span: { first: 0, last: 0 } };

  it.each<[string, SqlNode]>([
    ['code', sql`${column('p')} = 1`],
    ['a list', listOf([column('p')])],
    ['a condition', flag(sql`${column('p')} = 1`)],
    ['a call', asText(column('p'))],
    ['a calendar', calendarUnit('day', column('p'), zone)],
    ['a window', over(sql`count(*)`, { partitionBy: [column('p')] })],
    ["a window's order", over(sql`count(*)`, { orderBy: [column('p')] })],
    ['a condition of a query', of(sql`${column('p')} = 1`)],
    ['a query in a query', select({ columns: [sql`*`], from: subquery(of(column('p')), 'inner') })],
    ['a joined query', select({ columns: [], from: crossJoin(reference('a'), subquery(of(column('p')), 'b')) })],
    ['a union', union([of(alias('t')), of(column('p'))])],
    ['a query of a WITH list', { kind: 'with', ctes: [{ name: 'c', query: of(column('p')) }], query: of(alias('t')) }],
  ])('are found in %s', (_, node) => {
    expect(propertiesRead(node)).toEqual(['p']);
  });

  it('are each named once, in the order of the text', () => {
    expect(propertiesRead(sql`${column('b')} + ${column('a')} + ${column('b')}`)).toEqual(['b', 'a']);
  });

  it('are not texts, nor names of other columns', () => {
    expect(propertiesRead(sql`${literal('p')} = ${name('p')} AND ${columnOf('source', 'p')} = p`)).toEqual([]);
  });
});

describe('a query refers to another', () => {
  it('where it reads from it, at any depth', () => {
    expect(refersTo(of(sql`1 = 1`), 'rows')).toBe(true);
    expect(refersTo(select({ columns: [], from: subquery(of(sql`1 = 1`), 'x') }), 'rows')).toBe(true);
  });

  it('not by a text or by an alias of that name', () => {
    const query = select({ columns: [literal('FROM rows ')], from: reference('others', 'rows') });
    expect(refersTo(query, 'rows')).toBe(false);
  });
});

it('a node used twice is met once', () => {
  const shared = sql`x`;
  const root = sql`${shared} + ${shared}`;
  expect([...nodesOf(root)]).toEqual([root, shared]);
});
