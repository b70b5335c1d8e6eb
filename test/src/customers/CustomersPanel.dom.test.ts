import { cleanup, fireEvent, screen, within } from '@testing-library/svelte';
import { parse } from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Customer, CustomersList, CustomersQuestion } from '../../../src/core/spec/customers';
import type { DatasetSummary } from '../../../src/core/spec/dataset';
import type { FunnelCell } from '../../../src/core/spec/funnel';
import { failure, success } from '../../../src/core/outcome';
import CustomersPanel from '../../../src/customers/CustomersPanel.svelte';
import { customersSettings } from '../../../src/customers/customers-settings';
import { drilldownIn, drilldownParts, type Drilldown } from '../../../src/customers/drilldown';
import { rowsAround } from '../../../src/customers/rows-around';
import { locale } from '../../../src/i18n/locale.svelte';
import { specOf } from '../../support/funnel/spec-of';
import { renderPanel } from '../../support/render-panel';
import { settled } from '../../support/settled';
import { fakeEngine, type Reply } from '../../support/fake-engine';

const dataset = {
  id: 'd1',
  name: 'shop.csv',
  propertyNames: ['channel', 'city'],
  timeZone: 'UTC',
} as unknown as DatasetSummary;
const start = Date.UTC(2024, 0, 1) * 1000;

/** Row i of a list of `all`. */
function customer(i: number, { properties, spec }: CustomersList): Customer {
  const times = spec.steps.map((_, k) => (k === 0 ? start + i * 1e6 : null));
  const next = i === 0 ? null : { event: 'search', time: start + i * 1e6 + 5e6 };
  const values = properties.map((name) => (i === 0 ? null : `${name} ${i}`));
  return { actor: i, id: `user ${i}`, session: null, entered: times[0]!, furthest: 0, times, twin: 0, values, next };
}

function engineOf(all: number) {
  const customers = vi.fn((question: CustomersQuestion) => {
    if (question.search === 'bad') return Promise.resolve(failure('out_of_memory'));
    const found = question.search === '' ? all : 0;
    const rows = Math.max(0, Math.min(question.limit, found - question.offset));
    const page = Array.from({ length: rows }, (_, i) => customer(question.offset + i, question));
    return Promise.resolve(success({ all, found, customers: page }));
  });
  const customersCsv = vi.fn<Reply<'customersCsv'>>(() => Promise.resolve(failure('out_of_memory')));
  const events = [
    { time: start - 60e6, event: 'visit', step: null, values: [] },
    { time: start + 1e6, event: 'a', step: 0, values: [] },
  ];
  const timeline = vi.fn(() => Promise.resolve(success({ total: 2, events, run: [{ place: 1, step: 0 }] })));
  return { engine: fakeEngine({ customers, customersCsv, timeline }), customers, customersCsv, timeline };
}

async function show(all: number, drilldown: Drilldown | null = null) {
  const faked = engineOf(all);
  const addSegment = vi.fn();
  const steps = ['Visit', 'Cart', 'Paid'];
  const view = renderPanel(CustomersPanel, {
    context: { engine: faked.engine, dataset, spec: specOf(['a', 'b', 'c']), steps, addSegment },
    settings: { ...parse(customersSettings, {}), drilldown },
  });
  await settled();
  const asked = () => faked.customers.mock.lastCall![0];
  return { ...faked, ...view, asked, addSegment };
}

const rows = () => screen.getAllByRole('row').slice(1);
const cells = (row: HTMLElement) =>
  within(row)
    .getAllByRole('gridcell')
    .map((cell) => cell.textContent);

afterEach(() => {
  cleanup();
  locale.set('en');
});

