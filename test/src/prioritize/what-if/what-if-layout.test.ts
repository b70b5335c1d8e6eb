import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../../src/chart/text-width';
import type { Scenario } from '../../../../src/core/spec/decisions';
import { stepRates } from '../../../../src/prioritize/step-rates';
import { whatIfStages } from '../../../../src/prioritize/what-if/what-if';
import { overallRate, whatIfCsv } from '../../../../src/prioritize/what-if/what-if-csv';
import { whatIfLayout } from '../../../../src/prioritize/what-if/what-if-layout';
import { specOf } from '../../../support/funnel/spec-of';

const scenario = (rates: Record<string, number>, name = '乐观'): Scenario => ({ id: 'w1', name, rates });

/** So many at each stage, as a scenario would have it. */
function stages(counts: number[], set: Scenario | null = null, name = 'a stage') {
  const steps = counts.map((actors) => ({ actors, fromPrevious: null, fromEntry: null }));
  const rates = stepRates(specOf(counts.map(String)), counts.map(() => name), { key: { kind: 'all' }, steps }); // prettier-ignore
  return whatIfStages({ id: '0', name }, rates, set);
}

const draw = (of: ReturnType<typeof stages>, width = 900) => whatIfLayout(of, { width, measure: estimatedWidth });

describe('the drawing of a what-if', () => {
  it('has both bars of a stage alike until a rate is set', () => {
    for (const { now, counted } of draw(stages([1000, 400, 100])).columns) expect(now).toEqual(counted);
  });

  it('raises all stages after a rate that is set, and says by how many', () => {
    const { columns } = draw(stages([1000, 400, 100], scenario({ 1: 0.5 })));
    expect(columns.map(({ now, counted }) => now.height > counted.height)).toEqual([false, true, true]);
    expect(columns.map(({ count }) => [count.text, count.change, count.more])).toEqual([
      ['1,000', '', false],
      ['500', '+100', true],
      ['125', '+25', true],
    ]);
  });

  it('says how many fewer a lower rate leaves', () => {
    const { change, more } = draw(stages([1000, 400], scenario({ 1: 0.1 }))).columns[1].count;
    expect([change, more]).toEqual(['−300', false]);
  });

  it('takes less than a twentieth of an actor for none', () => {
    expect(draw(stages([1000, 400], scenario({ 1: 0.40004 }))).columns[1].count.change).toBe('');
  });

  it('has a bar of no height where it cannot be known who would come', () => {
    const [, , third] = draw(stages([50, 0, 0], scenario({ 1: 0.5 }))).columns;
    expect([third.now.height, third.count.change]).toEqual([0, '']);
  });

  it('is 100 points high where a rate is dragged, in columns of one width', () => {
    const { plot, column, columns, floor } = draw(stages([10, 5, 2]));
    expect(columns[0].now.height).toBe(plot);
    expect(columns.map(({ x }) => x)).toEqual([0, column, 2 * column]);
    for (const { now } of columns) expect(now.y + now.height).toBeCloseTo(floor, 1);
  });

  it('shortens long names to two lines, and grows wider with many stages', () => {
    const name = 'The customer opened the spring campaign landing page on mobile';
    const { columns, width } = draw(stages(Array<number>(12).fill(9), null, name), 600);
    expect(columns[0].name.lines).toHaveLength(2);
    expect(columns[0].name.lines[1]).toMatch(/…$/);
    expect(width).toBe(12 * 96);
  });
});

describe('scenarios for spreadsheets', () => {
  const counted = { scenario: null, stages: stages([1000, 400, 100]) };
  const better = { scenario: scenario({ 1: 0.5 }), stages: stages([1000, 400, 100], scenario({ 1: 0.5 })) };

  it('stand side by side: actors and rates of each, and the rate of the whole', () => {
    const [head, ...rows] = whatIfCsv([counted, better], null);
    expect(head.slice(1)).toEqual(['Counted: Actors', 'Counted: From previous', '乐观: Actors', '乐观: From previous']);
    expect(rows.map((row) => row.slice(1))).toEqual([
      [1000, '', 1000, ''],
      [400, 0.4, 500, 0.5],
      [100, 0.25, 125, 0.25],
      ['', 0.1, '', 0.125],
    ]);
  });

  it('have the money of each where a conversion’s worth is known', () => {
    const rows = whatIfCsv([counted, better], { mean: 8, step: 2, filled: 1, converted: 1 });
    expect(rows.at(-1)).toEqual(['Money', 800, '', 1000, '']);
  });

  it('have empty cells for what cannot be known', () => {
    const unknown = { scenario: null, stages: stages([50, 0, 0], scenario({ 1: 0.5 })) };
    expect(overallRate(unknown.stages)).toBeNull();
    const rows = whatIfCsv([unknown], { mean: 8, step: 2, filled: 1, converted: 1 });
    expect(rows.slice(3).map((row) => row.slice(1))).toEqual([['', ''], ['', ''], ['', '']]); // prettier-ignore
  });
});
