import { cleanup, fireEvent, render } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import FunnelPanels from '../../../src/shell/FunnelPanels.svelte';
import KeysPanel from '../../../src/shell/KeysPanel.svelte';
import { funnelOver } from '../../support/funnel-state';
import { specOf } from '../../support/funnel/spec-of';
import { settled } from '../../support/settled';
import { stubResizeObserver } from '../../support/stub-resize-observer';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

function show(spec = specOf(['a', 'b'])) {
  const { funnel } = funnelOver(spec);
  render(FunnelPanels, { funnel });
  return funnel;
}

const tabs = () => [...document.querySelectorAll<HTMLElement>('[role="tab"]')];
const selected = () => tabs().flatMap((tab, i) => (tab.getAttribute('aria-selected') === 'true' ? i : []));
const reachable = () => tabs().flatMap((tab, i) => (tab.tabIndex === 0 ? i : []));

describe('the panels beneath a funnel', () => {
  it('are closed at first, and the first of them is reached by Tab', () => {
    show();
    expect([selected(), reachable()]).toEqual([[], [0]]);
    expect(document.querySelector('[role="tabpanel"]')).toBeNull();
  });

  it('open by a click and close by another, which is no step of undo', async () => {
    const funnel = show();
    await fireEvent.click(tabs()[1]);
    expect([funnel.display.panel, selected(), reachable()]).toEqual(['trend', [1], [1]]);
    expect(document.querySelector('[role="tabpanel"]')?.getAttribute('aria-labelledby')).toBe(tabs()[1].id);
    await fireEvent.click(tabs()[1]);
    expect([funnel.display.panel, funnel.canUndo]).toEqual([null, false]);
  });

  it('are walked through by arrows, around the ends', async () => {
    show();
    tabs()[0].focus();
    await fireEvent.keyDown(tabs()[0], { key: 'ArrowLeft' });
    expect(document.activeElement).toBe(tabs().at(-1));
    await fireEvent.keyDown(tabs().at(-1)!, { key: 'ArrowRight' });
    expect(document.activeElement).toBe(tabs()[0]);
    await fireEvent.keyDown(tabs()[0], { key: 'a' });
    expect(document.activeElement).toBe(tabs()[0]);
  });

  it('are none while no stage has an event', () => {
    show(specOf([{ events: [] }]));
    expect(tabs()).toEqual([]);
  });
});

describe('the panel of keys', () => {
  it('lists each key with what it does', async () => {
    render(KeysPanel, { onclose: vi.fn() });
    await settled();
    const keys = [...document.querySelectorAll('dt')].map((term) =>
      [...term.querySelectorAll('kbd')].map(({ textContent }) => textContent).join('+'),
    );
    expect(keys).toEqual(expect.arrayContaining(['Ctrl+Z', 'Ctrl+Shift+Z', 'Ctrl+S', 'F2', 'Delete', '?']));
    for (const means of document.querySelectorAll('dd')) expect(means.textContent).not.toBe('');
  });
});
