import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { tick, type ComponentProps } from 'svelte';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import FunnelChart from '../../../../src/funnel/chart/FunnelChart.svelte';
import { locale } from '../../../../src/i18n/locale.svelte';
import { nextTurn } from '../../../../src/ui/next-turn';
import { stubResizeObserver } from '../../../support/stub-resize-observer';
import { longNames, shop } from '../../../support/chart/chart-steps';
import { brokenDown, falling } from '../../../support/chart/group-answers';

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

type Counts = [string, number[]][];

function given(counts: Counts, names = shop) {
  const { all, groups } = brokenDown({ counts, names });
  return { steps: all, groups, form: 'bars' as const, preview: false, onselect: vi.fn() };
}

const texts = (kind: string) => [...document.querySelectorAll(`text.${kind}`)].map(({ textContent }) => textContent);

const three: Counts = [
  ['wechat', [1000, 400, 100, 40]],
  ['', [500, 450, 300, 20]],
  ['radio', [12, 6, 0, 0]],
];

/** Groups are drawn in a task of their own. */
async function draw(props: ComponentProps<typeof FunnelChart>) {
  const view = render(FunnelChart, props);
  await nextTurn();
  await tick();
  return view;
}

describe('groups drawn', () => {
  it('as bars beside each other, those of a small sample unfinished', async () => {
    await draw(given(three));
    expect(document.querySelectorAll('path.bar')).toHaveLength(12);
    expect(document.querySelectorAll('path.bar.unfinished')).toHaveLength(4);
    expect(texts('value').slice(0, 4)).toEqual(['1,000', '40.0%', '10.0%', '4.0%']);
    expect(document.querySelectorAll('path.level:not(.halo)')).toHaveLength(3);
  });

  it('as a small funnel each, with its name, its rate and how many came through', async () => {
    await draw({ ...given(three), drawn: 'multiples' });
    expect(texts('name')).toEqual(['wechat', '(empty)', 'radio']);
    expect(texts('rate')).toEqual(['4.0%', '4.0%', '0%']);
    expect(texts('axis')).toContain('1,000 → 40');
    expect(document.querySelectorAll('path.flow')).toHaveLength(8);
  });

  it('as a line each, named at its end beside the line of all', async () => {
    await draw({ ...given(three), drawn: 'slope' });
    expect(document.querySelectorAll('path.link')).toHaveLength(9);
    expect(document.querySelectorAll('path.point')).toHaveLength(12);
    expect(texts('group-name')).toEqual(['wechat', '(empty)', 'radio', 'All']);
  });

  it('as rows in a narrow place, in Chinese', async () => {
    width = 400;
    locale.set('zh');
    await draw(given(three, ['浏览', '加购', '支付']));
    expect(texts('name')).toEqual(['1 浏览', '2 加购', '3 支付', '4 浏览']);
    expect(document.querySelectorAll('path.flow')).toHaveLength(0);
    expect(texts('group-name')).toEqual(['wechat', '（空）', 'radio'].flatMap((name) => Array<string>(4).fill(name)));
  });

  it('in their colours, the same for all marks of a group', async () => {
    await draw(given(three));
    const colours = [...document.querySelectorAll<SVGElement>('path.bar')].map((bar) =>
      bar.style.getPropertyValue('--group'),
    );
    expect(new Set(colours).size).toBe(3);
    expect(new Set(colours.slice(0, 4)).size).toBe(1);
  });

  it.each([
    ['one group', [['a', [5, 1]]], 1],
    ['one user', [['a', [1]]], 1],
    ['nobody in a group', [['a', [9, 9]], ['b', [0, 0]]], 2], // prettier-ignore
    ['200 groups', falling(200, 4), 9],
  ] as [string, Counts, number][])('of %s', async (_what, counts, drawn) => {
    for (const kind of ['bars', 'multiples', 'slope'] as const) {
      const { unmount } = await draw({ ...given(counts, longNames), drawn: kind });
      expect(document.body.innerHTML).not.toMatch(/NaN|Infinity|undefined/);
      expect(within(screen.getByRole('list', { name: 'Groups' })).getAllByRole('button')).toHaveLength(drawn);
      unmount();
    }
  });

  it('are all named for those who do not see them', async () => {
    await draw(given(three));
    expect(screen.getByRole('figure').getAttribute('aria-label')).toBe(
      'Funnel of 4 steps: 1,512 entered, 60 (4.0%) reached the last step, payment_done. The largest loss is before cart: 656 (43.4%). 3 groups side by side: wechat 4.0%, (empty) 4.0%, radio 0%.',
    );
    expect(
      screen.getByRole('button', {
        name: 'wechat. Step 2 of 4, cart: 400 came here, 40.0% of catalog and 40.0% of the first step. Median time from catalog: 23 min.',
      }),
    ).toBeTruthy();
  });

  it('are walked through by arrows, and chosen by Enter with their group', async () => {
    const props = given(three);
    await draw(props);
    const first = screen.getByRole('button', { name: /^wechat. Step 1/ });
    expect(document.querySelectorAll('figure [tabindex="0"]')).toHaveLength(1);
    first.focus();
    await fireEvent.keyDown(first, { key: 'ArrowRight' });
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^wechat. Lost between catalog and cart: 600/);
    await fireEvent.keyDown(document.activeElement!, { key: 'ArrowDown' });
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/^\(empty\). Lost between catalog and cart: 50/);
    await fireEvent.keyDown(document.activeElement!, { key: 'Enter' });
    expect(props.onselect).toHaveBeenLastCalledWith(1, 'lost', { kind: 'values', values: [''] });
    await fireEvent.keyDown(document.activeElement!, { key: 'End' });
    await fireEvent.keyDown(document.activeElement!, { key: ' ' });
    expect(props.onselect).toHaveBeenLastCalledWith(3, 'passed', { kind: 'values', values: [''] });
  });

  it('tell on pointing counts, both rates, their intervals, the time, and whether it is more than chance', async () => {
    await draw(given(three));
    const bar = screen.getByRole('button', { name: /^\(empty\). Step 2/ });
    await fireEvent.pointerEnter(bar);
    const tip = screen.getByRole('tooltip').textContent;
    expect(tip).toContain('(empty)');
    expect(tip).toContain('90.0% 450 ÷ 500');
    expect(tip).toContain('95% interval');
    expect(tip).toContain('(empty) converts 49.9 points better than the rest, beyond chance');
    expect(document.querySelectorAll('path.bar.back').length).toBe(8);
    await fireEvent.pointerLeave(bar);
    expect(screen.queryByRole('tooltip')).toBeNull();
  });

  it('make no claim where actors may be in several groups', async () => {
    await draw({ ...given(three), overlapping: true });
    await fireEvent.pointerEnter(screen.getByRole('button', { name: /^wechat. Step 2/ }));
    expect(screen.getByRole('tooltip').textContent).not.toContain('the rest');
  });

  it('stand back while one is looked at in the legend, until it is let go', async () => {
    await draw(given(three));
    const radio = screen.getByRole('button', { name: /radio 12/ });
    await fireEvent.click(radio);
    await fireEvent.pointerLeave(radio);
    expect(radio.getAttribute('aria-pressed')).toBe('true');
    expect(document.querySelectorAll('path.bar.back')).toHaveLength(8);
    await fireEvent.click(radio);
    await fireEvent.pointerLeave(radio);
    expect(document.querySelectorAll('.back')).toHaveLength(0);
  });
});
