import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { highlight } from '../../../../src/chart/highlight.svelte';
import { groupsCsv, sortedGroups, sortedNext } from '../../../../src/funnel/table/group-table';
import FunnelTable from '../../../../src/funnel/table/FunnelTable.svelte';
import { locale } from '../../../../src/i18n/locale.svelte';
import { longNames, shop } from '../../../support/chart/chart-steps';
import { brokenDown, falling } from '../../../support/chart/group-answers';
import { nextTurn } from '../../../../src/ui/next-turn';
import { stubResizeObserver } from '../../../support/stub-resize-observer';

beforeAll(stubResizeObserver);

afterEach(() => {
  cleanup();
  locale.set('en');
});

type Counts = [string, number[]][];

const three: Counts = [
  ['wechat', [1000, 400, 100]],
  ['', [500, 450, 300]],
  ['radio', [12, 6, 0]],
];

/** The groups are listed in a task of their own. */
async function shown(counts: Counts, names = shop) {
  const { all, groups } = brokenDown({ counts, names });
  const onselect = vi.fn();
  render(FunnelTable, { steps: all, groups, overlapping: false, name: 'shop.csv', onselect });
  await nextTurn();
  await tick();
  return { all, groups, onselect };
}

const texts = (row: HTMLElement) => [...row.children].map((cell) => cell.textContent.trim().replaceAll(/\s+/g, ' '));
const rows = () => screen.getAllByRole('row').slice(1).map(texts);

