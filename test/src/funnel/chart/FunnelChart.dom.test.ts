import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { tick, type ComponentProps } from 'svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import FunnelChart from '../../../../src/funnel/chart/FunnelChart.svelte';
import { locale } from '../../../../src/i18n/locale.svelte';
import { nextTurn } from '../../../../src/ui/next-turn';
import { stubResizeObserver } from '../../../support/stub-resize-observer';
import { chartSteps, longNames, shop } from '../../../support/chart/chart-steps';
import { barBox } from '../../../support/chart/drawn-scene';

/** jsdom lays nothing out: the chart is told this width. */
let width = 900;

beforeAll(() => {
  stubResizeObserver();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockImplementation(() => width);
});

afterEach(() => {
  cleanup();
  locale.set('en');
  width = 900;
});

const steps = chartSteps([3611, 1924, 958, 653], shop);
const given = { steps, form: 'bars' as const, preview: false };

async function drawn(props: ComponentProps<typeof FunnelChart>) {
  const view = render(FunnelChart, props);
  await nextTurn();
  await tick();
  return view;
}

const marks = (kind: string) => [...document.querySelectorAll<SVGPathElement>(`path.mark.${kind}`)];
const texts = (kind: string) => [...document.querySelectorAll(`text.${kind}`)].map(({ textContent }) => textContent);

describe('the funnel drawn', () => {
  it('has a bar for each stage, the ways between them, and those lost', async () => {
    await drawn(given);
    expect([marks('bar').length, marks('lost').length]).toEqual([4, 3]);
    expect(document.querySelectorAll('path.flow')).toHaveLength(3);
    expect(document.querySelectorAll('path.edge')).toHaveLength(3);
    expect(texts('count')).toEqual(['3,611', '1,924', '958', '653']);
    expect(texts('name')).toEqual(['1 catalog', '2 cart', '3 payment_choice', '4 payment_done']);
  });

  it('has its numbers paler, and an optional stage unfinished and in regular weight', async () => {
    await drawn({ ...given, form: 'compact', steps: chartSteps([3500, 900, 1200, 0, 0], longNames, [1]) });
    expect(document.querySelector('text.name tspan.lead')?.textContent).toBe('1');
    expect(marks('bar').map((bar) => bar.classList.contains('unfinished'))).toEqual([false, true, false, false, false]);
    expect(document.querySelectorAll('text.name.light')).toHaveLength(1);
  });

  it('is unfinished as a whole where too few entered', async () => {
    await drawn({ ...given, steps: chartSteps([12, 6], shop) });
    expect(marks('bar').every((bar) => bar.classList.contains('unfinished'))).toBe(true);
  });

  it('lies in a narrow place, in Chinese too', async () => {
    width = 320;
    locale.set('zh');
    await drawn({ ...given, form: 'compact', steps: chartSteps([123456, 3000, 1], ['浏览', '加购', '支付']) });
    expect(texts('name')).toEqual(['1 浏览', '2 加购', '3 支付']);
    expect(texts('row-count')).toEqual(['123,456', '3,000', '1']);
    expect(document.querySelectorAll('path.flow')).toHaveLength(0);
  });

  it('has a line at each target, another where it is met', async () => {
    await drawn({ ...given, targets: { 'step-1': 0.5, 'step-2': 0.9 } });
    const lines = [...document.querySelectorAll('svg g')].filter((line) => line.querySelector('.halo'));
    expect(lines.map((line) => line.classList.contains('met'))).toEqual([true, false]);
  });

  it('tells the whole in a sentence', () => {
    render(FunnelChart, given);
    expect(screen.getByRole('figure').getAttribute('aria-label')).toBe(
      'Funnel of 4 steps: 3,611 entered, 653 (18.1%) reached the last step, payment_done. The largest loss is before cart: 1,687 (46.7%).',
    );
  });

  it('says that nobody entered, and what might help', () => {
    render(FunnelChart, { ...given, steps: chartSteps([0, 0], shop) });
    expect(screen.getByText('Nobody entered this funnel')).toBeTruthy();
    expect(document.body.textContent).toContain('catalog');
    expect(document.body.textContent).not.toContain('NaN');
  });

  it('waits for the first answer without a number', () => {
    render(FunnelChart, { ...given, steps: null });
    expect(screen.getByRole('figure').getAttribute('aria-busy')).toBe('true');
    expect(document.body.textContent).not.toMatch(/\d/);
  });

  it('follows the steps when they change in number', async () => {
    const { rerender } = await drawn(given);
    await rerender({ ...given, steps: chartSteps([10, 5], shop) });
    expect(screen.getAllByRole('img')).toHaveLength(2);
    await rerender({ ...given, steps: [] });
    expect(screen.getByText('No stage yet')).toBeTruthy();
  });
});

