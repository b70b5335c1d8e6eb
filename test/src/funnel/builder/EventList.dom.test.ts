import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import EventList from '../../../../src/funnel/builder/EventList.svelte';
import { Drag } from '../../../../src/funnel/drag/drag.svelte';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { funnelOver } from '../../../support/funnel-state';
import { settled } from '../../../support/settled';
import { stubResizeObserver } from '../../../support/stub-resize-observer';

beforeAll(stubResizeObserver);
afterEach(cleanup);

function show(names = ['view', 'cart', 'pay', 'refund']) {
  const { funnel } = funnelOver(defaultSpec([['cart']]), names);
  render(EventList, { funnel, drag: new Drag(funnel) });
  return { funnel, field: screen.getByRole('searchbox'), list: screen.getByRole('list') };
}

const focused = () => document.activeElement?.querySelector('.name')?.textContent;
const shown = () => [...document.querySelectorAll('.chip .name')].map(({ textContent }) => textContent);

describe('the list of events', () => {
  it('shows each event with the stages it is used in', () => {
    const { list } = show();
    expect(shown()).toEqual(['view', 'cart', 'pay', 'refund']);
    expect(within(list).getByRole('button', { name: /^cart 1/ })).toBeTruthy();
  });

  it('draws a few rows of ten thousand', () => {
    show(Array.from({ length: 10_000 }, (_, i) => `event ${i}`));
    expect(shown().length).toBeLessThan(40);
  });

  it('finds names by all words of a search, and says where there is none', async () => {
    const { field, list } = show(['add to cart', 'remove from cart', 'pay']);
    await fireEvent.input(field, { target: { value: 'CART add' } });
    expect(shown()).toEqual(['add to cart']);
    await fireEvent.input(field, { target: { value: 'nothing' } });
    expect(shown()).toEqual([]);
    expect(list.textContent).toContain('nothing');
  });

  it('has one tab stop, from which keys move', async () => {
    show();
    const stops = () => document.querySelectorAll('.chip[tabindex="0"]');
    expect(stops()).toHaveLength(1);
    const first = stops()[0] as HTMLElement;
    first.focus();
    await fireEvent.keyDown(first, { key: 'ArrowDown' });
    expect(focused()).toBe('cart');
    await fireEvent.keyDown(document.activeElement!, { key: 'End' });
    expect(focused()).toBe('refund');
    expect(stops()).toHaveLength(1);
    await fireEvent.keyDown(document.activeElement!, { key: '/' });
    expect(document.activeElement).toBe(screen.getByRole('searchbox'));
  });

  it('leads from the search to its first row, and adds the first name found by Enter', async () => {
    const { funnel, field } = show();
    await fireEvent.keyDown(field, { key: 'ArrowDown' });
    expect(focused()).toBe('view');
    await fireEvent.input(field, { target: { value: 'pay' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(funnel.spec.steps.map(({ events }) => events)).toEqual([['cart'], ['pay']]);
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect(shown()).toHaveLength(4);
  });

  it('opens the menu of a row by the space bar', async () => {
    show();
    await settled();
    const first = document.querySelector<HTMLElement>('.chip')!;
    first.focus();
    await fireEvent.keyDown(first, { key: ' ' });
    await settled();
    expect(document.querySelector('.row.open')?.textContent).toContain('view');
  });
});