describe('the table of groups', () => {
  it('has a row for all and one for each group, with what differs from the rest beyond chance', async () => {
    await shown(three);
    expect(rows()).toEqual([
      ['All', '1,512', '26.5%', '–', '56.6%', '46.7%', expect.any(String)],
      ['wechat', '1,000', '10.0%', '−48.6 beyond chance', '▼40.0%', '▼25.0%', expect.any(String)],
      ['(empty)', '500', '60.0%', '+50.1 beyond chance', '▲90.0%', '▲66.7%', expect.any(String)],
      ['radio', '12', '0%', 'too few to tell', '50.0%', '0%', '–'],
    ]);
    expect(screen.getByText('+50.1').closest('[role=gridcell]')?.getAttribute('title')).toMatch(
      /^\(empty\) converts 50.1 points better than the rest, beyond chance\nDifference/,
    );
  });

  it('tells each rate’s formula and its interval', async () => {
    await shown(three);
    expect(screen.getByRole('button', { name: /▲90.0%|90.0%/ }).title).toMatch(
      /^450 ÷ 500 \(catalog\) = 90.0%\n95% interval: 87.1% – 92.3%\n/,
    );
  });

  it.each([
    ['From first', ['40.0%', '10.0%']],
    ['Actors', ['400', '100']],
    ['Lost', ['600', '300']],
    ['Median time', ['23 min', '2 h 43 min']],
  ])('tells %s instead', async (measure, told) => {
    await shown(three);
    await fireEvent.click(screen.getByRole('radio', { name: measure }));
    expect(rows()[1].slice(4, 6)).toEqual(told);
  });

  it('is sorted by its heads, and goes back to the order of the answer', async () => {
    await shown(three);
    const names = () => rows().map(([name]) => name);
    const head = screen.getByRole('button', { name: 'Overall' });
    await fireEvent.click(head);
    expect(names()).toEqual(['All', '(empty)', 'wechat', 'radio']);
    expect(head.closest('[role=columnheader]')?.getAttribute('aria-sort')).toBe('descending');
    await fireEvent.click(head);
    expect(names()).toEqual(['All', 'radio', 'wechat', '(empty)']);
    await fireEvent.click(head);
    expect(names()).toEqual(['All', 'wechat', '(empty)', 'radio']);
  });

  it('gives the customers of a cell, and by Enter those who entered', async () => {
    const { onselect } = await shown(three);
    await fireEvent.click(screen.getByRole('button', { name: /40.0%/ }));
    expect(onselect).toHaveBeenCalledExactlyOnceWith(1, 'passed', { kind: 'values', values: ['wechat'] });
    await fireEvent.click(screen.getByRole('radio', { name: 'Lost' }));
    await fireEvent.click(screen.getByRole('button', { name: '600' }));
    expect(onselect).toHaveBeenLastCalledWith(1, 'lost', { kind: 'values', values: ['wechat'] });
    const grid = screen.getByRole('grid');
    await fireEvent.keyDown(grid, { key: 'ArrowDown' });
    await fireEvent.keyDown(grid, { key: 'Enter' });
    expect(onselect).toHaveBeenLastCalledWith(0, 'passed', { kind: 'values', values: ['wechat'] });
  });

  it('shows in the drawing which group is pointed at', async () => {
    await shown(three);
    await fireEvent.pointerOver(screen.getByText('60.0%'));
    expect(highlight.group).toBe('[""]');
    await fireEvent.pointerOver(screen.getByText('26.5%'));
    expect(highlight.group).toBeNull();
  });

  it('holds 200 groups, draws those in view and finds one by name', async () => {
    await shown(falling(200, 4));
    expect(screen.getByRole('grid').getAttribute('aria-rowcount')).toBe('203');
    expect(screen.getAllByRole('row').length).toBeLessThan(40);
    await fireEvent.input(screen.getByRole('textbox', { name: 'Search groups' }), { target: { value: 'EL-19' } });
    expect(rows().map(([name]) => name)).toContain('channel-199');
    expect(rows()).toHaveLength(12);
  });

  it.each([
    ['a single user', [['a', [1, 0]]]],
    ['one stage', [['a', [5]], ['b', [3]]]], // prettier-ignore
    ['nobody', [['a', [3, 1]], ['b', [0, 0]]]], // prettier-ignore
  ] as [string, Counts][])('says no nonsense of %s', async (_what, counts) => {
    await shown(counts, longNames);
    expect(document.body.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
  });

  it('says so in Chinese', async () => {
    locale.set('zh');
    await shown(three);
    expect(within(screen.getByRole('grid')).getByRole('button', { name: '总转化率' })).toBeTruthy();
    expect(document.body.textContent).toContain('与其余相比（百分点）');
  });
});

describe('sorting groups', () => {
  const { groups } = brokenDown({ names: shop, counts: falling(12, 3) });
  const by = { measure: 'previous' as const, difference: () => null };

  it('leaves the rest at the end, and those without a number before it', () => {
    const order = sortedGroups(groups, { ...by, sort: { by: 'entered', descending: false } });
    expect(order.map(({ name }) => name).slice(-2)).toEqual(['channel-0', 'Other (4)']);
    expect(sortedGroups(groups, { ...by, sort: { by: 'difference', descending: true } })).toHaveLength(groups.length);
  });

  it('counts in names as people do', () => {
    const names = sortedGroups(groups, { ...by, sort: { by: 'name', descending: false } }).map(({ name }) => name);
    expect(names.indexOf('channel-2')).toBeLessThan(names.indexOf('channel-10'));
  });

  it('turns round, then ends', () => {
    const once = sortedNext(null, 'name');
    expect(once).toEqual({ by: 'name', descending: false });
    expect(sortedNext(once, 'name')).toEqual({ by: 'name', descending: true });
    expect(sortedNext({ by: 'name', descending: true }, 'name')).toBeNull();
    expect(sortedNext(once, 2)).toEqual({ by: 2, descending: true });
  });
});

describe('the groups for spreadsheets', () => {
  it('are a row for each stage of each group, exact', () => {
    const { all, groups } = brokenDown({ names: shop, counts: three });
    const [head, ...cells] = groupsCsv(all, groups);
    expect(cells).toHaveLength(12);
    expect(cells.every((row) => row.length === head.length)).toBe(true);
    expect(cells[7].slice(0, 5)).toEqual(['(empty)', 2, 'cart', 450, 0.9]);
    expect(cells[7].slice(5, 7).map((end) => Math.round(Number(end) * 1e6) / 1e6)).toEqual([0.870578, 0.923322]);
  });
});
