import { describe, expect, it } from 'vitest';
import {
  cellAfterKey,
  cellKey,
  parseCellKey,
  cellsOf,
  reachableCell,
  type ChartCell,
} from '../../../../src/funnel/chart/cells';
import { groupOfAll } from '../../../../src/funnel/chart/scene';
import type { GroupFigures } from '../../../../src/funnel/figures/funnel-figures';
import { chartSteps, shop } from '../../../support/chart/chart-steps';

const group = (id: string, counts: number[]): GroupFigures => ({ ...groupOfAll(chartSteps(counts, shop)), id });
const alone = [groupOfAll(chartSteps([10, 6, 6], shop))];
const two = [group('a', [10, 6, 6]), group('b', [8, 8, 2])];
const cell = (id: string, step: number, part: ChartCell['part'] = 'passed'): ChartCell => ({ group: id, step, part });
const after = (groups: GroupFigures[], from: ChartCell, key: string) => {
  const to = cellAfterKey(groups, from, { key, selectable: true });
  return to && `${to.group} ${to.step} ${to.part}`;
};

describe('the cells of a funnel', () => {
  it('are its steps in order, each after those it lost, where these can be chosen', () => {
    expect(cellsOf(two[0], true)).toEqual([cell('a', 0), cell('a', 1, 'lost'), cell('a', 1), cell('a', 2)]);
    expect(cellsOf(two[0], false)).toEqual([cell('a', 0), cell('a', 1), cell('a', 2)]);
  });

  it('have keys that name them, whatever the group is called', () => {
    for (const id of ['all', '', 'two words', '["微信 🛒","x"]'])
      expect(parseCellKey(cellKey(cell(id, 12, 'lost')))).toEqual(cell(id, 12, 'lost'));
  });
});

describe('the cell that Tab reaches', () => {
  it('is the first one, and the focused one from then on', () => {
    expect(reachableCell(two, null, true)).toEqual(cell('a', 0));
    expect(reachableCell(two, cell('b', 2, 'lost'), true)).toEqual(cell('b', 2, 'lost'));
  });

  it('is the first of the group where the focused one is there no more, or of the first group', () => {
    expect(reachableCell(two, cell('b', 1, 'lost'), true)).toEqual(cell('b', 0));
    expect(reachableCell(two, cell('gone', 2), true)).toEqual(cell('a', 0));
    expect(reachableCell([], cell('a', 2), true)).toBeNull();
  });
});

describe('the cell after a key', () => {
  it('goes along the parts of one funnel by any arrow, Home and End, up to the ends', () => {
    expect(after(alone, cell('all', 0), 'ArrowRight')).toBe('all 1 lost');
    expect(after(alone, cell('all', 0), 'ArrowDown')).toBe('all 1 lost');
    expect(after(alone, cell('all', 1, 'lost'), 'ArrowRight')).toBe('all 1 passed');
    expect(after(alone, cell('all', 0), 'ArrowLeft')).toBe('all 0 passed');
    expect(after(alone, cell('all', 0), 'End')).toBe('all 2 passed');
    expect(after(alone, cell('all', 2), 'Home')).toBe('all 0 passed');
    expect(cellAfterKey(alone, cell('all', 0), { key: 'ArrowRight', selectable: false })).toEqual(cell('all', 1));
  });

  it('goes from group to group at the same step by up and down', () => {
    expect(after(two, cell('a', 2), 'ArrowDown')).toBe('b 2 passed');
    expect(after(two, cell('b', 2), 'ArrowUp')).toBe('a 2 passed');
    expect(after(two, cell('b', 2), 'ArrowDown')).toBe('b 2 passed');
  });

  it('goes to those who passed where the other group lost nobody', () => {
    expect(after(two, cell('a', 1, 'lost'), 'ArrowDown')).toBe('b 1 passed');
  });

  it('is none for other keys', () => {
    expect(after(two, cell('a', 1), 'a')).toBeNull();
    expect(after(two, cell('gone', 1), 'ArrowRight')).toBeNull();
  });
});