describe('who dropped', () => {
  it('lists those lost at the first conversion step, newest first, with what they did next', async () => {
    const { asked } = await show(3);
    expect(asked()).toMatchObject({ step: 1, part: 'lost', sort: { by: { kind: 'entered' }, descending: true } });
    expect(screen.getByRole('status').textContent).toContain('3 in all');
    expect(cells(rows()[0])).toEqual(['user 0', '2024-01-01 00:00:00', '1 · Visit', '–', '(nothing after)']);
    expect(cells(rows()[1])[4]).toBe('search');
  });

  it('opens at the part of the drawing that was clicked, and follows the next click', async () => {
    const { asked, change } = await show(3, { step: 2, part: 'lost' });
    expect(asked()).toMatchObject({ step: 2, part: 'lost' });
    change({ drilldown: { step: 1, part: 'lost' } });
    await settled();
    expect(asked()).toMatchObject({ step: 1, part: 'lost' });
  });

  it('hands those listed on as a segment, named by where they are', async () => {
    const { addSegment, asked } = await show(3, { step: 2, part: 'lost' });
    await fireEvent.click(screen.getByRole('button', { name: 'Make this a segment' }));
    const [place, label] = addSegment.mock.lastCall! as [FunnelCell, string];
    expect(place).toMatchObject({ spec: asked().spec, step: 2, part: 'lost', group: { kind: 'all' } });
    expect(label).toContain('Paid');
  });

  it('asks again when the funnel changes', async () => {
    const { asked, reopen } = await show(3);
    await reopen({ spec: specOf(['a', 'c']), steps: ['Visit', 'Paid'] });
    await settled();
    expect(asked().spec.steps).toHaveLength(2);
  });

  it('draws a few rows of a million and asks for those in view alone', async () => {
    const { asked } = await show(1_000_000);
    expect(rows().length).toBeLessThan(40);
    expect(asked().limit).toBeLessThan(300);
    const grid = screen.getByRole('grid');
    expect(grid.getAttribute('aria-rowcount')).toBe('1000001');
    await fireEvent.keyDown(grid, { key: 'End' });
    await settled();
    expect(asked().offset + asked().limit).toBeGreaterThanOrEqual(1_000_000);
    expect(rows().at(-1)!.getAttribute('aria-rowindex')).toBe('1000001');
    expect(cells(rows().at(-1)!)[0]).toBe('user 999999');
  });

  it('sorts by a head, and the other way round when it is pressed again', async () => {
    const { asked } = await show(3);
    const head = screen.getByRole('button', { name: 'User' });
    await fireEvent.click(head);
    await settled();
    expect(asked().sort).toEqual({ by: { kind: 'id' }, descending: false });
    expect(head.closest('[role=columnheader]')!.getAttribute('aria-sort')).toBe('ascending');
    await fireEvent.click(head);
    await settled();
    expect(asked().sort.descending).toBe(true);
  });

  it('changes its settings alone, so that what was chosen is kept with the analysis', async () => {
    const { changed, asked } = await show(3);
    await fireEvent.click(screen.getByRole('button', { name: 'User' }));
    expect(changed).toHaveBeenLastCalledWith({ sort: { by: { kind: 'id' }, descending: false } });
    await fireEvent.input(screen.getByRole('searchbox'), { target: { value: 'u' } });
    expect(changed).toHaveBeenLastCalledWith({ search: 'u' });
    await fireEvent.click(screen.getByRole('button', { name: 'Columns' }));
    await fireEvent.click(screen.getByRole('checkbox', { name: 'city' }));
    await settled();
    expect(asked()).toMatchObject({ search: 'u', properties: ['city'], sort: { by: { kind: 'id' } } });
  });

  it('says when nothing is found, and why something failed while the last list stays', async () => {
    const { asked } = await show(3);
    const search = screen.getByRole('searchbox');
    await fireEvent.input(search, { target: { value: 'bad' } });
    await settled();
    expect(screen.getByRole('alert')).toBeTruthy();
    expect(rows()).toHaveLength(3);
    await fireEvent.input(search, { target: { value: ' x ' } });
    await settled();
    expect(asked().search).toBe('x');
    expect(screen.getByText('No id contains “x”.')).toBeTruthy();
    expect(screen.getByRole('status').textContent).toContain('0 of 3');
  });

  it('says that nobody was lost, in the language of the page', async () => {
    locale.set('zh');
    await show(0);
    expect(screen.getByText('此处没有用户流失。')).toBeTruthy();
    expect(screen.getByRole('button', { name: /CSV/ }).hasAttribute('disabled')).toBe(true);
  });

  it('writes the CSV of the whole list in the words of the page', async () => {
    const { customersCsv } = await show(3);
    await fireEvent.click(screen.getByRole('button', { name: /CSV/ }));
    const [{ labels, ...list }] = customersCsv.mock.lastCall!;
    expect(list).not.toHaveProperty('offset');
    expect(labels.steps.map(({ name }) => name)).toEqual(['Visit', 'Cart', 'Paid']);
  });

  it("opens a customer's events by Enter, the run marked", async () => {
    const { timeline } = await show(3);
    const grid = screen.getByRole('grid');
    await fireEvent.keyDown(grid, { key: 'ArrowDown' });
    await fireEvent.keyDown(grid, { key: 'Enter' });
    await settled();
    await settled();
    expect(timeline.mock.lastCall).toMatchObject([
      { actor: 1, group: { kind: 'all' }, times: [start + 1e6, null, null] },
    ]);
    const dialog = screen.getByRole('dialog', { name: 'user 1' });
    const events = within(dialog).getAllByRole('row').slice(1);
    expect(events.map(cells)).toEqual([
      ['2023-12-31 23:59:00', '−1 min 1 s', 'visit', ''],
      ['2024-01-01 00:00:01', '0 s', 'a', '1 · Visit'],
    ]);
    expect(events.map((row) => row.classList.contains('marked'))).toEqual([false, true]);
  });
});

describe('the places of a funnel', () => {
  it('are two a stage, but nobody is lost at the first and at optional ones', () => {
    const spec = specOf(['a', { events: ['b'], optional: true }, 'c']);
    expect(drilldownParts(spec).map(({ step, part }) => `${part} ${step}`)).toEqual([
      'passed 0',
      'passed 1',
      'passed 2',
      'lost 2',
    ]);
    expect(drilldownIn(spec, { step: 1, part: 'lost' })).toEqual({ step: 2, part: 'lost' });
    expect(drilldownIn(specOf(['a']), { step: 4, part: 'passed' })).toEqual({ step: 0, part: 'passed' });
  });

  it('are asked for in blocks, so that small moves need no new question', () => {
    expect(rowsAround({ from: 0, to: 20 })).toEqual({ offset: 0, limit: 128 });
    expect(rowsAround({ from: 130, to: 150 })).toEqual({ offset: 64, limit: 192 });
    expect(rowsAround({ from: 135, to: 155 })).toEqual(rowsAround({ from: 130, to: 150 }));
  });
});
