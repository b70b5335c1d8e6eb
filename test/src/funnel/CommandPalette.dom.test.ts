import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import CommandPalette from '../../../src/funnel/CommandPalette.svelte';
import { defaultSpec } from '../../../src/funnel/spec/default-spec';
import { funnelOver } from '../../support/funnel-state';
import { settled } from '../../support/settled';
import { stubResizeObserver } from '../../support/stub-resize-observer';

beforeEach(() => {
  stubResizeObserver();
  Element.prototype.scrollIntoView = () => undefined;
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function show(events = ['view', '加购 🛒', 'pay']) {
  const { funnel } = funnelOver(defaultSpec([['view']]), events);
  const onclose = vi.fn();
  render(CommandPalette, { funnel, onclose });
  await settled();
  return { funnel, onclose };
}

const field = () => document.querySelector<HTMLInputElement>('[role="combobox"]')!;
const entries = () => [...document.querySelectorAll<HTMLElement>('[role="option"]')];
const current = () => document.querySelector('[aria-selected="true"]')?.textContent.trim();
const search = (text: string) => fireEvent.input(field(), { target: { value: text } });
const press = (key: string) => fireEvent.keyDown(field(), { key });

describe('the palette of commands', () => {
  it('finds an event of the data, adds it as a stage, and closes', async () => {
    const { funnel, onclose } = await show();
    await search('加购');
    await press('Enter');
    expect(funnel.spec.steps.map(({ events }) => events.join())).toEqual(['view', '加购 🛒']);
    expect(onclose).toHaveBeenCalledTimes(1);
  });

  it('finds a rule by its words, and sets it', async () => {
    const { funnel } = await show();
    await search('order strict');
    expect(current()).toBe('Order: Strict');
    await press('Enter');
    expect(funnel.spec.order).toBe('strict');
  });

  it('moves through what it has found by arrows, around the ends, and tells screen readers where', async () => {
    await show();
    await search('Order:');
    expect(entries()).toHaveLength(3);
    await press('ArrowUp');
    expect(current()).toBe(entries()[2].textContent.trim());
    await press('ArrowDown');
    expect(current()).toBe(entries()[0].textContent.trim());
    expect(field().getAttribute('aria-activedescendant')).toBe(entries()[0].id);
  });

  it('goes back to the first of what it has found when more is typed', async () => {
    await show();
    await search('Order');
    await press('ArrowDown');
    await search('Order:');
    expect(current()).toBe(entries()[0].textContent.trim());
  });

  it('does what is clicked', async () => {
    const { funnel, onclose } = await show();
    await search('Add pay');
    await fireEvent.click(entries()[0]);
    expect(funnel.spec.steps).toHaveLength(2);
    expect(onclose).toHaveBeenCalled();
  });

  it('says that nothing is found, and then does nothing on Enter', async () => {
    const { funnel, onclose } = await show();
    await search('no such thing 🤷');
    expect(screen.getByText('Nothing found')).toBeTruthy();
    await press('ArrowDown');
    await press('Enter');
    expect([funnel.canUndo, onclose.mock.calls.length]).toEqual([false, 0]);
  });

  it('stays open to show the values of a property, one of which filters', async () => {
    const { funnel, onclose } = await show();
    await search('Values of channel');
    await press('Enter');
    await settled();
    expect(onclose).not.toHaveBeenCalled();
    await fireEvent.click(screen.getByTitle('ads · 1'));
    expect(funnel.spec.filter.events).toEqual([{ property: 'channel', op: 'equal', value: 'ads' }]);
    expect(onclose).toHaveBeenCalledTimes(1);
  });

  it('draws a few dozen of ten thousand events', async () => {
    await show(Array.from({ length: 10_000 }, (_, i) => `event ${i}`));
    await search('event');
    expect(entries().length).toBeLessThanOrEqual(60);
  });
});
