import { cleanup, screen, within } from '@testing-library/svelte';
import { parse } from 'valibot';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import ChannelsView from '../../../src/channels/ChannelsView.svelte';
import { channelsSettings, type ChannelsSettings } from '../../../src/channels/channels-settings';
import type { DatasetSummary } from '../../../src/core/spec/dataset';
import type { FunnelAnswer, FunnelCell } from '../../../src/core/spec/funnel';
import { failure, success, type Outcome } from '../../../src/core/outcome';
import { locale } from '../../../src/i18n/locale.svelte';
import { stubResizeObserver } from '../../support/stub-resize-observer';
import { renderPanel } from '../../support/render-panel';
import { settled } from '../../support/settled';
import { channelAnswer, shopCounts, shopSpec } from './channel-answer';
import { fakeEngine, type Reply } from '../../support/fake-engine';

beforeAll(stubResizeObserver);

afterEach(() => {
  cleanup();
  locale.set('en');
});

interface Given {
  answer?: Outcome<FunnelAnswer>;
  propertyNames?: string[];
  settings?: Partial<ChannelsSettings>;
}

async function show({ answer = success(channelAnswer(shopCounts)), propertyNames, settings }: Given = {}) {
  const funnel = vi.fn<Reply<'funnel'>>(() => Promise.resolve(answer));
  const engine = fakeEngine({ funnel, properties: () => Promise.resolve(success([])) });
  const names = propertyNames ?? ['city', 'channel'];
  const dataset = { id: 'd', name: 'shop.csv', events: 1000, propertyNames: names } as unknown as DatasetSummary;
  const openCustomers = vi.fn<(cell: FunnelCell) => void>();
  const view = renderPanel(ChannelsView, {
    context: { engine, dataset, spec: shopSpec, steps: ['visit', 'cart', 'pay'], openCustomers },
    settings: { ...parse(channelsSettings, {}), ...settings },
  });
  await settled();
  return { ...view, funnel, openCustomers };
}

const drawing = () => screen.getByRole('grid', { name: /^Overall rate of each channel/ });

describe('the channels', () => {
  it('ask for the funnel by the property that looks like one', async () => {
    const { funnel } = await show();
    expect(funnel.mock.calls[0][0].spec.breakdown).toEqual({
      by: [{ kind: 'property', property: 'channel', bins: null }],
      attribution: { at: 'first' },
      shown: null,
    });
  });

  it('say first which channel loses where, and which converts best', async () => {
    const { container } = await show();
    const said = [...container.querySelectorAll('.findings li')].map(({ textContent }) => textContent);
    expect(said).toEqual([
      'bilibili loses 17.9 points more at visit → cart than the rest, beyond chance: about 143 of its 800 there.',
      'email converts best: 18.4 points better than the rest, beyond chance.',
    ]);
  });

  it('open the customers lost at a cell, with the channel they are of', async () => {
    const { openCustomers } = await show();
    within(drawing())
      .getByRole('button', { name: /^bilibili, visit → cart: 200 ÷ 800 = 25.0%/ })
      .click();
    const [cell] = openCustomers.mock.calls[0];
    expect(cell).toMatchObject({ group: { kind: 'values', values: ['bilibili'] }, step: 1, part: 'lost' });
    expect(cell.spec.breakdown?.by[0]).toMatchObject({ property: 'channel' });
  });

  it('lead from cell to cell by arrows, with one stop for Tab', async () => {
    await show();
    const stops = within(drawing()).getAllByRole('button');
    expect(stops.filter(({ tabIndex }) => tabIndex === 0)).toHaveLength(1);
    stops[0].focus();
    stops[0].dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowRight', bubbles: true }));
    await expect.poll(() => document.activeElement?.getAttribute('data-stop')).toBe('0-1');
  });

  it('are laid over each other where two are picked; a third takes the place of the first', async () => {
    const { changed } = await show({ settings: { picked: ['email', 'bilibili'] } });
    const over = screen.getByRole('table', { name: /^Stages, with how many/ });
    expect(over.textContent).toContain('email converts 25 points better than bilibili, beyond chance');
    within(drawing())
      .getByRole('button', { name: /^search: lay over/ })
      .click();
    expect(changed).toHaveBeenLastCalledWith({ picked: ['bilibili', 'search'] });
    await settled();
    within(drawing())
      .getByRole('button', { name: /^search: lay over/ })
      .click();
    expect(changed).toHaveBeenLastCalledWith({ picked: ['bilibili'] });
  });

  it('are told in full in the table, sorted by any column', async () => {
    const { changed } = await show();
    const table = screen.getByRole('grid', { name: 'Channels and their rates' });
    const rows = within(table).getAllByRole('row');
    expect(rows[1].textContent).toMatch(/search.*1,000.*20\.0%.*may be chance.*45\.2%/);
    expect(rows[4].textContent).toContain('too few to tell');
    within(table).getByRole('button', { name: 'Overall' }).click();
    expect(changed).toHaveBeenCalledWith({ sort: { by: 'rate', descending: true } });
  });

  it('ask which property it is where none looks like a channel', async () => {
    const { funnel } = await show({ propertyNames: ['note'] });
    expect(funnel).not.toHaveBeenCalled();
    expect(screen.getByText('Which property tells the channel?')).toBeTruthy();
    cleanup();
    await show({ propertyNames: [] });
    expect(screen.getByText(/no column besides who, what and when/)).toBeTruthy();
  });

  it('say why where there is no answer', async () => {
    await show({ answer: failure('unexpected', { detail: 'out of order' }) });
    expect(screen.getByRole('alert').textContent).toContain('out of order');
  });
});
