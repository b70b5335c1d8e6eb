import { cleanup, screen } from '@testing-library/svelte';
import { parse } from 'valibot';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../src/core/spec/dataset';
import { noDecisions, type Decisions } from '../../../src/core/spec/decisions';
import type { FunnelAnswer, FunnelGroup, GroupKey } from '../../../src/core/spec/funnel';
import { success } from '../../../src/core/outcome';
import { locale } from '../../../src/i18n/locale.svelte';
import { specOf } from '../../support/funnel/spec-of';
import { stubResizeObserver } from '../../support/stub-resize-observer';
import BottlenecksPanel from '../../../src/prioritize/BottlenecksPanel.svelte';
import { renderPanel } from '../../support/render-panel';
import { prioritizeSettings } from '../../../src/prioritize/prioritize-settings';
import { settled } from '../../support/settled';
import { fakeEngine, type Reply } from '../../support/fake-engine';

beforeAll(() => {
  stubResizeObserver();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(700);
});

afterEach(() => {
  cleanup();
  locale.set('en');
});

const groupOf = (counts: number[], key: GroupKey = { kind: 'all' }): FunnelGroup => ({
  key,
  steps: counts.map((actors) => ({ actors, fromPrevious: null, fromEntry: null })),
});

function show(decisions: Partial<Decisions>, groups: FunnelGroup[] = []) {
  const answer: FunnelAnswer = { groups: [groupOf([1000, 400, 100]), ...groups], actorsInAll: 0, milliseconds: 0 };
  const none = { filled: 0, sum: 0 };
  const amounts = { converted: 100, steps: [none, none, { filled: 100, sum: 2000 }] };
  const funnel = vi.fn<Reply<'funnel'>>(() => Promise.resolve(success(answer)));
  const engine = fakeEngine({ funnel, amounts: () => Promise.resolve(success(amounts)) });
  const day = 86_400_000_000;
  const dataset = {
    id: 'd',
    name: 'shop.csv',
    propertyNames: ['channel', 'amount'],
    sources: [{ reading: { columns: [{ name: 'amount', role: 'amount' }] } }],
    first: 0,
    last: 99 * day,
    timeZone: 'UTC',
  } as unknown as DatasetSummary;
  const setDecisions = vi.fn();
  const steps = ['visit', 'cart', 'pay'];
  renderPanel(BottlenecksPanel, {
    context: {
      ...{ engine, dataset, spec: specOf(steps), steps, answer },
      decisions: { ...noDecisions, ...decisions },
      ...{ setDecisions, breakDown: vi.fn() },
    },
    settings: parse(prioritizeSettings, {}),
  });
  return { funnel, setDecisions };
}

const rows = () => screen.getAllByRole('row').map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());

describe('the panel of bottlenecks', () => {
  it('ranks conversion steps by what they would bring, in conversions and money', async () => {
    const { funnel } = show({}, [groupOf([500, 250, 80], { kind: 'values', values: ['wechat'] })]);
    await settled();
    expect(
      screen.getByText('Most to gain: cart → pay from 25.0% to 32.0% would bring 28 more to pay, worth 560.'),
    ).toBeTruthy();
    expect(rows()[2]).toMatch(/visit → cart ?40\.0% ?50\.0% ?wechat, n = 500 ?\+25 ?\+500/);
    expect(rows()[1]).toMatch(/cart → pay ?25\.0% ?32\.0% ?wechat, n = 250 ?\+28/);
    // The page has asked for the funnel already.
    expect(funnel).not.toHaveBeenCalled();
  });

  it('measures against targets typed in the list', async () => {
    const { setDecisions } = show({ reference: { kind: 'target' }, targets: { 2: 0.5 } });
    await settled();
    const field = screen.getByLabelText<HTMLInputElement>('Target of visit → cart, in percent');
    expect(screen.getByLabelText<HTMLInputElement>('Target of cart → pay, in percent').value).toBe('50');
    field.value = '45';
    field.dispatchEvent(new Event('input', { bubbles: true }));
    expect(setDecisions).toHaveBeenCalledWith({ targets: { 1: 0.45, 2: 0.5 } }, 'targets:1');
  });

  it('asks for the days before where those are the reference', async () => {
    const { funnel } = show({ reference: { kind: 'previous_period' } });
    await settled();
    expect(funnel.mock.lastCall?.[0].spec.dateRange).toEqual({ from: '1970-01-01', to: '1970-02-19' });
    expect(screen.getByText(/Measured against those who entered 1970-01-01 – 1970-02-19/)).toBeTruthy();
  });

  it('offers to break the funnel down where there are no groups, in both languages', async () => {
    locale.set('zh');
    show({});
    await settled();
    expect(screen.getByText(/还没有分组可供对照/)).toBeTruthy();
    expect(rows()[1]).not.toMatch(/NaN/);
  });
});
