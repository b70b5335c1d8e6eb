import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../../src/chart/text-width';
import type { PathNode, PathsAnswer } from '../../../../src/core/spec/drivers';
import { pathsLayout, type PathsFlow } from '../../../../src/drivers/paths/paths-layout';
import { isLit, nodeAfterKey } from '../../../../src/drivers/paths/hovered-path';

/** Answers as the engine gives them: every path is counted in each column until it ends. */
const answers = fc
  .array(
    fc.array(fc.constantFrom('a', 'b', 'c', '购买', 'a name of sixty letters that goes on and on and on and on…'), {
      maxLength: 5,
    }),
    {
      minLength: 1,
      maxLength: 60,
    },
  )
  .map((paths): PathsAnswer => {
    const columns: PathNode[][] = [[{ kind: 'start', name: '', names: 0, actors: paths.length }]];
    const links = new Map<string, PathsAnswer['links'][number]>();
    for (const path of paths) {
      let from = 0;
      [...path, null].slice(0, 5).forEach((name, depth) => {
        const column = (columns[depth + 1] ??= []);
        let to = column.findIndex((node) => (name === null ? node.kind === 'end' : node.name === name));
        if (to < 0) {
          to = column.length;
          column.push({
            kind: name === null ? 'end' : 'event',
            name: name ?? '',
            names: name === null ? 0 : 1,
            actors: 0,
          });
        }
        column[to].actors++;
        const key = `${depth} ${from} ${to}`;
        if (!links.has(key)) links.set(key, { depth, from, to, actors: 0 });
        links.get(key)!.actors++;
        from = to;
      });
    }
    return { actors: paths.length, columns, links: [...links.values()] };
  });

const room = { measure: estimatedWidth, nameOf: ({ kind, name }: PathNode) => (kind === 'event' ? name : kind) };
const drawn = (answer: PathsAnswer, width: number, backward = false): PathsFlow =>
  pathsLayout(answer, { ...room, width, backward });

/** The four corners of a ribbon: where it leaves and where it arrives. */
function ends(d: string): { x0: number; top0: number; x1: number; top1: number; bottom1: number; bottom0: number } {
  const [x0, top0, , , , , x1, top1, , bottom1, , , , , , bottom0] = d.match(/-?[\d.]+/g)!.map(Number);
  return { x0, top0, x1, top1, bottom1, bottom0 };
}

const widths = fc.constantFrom(320, 684, 1500);

describe('the flow of paths', () => {
  it('keeps nodes with their labels apart, inside the drawing, the same size forward and backward', () => {
    fc.assert(
      fc.property(answers, widths, fc.boolean(), (answer, width, backward) => {
        const flow = drawn(answer, width, backward);
        expect(flow.width).toBeGreaterThanOrEqual(width);
        for (const nodes of flow.columns) {
          nodes.forEach((node, i) => {
            expect(node.x).toBeGreaterThanOrEqual(0);
            expect(node.x + node.width).toBeLessThanOrEqual(flow.width);
            expect(node.y + node.height).toBeLessThanOrEqual(flow.height + 0.02);
            if (i > 0) expect(node.y).toBeGreaterThanOrEqual(nodes[i - 1].y + Math.max(32, nodes[i - 1].height));
          });
        }
        const mirrored = drawn(answer, width, !backward);
        expect(mirrored.columns.flat().map(({ y, height }) => [y, height])).toEqual(
          flow.columns.flat().map(({ y, height }) => [y, height]),
        );
      }),
    );
  });

  it('draws every link as thick as its actors, from the edge of one node to that of the next', () => {
    fc.assert(
      fc.property(answers, widths, fc.boolean(), (answer, width, backward) => {
        const flow = drawn(answer, width, backward);
        expect(flow.ribbons).toHaveLength(answer.links.length);
        const [start] = flow.columns[0];
        const perActor = start.height / answer.actors;
        for (const { link, d } of flow.ribbons) {
          const source = flow.columns[link.depth][link.from];
          const target = flow.columns[link.depth + 1][link.to];
          const { x0, top0, bottom0, x1, top1, bottom1 } = ends(d);
          expect([x0, x1]).toEqual(
            backward ? [source.x, target.x + target.width] : [source.x + source.width, target.x],
          );
          expect(bottom0 - top0).toBeCloseTo(Math.max(0.75, link.actors * perActor), 0);
          expect(bottom1 - top1).toBeCloseTo(bottom0 - top0, 1);
          expect(top0).toBeGreaterThanOrEqual(source.y - 0.02);
          expect(bottom1).toBeLessThanOrEqual(target.y + target.height + 0.8);
        }
      }),
    );
  });

  it('shortens names to the room between columns', () => {
    fc.assert(
      fc.property(answers, widths, (answer, width) => {
        const flow = drawn(answer, width);
        const [first, second] = flow.columns;
        const between = second[0].x - first[0].x;
        for (const { label } of flow.columns.flat())
          expect(estimatedWidth(label.name, 12, true)).toBeLessThanOrEqual(between - 10);
      }),
    );
  });

  it('draws nobody without a number that is none', () => {
    const answer = { actors: 0, columns: [[{ kind: 'start' as const, name: '', names: 0, actors: 0 }]], links: [] };
    const flow = drawn(answer, 600);
    expect(flow.ribbons).toEqual([]);
    expect(JSON.stringify(flow)).not.toMatch(/null|NaN/);
  });

  it('leads the arrow keys from node to node in every direction', () => {
    fc.assert(
      fc.property(answers, fc.boolean(), (answer, backward) => {
        const { columns, ribbons } = drawn(answer, 900, backward);
        const [onward, back] = backward ? ['ArrowLeft', 'ArrowRight'] : ['ArrowRight', 'ArrowLeft'];
        const after = (at: { column: number; place: number }, key: string) =>
          nodeAfterKey(columns, at, { key, backward });
        let at = { column: 0, place: 0 };
        for (let column = 1; column < columns.length; column++) at = after(at, onward)!;
        expect(at.column).toBe(columns.length - 1);
        expect(after(at, onward)).toBeNull();
        expect(after(at, back)?.column).toBe(columns.length - 2);
        expect(after({ column: 1, place: 0 }, 'ArrowUp')).toBeNull();
        expect(after(at, 'x')).toBeNull();
        expect(ribbons.filter((ribbon) => isLit(ribbon, { column: 0, place: 0 }))).toHaveLength(columns[1].length);
        expect(ribbons.filter((ribbon) => isLit(ribbon, { link: ribbons[0].link }))).toHaveLength(1);
      }),
    );
  });
});