describe('the funnel between two answers', () => {
  const heights = () =>
    marks('bar').map((bar) => Math.round(barBox({ path: bar.getAttribute('d')! }).height * 100) / 100);

  it('moves from the one to the other, and then rests', async () => {
    const { rerender } = await drawn(given);
    const before = heights();
    await rerender({ ...given, steps: chartSteps([3611, 100, 50, 20], shop) });
    expect(heights()).toEqual(before);
    const resting = async () => {
      let changes = 0;
      const observer = new MutationObserver((records) => (changes += records.length));
      observer.observe(document.body, { attributes: true, subtree: true });
      await new Promise((resume) => setTimeout(resume, 60));
      observer.disconnect();
      return { changes, height: heights()[1] };
    };
    await expect.poll(resting).toEqual({ changes: 0, height: 5.98 });
  });

  it('is there at once for those who want no motion', async () => {
    vi.stubGlobal('matchMedia', () => ({ matches: true }));
    const { rerender } = await drawn(given);
    await rerender({ ...given, steps: chartSteps([100, 50, 25, 0], shop) });
    expect(heights()).toEqual([216, 108, 54, 0]);
  });
});

describe('the funnel under the hand', () => {
  it('has one stop for Tab, and arrows, Home and End go from part to part', async () => {
    await drawn({ ...given, onselect: () => undefined });
    const parts = screen.getAllByRole('button');
    expect(parts).toHaveLength(7);
    expect(parts.filter((part) => part.tabIndex === 0)).toHaveLength(1);
    const focused = () => document.activeElement?.getAttribute('data-stop');
    screen.getByRole('button', { name: /^Step 1 of 4/ }).focus();
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' });
    expect(focused()).toBe('lost 1 all');
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowRight' });
    expect(focused()).toBe('passed 1 all');
    await fireEvent.keyDown(document.activeElement!, { key: 'End' });
    expect(focused()).toBe('passed 3 all');
    await fireEvent.keyDown(document.activeElement!, { key: 'Home' });
    expect(focused()).toBe('passed 0 all');
  });

  it('opens those who passed from the solid part and those lost from the hatch, by click and by Enter', async () => {
    const onselect = vi.fn();
    await drawn({ ...given, onselect });
    await fireEvent.click(screen.getByRole('button', { name: /^Step 2 of 4/ }));
    const lost = screen.getByRole('button', { name: 'Lost between cart and payment_choice: 966, 50.2% of 1,924.' });
    await fireEvent.click(lost);
    lost.focus();
    await fireEvent.keyDown(lost, { key: 'Enter' });
    expect(onselect.mock.calls).toEqual([
      [1, 'passed', { kind: 'all' }],
      [2, 'lost', { kind: 'all' }],
      [2, 'lost', { kind: 'all' }],
    ]);
  });

  it('tells counts, rates with their formula, loss and times where one points', async () => {
    await drawn(given);
    await fireEvent.pointerEnter(screen.getByRole('img', { name: /^Step 3 of 4/ }));
    const tip = screen.getByRole('tooltip').textContent.replaceAll(/\s+/g, ' ');
    for (const said of ['958 ÷ 1,924', '49.8%', '958 ÷ 3,611', '26.5%', '966', 'median 2 h 43 min']) {
      expect(tip).toContain(said);
    }
    await fireEvent.pointerLeave(screen.getByRole('img', { name: /^Step 3 of 4/ }));
    expect(screen.queryByRole('tooltip')).toBeNull();
  });
});
