import { select, subquery, union } from '../../../src/core/sql/build';
import type { Query, Relation, Select, With } from '../../../src/core/sql/nodes';

/** The same query without its WITH list, for engines that have none: each query stands where it was named. */
export function nested({ ctes, query }: With): Query {
  const inlined = new Map<string, Query>();

  function relation(from: Relation): Relation {
    switch (from.kind) {
      case 'table':
        return from;
      case 'reference':
        return subquery(inlined.get(from.cte)!, from.alias ?? from.cte);
      case 'subquery':
        return subquery(filled(from.query), from.alias);
      case 'join':
        return { ...from, left: relation(from.left), right: relation(from.right) };
    }
  }

  const one = (each: Select) => select({ ...each, from: each.from && relation(each.from) });
  const filled = (each: Query) => (each.kind === 'select' ? one(each) : union(each.queries.map(one)));
  for (const cte of ctes) inlined.set(cte.name, filled(cte.query));
  return filled(query);
}
