import { describe, expect, it } from 'vitest';
import { PathColumns } from '../../../workers/drivers/path-columns';

/** The answer to some paths, each a list of names; a path that is too short has an end. */
function columnsOf(names: string[], paths: string[][], length = 2) {
  const columns = new PathColumns(names, length);
  const steps = paths.map((path) => [
    ...path.slice(0, length).map((name) => names.indexOf(name)),
    ...(path.length < length ? [-1] : []),
  ]);
  for (const path of steps) for (const [depth, code] of path.entries()) columns.count(depth, code);
  columns.settle();
  for (const path of steps) for (const [depth, code] of path.entries()) columns.link(depth, code);
  return columns.answer(paths.length);
}

const written = (columns: ReturnType<typeof columnsOf>['columns']) =>
  columns.map((nodes) => nodes.map(({ kind, name, actors }) => `${kind === 'event' ? name : kind} ${actors}`));

describe('the columns of paths', () => {
  it('begin with where all paths start', () => {
    expect(written(columnsOf(['a'], [['a'], ['a', 'a']]).columns)).toEqual([['start 2'], ['a 2'], ['a 1', 'end 1']]);
  });

  it('have the most frequent events first, equal ones by name, and those that end last', () => {
    const { columns } = columnsOf(['a', '买', '看'], [['看'], ['看'], ['买'], ['a'], []], 1);
    expect(written(columns)[1]).toEqual(['看 2', 'a 1', '买 1', 'end 1']);
  });

  it('are as many as any path reaches', () => {
    expect(columnsOf(['a'], [['a']], 5).columns).toHaveLength(3);
    expect(written(columnsOf(['a'], [], 2).columns)).toEqual([['start 0']]);
  });

  it('put the rarer names together where there are many, but never one alone', () => {
    const names = Array.from({ length: 12 }, (_, n) => `e${String(n).padStart(2, '0')}`);
    const nine = columnsOf(
      names,
      names.slice(0, 9).map((name) => [name]),
      1,
    ).columns[1];
    expect(nine.every(({ kind }) => kind === 'event')).toBe(true);
    const twelve = columnsOf(
      names,
      names.map((name) => [name]),
      1,
    ).columns[1];
    expect(twelve).toHaveLength(9);
    expect(twelve.at(-1)).toEqual({ kind: 'other', name: '', names: 4, actors: 4 });
  });
});

describe('the links between columns', () => {
  it('lead from node to node with the number of paths', () => {
    const { links } = columnsOf(['a', 'b'], [['a', 'b'], ['a', 'b'], ['b']]);
    expect(links).toEqual([
      { depth: 0, from: 0, to: 0, actors: 2 },
      { depth: 0, from: 0, to: 1, actors: 1 },
      { depth: 1, from: 0, to: 0, actors: 2 },
      { depth: 1, from: 1, to: 1, actors: 1 },
    ]);
  });

  it('carry as many into a node as the node has', () => {
    const { columns, links } = columnsOf(['a', 'b', 'c'], [['a', 'c'], ['b', 'c'], ['c'], ['a'], []]);
    for (const [depth, nodes] of columns.slice(1).entries()) {
      for (const [node, { actors }] of nodes.entries()) {
        const into = links.filter((link) => link.depth === depth && link.to === node);
        expect(into.reduce((sum, link) => sum + link.actors, 0)).toBe(actors);
      }
    }
  });
});
