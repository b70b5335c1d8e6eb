import { cleanup, screen, within } from '@testing-library/svelte';
import { tick } from 'svelte';
import { parse } from 'valibot';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../src/core/spec/dataset';
import type { FunnelAnswer, FunnelGroup, FunnelQuestion, FunnelSpec } from '../../../src/core/spec/funnel';
import { success } from '../../../src/core/outcome';
import AbTestPanel from '../../../src/experiment/AbTestPanel.svelte';
import { abSettings, type AbSettings } from '../../../src/experiment/ab-settings';
import { locale } from '../../../src/i18n/locale.svelte';
import { specOf } from '../../support/funnel/spec-of';
import { stubResizeObserver } from '../../support/stub-resize-observer';
import { renderPanel } from '../../support/render-panel';
import { settled } from '../../support/settled';
import { fakeEngine } from '../../support/fake-engine';

beforeAll(stubResizeObserver);

afterEach(() => {
  cleanup();
  locale.set('en');
});

/** So many at each stage, by version. */
function answerOf(counts: Record<string, number[]>): FunnelAnswer {
  const groups = Object.entries(counts).map(([value, reached]): FunnelGroup => ({
    key: { kind: 'values', values: [value] },
    steps: reached.map((actors) => ({ actors, fromPrevious: null, fromEntry: null })),
  }));
  return { groups: [{ ...groups[0], key: { kind: 'all' } }, ...groups], actorsInAll: 1, milliseconds: 1 };
}

const clear = answerOf({ B: [1000, 500, 240], A: [1000, 480, 180] });

/** Two hundred met each version, so many of them both. */
function overlapOf(both: number): FunnelAnswer {
  const groups = Object.entries({ control: 200, variant: 200, both }).map(([id, actors]): FunnelGroup => ({
    key: { kind: 'segment', id },
    steps: [{ actors, fromPrevious: null, fromEntry: null }],
  }));
  return { groups, actorsInAll: 1, milliseconds: 1 };
}

interface More {
  settings?: Partial<AbSettings>;
  spec?: FunnelSpec;
  overlap?: FunnelAnswer;
}

async function show(answer: FunnelAnswer, more: More = {}) {
  const funnel = vi.fn(({ spec: { segments } }: FunnelQuestion) =>
    Promise.resolve(success(segments.length > 0 ? (more.overlap ?? overlapOf(0)) : answer)),
  );
  const engine = fakeEngine({ funnel, properties: () => Promise.resolve(success([])) });
  const dataset: Partial<DatasetSummary> = {
    id: 'd',
    name: 'shop.csv',
    events: 1000,
    propertyNames: ['city', 'variant'],
  };
  const steps = ['visit', 'cart', 'pay'];
  const view = renderPanel(AbTestPanel, {
    context: { engine, dataset: dataset as DatasetSummary, spec: more.spec ?? specOf(steps), steps },
    settings: { ...parse(abSettings, {}), ...more.settings },
  });
  await settled();
  return { ...view, funnel };
}

describe('two versions against each other', () => {
  it('are told apart in one sentence, with the figures of the test beneath', async () => {
    const { container, funnel } = await show(clear);
    expect(funnel.mock.calls[0][0].spec.breakdown?.by).toEqual([{ kind: 'property', property: 'variant', bins: null }]);
    expect(container.querySelector('.conclusion')?.textContent.trim()).toBe(
      'B converts 6 points better than A, beyond chance',
    );
    expect(container.querySelector('.figures')?.textContent).toBe(
      'Difference +6.0 points, 95% interval +2.4 to +9.6 (Newcombe) · p < 0.001, z-test of two proportions',
    );
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    expect(rows[1].textContent).toMatch(/A\s*Control.*1,000.*180.*18\.0%.*15\.7% – 20\.5%/);
    expect(rows[2].textContent).toMatch(/B\s*Variant.*1,000.*240.*24\.0%/);
    expect(rows[3].textContent).toContain('+33.3% against the control’s rate');
  });

  it('are tested on the conversion step chosen', async () => {
    const { container } = await show(clear, { settings: { conversionStep: { from: '0', to: '1' } } });
    expect(container.querySelector('.conclusion')?.textContent).toContain(
      'B converts 2 points better than A, which may',
    );
  });

  it('tell how many actors a difference needs, and how many are still missing', async () => {
    await show(clear);
    const plan = screen.getByRole('region', { name: 'How many are needed' });
    expect(plan.textContent).toMatch(/6,039 in each version, to find 2 points from 18\.0% with a power of 80%/);
    expect(plan.textContent).toContain('5,039 more in A and 5,039 more in B are needed.');
    expect(plan.textContent).toContain('Decide how many to wait for before you look.');
    cleanup();
    await show(clear, { settings: { difference: 0.1 } });
    expect(screen.getByRole('region', { name: 'How many are needed' }).textContent).toContain('large enough');
  });

  it('warn of actors who met both, and say in which version they are counted', async () => {
    const { container, funnel } = await show(clear, { overlap: overlapOf(8) });
    const said = () => [...container.querySelectorAll('.warning')].map(({ textContent }) => textContent.trim());
    expect(said()).toHaveLength(1);
    expect(said()[0]).toMatch(
      /^Of 392 who entered.*8 have both \(2\.0%\)\. They are counted in the version of the first/,
    );
    locale.set('zh');
    await tick();
    expect(said()[0]).toContain('392 人里，有 8 人（2.0%）');
    cleanup();
    locale.set('en');
    expect((await show(clear)).container.querySelector('.warning')).toBeNull();
    const asked = funnel.mock.calls[1][0].spec;
    expect(asked).toMatchObject({ breakdown: null, count: 'actors' });
    expect(asked.segments.map(({ conditions }) => conditions.map(({ filters }) => filters))).toEqual([
      [[{ property: 'variant', op: 'equal', value: 'A' }]],
      [[{ property: 'variant', op: 'equal', value: 'B' }]],
      [[{ property: 'variant', op: 'equal', value: 'A' }], [{ property: 'variant', op: 'equal', value: 'B' }]],
    ]);
  });

  it('warn of an uneven split, of few actors, and of runs', async () => {
    const { container } = await show(answerOf({ B: [1200, 600, 300], A: [1000, 480, 180] }));
    const said = () => [...container.querySelectorAll('.warning')].map(({ textContent }) => textContent.trim());
    expect(said()[0]).toMatch(/^The split is uneven: 1,000 and 1,200 entered/);
    cleanup();
    const few = await show(answerOf({ B: [25, 10, 5], A: [22, 10, 5] }), {
      spec: { ...specOf(['visit', 'cart', 'pay']), count: 'totals' },
    });
    const words = [...few.container.querySelectorAll('.warning')].map(({ textContent }) => textContent.trim());
    expect(words[0]).toBe('Fewer than 30 actors in one version: nothing can be said yet.');
    expect(words[1]).toMatch(/^Runs are counted/);
  });

  it('need two values and two stages', async () => {
    await show(answerOf({ B: [100, 50, 20], '': [30, 10, 2] }));
    expect(screen.getByText(/variant has fewer than two values/)).toBeTruthy();
    cleanup();
    await show(clear, { spec: specOf(['visit']) });
    expect(screen.getByText(/A test needs two stages/)).toBeTruthy();
  });
});
