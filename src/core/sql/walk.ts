import type { SqlNode } from './nodes';

/** The nodes that a node directly consists of. */
function childrenOf(node: SqlNode): readonly SqlNode[] {
  switch (node.kind) {
    case 'code':
      return node.parts;
    case 'list':
      return node.items;
    case 'case':
      return [...node.branches.flat(), ...(node.otherwise === null ? [] : [node.otherwise])];
    case 'window':
      return [node.call, ...(node.over.partitionBy ?? []), ...(node.over.orderBy ?? [])];
    case 'call':
      return node.args;
    case 'calendar':
      return [node.time];
    case 'select': {
      const { columns, from, where = [], groupBy = [], orderBy = [] } = node;
      return [...columns, ...(from === null ? [] : [from]), ...where, ...groupBy, ...orderBy];
    }
    case 'union':
      return node.queries;
    case 'subquery':
      return [node.query];
    case 'join':
      return [node.left, node.right, ...(node.on === null ? [] : [node.on])];
    case 'with':
      return [...node.ctes.map(({ query }) => query), node.query];
    default:
      return [];
  }
}

/** All nodes of a tree, each before its parts, in the order of the text; a node used twice comes once. */
export function nodesOf(root: SqlNode): Set<SqlNode> {
  const met = new Set<SqlNode>();
  const visit = (node: SqlNode) => {
    if (met.has(node)) return;
    met.add(node);
    childrenOf(node).forEach(visit);
  };
  visit(root);
  return met;
}

/** Whether a query reads from the one of that name in the WITH list. */
export function refersTo(node: SqlNode, cte: string): boolean {
  return [...nodesOf(node)].some((each) => each.kind === 'reference' && each.cte === cte);
}

/** The properties whose columns a tree reads, each once. */
export function propertiesRead(node: SqlNode): string[] {
  const found = [...nodesOf(node)].flatMap((each) =>
    each.kind === 'name' && each.property !== null ? [each.property] : [],
  );
  return [...new Set(found)];
}
