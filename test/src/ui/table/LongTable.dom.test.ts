import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet, type ComponentProps } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import LongTable from '../../../../src/ui/table/LongTable.svelte';

afterEach(cleanup);

function show(rows: number, given: Partial<ComponentProps<typeof LongTable>> = {}) {
  const head = createRawSnippet(() => ({ render: () => '<span role="columnheader">name</span>' }));
  const row = createRawSnippet((index: () => number) => ({
    render: () => `<span role="gridcell">row ${index()}</span>`,
  }));
  render(LongTable, { rows, maxHeight: 352, label: 'Names', columns: '1fr', head, row, ...given });
  return screen.getByRole('grid', { name: 'Names' });
}

const current = () => document.querySelector('[aria-selected="true"]')?.textContent.trim();

describe('a long table', () => {
  it('draws only the rows in view, and counts all of them with the head', () => {
    const grid = show(100_000);
    expect(grid.getAttribute('aria-rowcount')).toBe('100001');
    expect(screen.getAllByRole('gridcell').length).toBeLessThan(30);
  });

  it('moves its current row by keys, and names it to screen readers', async () => {
    const grid = show(100_000);
    await fireEvent.keyDown(grid, { key: 'ArrowDown' });
    await fireEvent.keyDown(grid, { key: 'PageDown' });
    expect(current()).toBe('row 10');
    await fireEvent.keyDown(grid, { key: 'End' });
    expect(current()).toBe('row 99999');
    expect(document.getElementById(grid.getAttribute('aria-activedescendant')!)?.textContent.trim()).toBe('row 99999');
    await fireEvent.keyDown(grid, { key: 'Home', ctrlKey: true });
    expect(current()).toBe('row 99999');
  });

  it('opens a row by click or Enter', async () => {
    const onopen = vi.fn();
    const grid = show(10, { onopen });
    await fireEvent.click(screen.getByText('row 3'));
    await fireEvent.keyDown(grid, { key: 'ArrowDown' });
    await fireEvent.keyDown(grid, { key: 'Enter' });
    expect(onopen.mock.calls).toEqual([[3], [4]]);
  });

  it('asks for the rows it is about to show', () => {
    const onview = vi.fn();
    show(100_000, { onview });
    expect(onview).toHaveBeenLastCalledWith(0, 16);
  });

  it('has no current row where there is none', () => {
    const grid = show(0);
    expect(grid.getAttribute('aria-activedescendant')).toBeNull();
    expect(screen.queryAllByRole('gridcell')).toEqual([]);
  });
});
