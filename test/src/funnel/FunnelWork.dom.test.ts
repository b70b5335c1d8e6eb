import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet, type ComponentProps } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { failure } from '../../../src/core/outcome';
import { Drag } from '../../../src/funnel/drag/drag.svelte';
import type { FunnelState } from '../../../src/funnel/state/funnel.svelte';
import FunnelWork from '../../../src/funnel/FunnelWork.svelte';
import { funnelOver } from '../../support/funnel-state';
import { specOf } from '../../support/funnel/spec-of';
import { settled } from '../../support/settled';
import { stubResizeObserver } from '../../support/stub-resize-observer';
import { buttonNamed } from '../../support/ui/buttons';

beforeEach(() => {
  stubResizeObserver();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const text = (words: string) => createRawSnippet(() => ({ render: () => `<p>${words}</p>` }));

type Given = Partial<ComponentProps<typeof FunnelWork>>;

async function show(given: Given = {}, prepare?: (funnel: FunnelState) => void) {
  const { funnel } = funnelOver(specOf(['view', '加购']), ['view', '加购']);
  prepare?.(funnel);
  const onselect = vi.fn();
  const props = {
    funnel,
    drag: new Drag(funnel),
    inspecting: false,
    onadd: vi.fn(),
    panels: text('panels'),
    view: null,
  };
  render(FunnelWork, { props: { ...props, onselect, ...given } });
  await settled();
  return { funnel, onselect };
}

describe('the work on a funnel', () => {
  it('has its stages, the sentence of its rules, its drawing, its table, and the panels below', async () => {
    await show();
    expect([...document.querySelectorAll('.card .name')].map(({ textContent }) => textContent)).toEqual([
      'view',
      '加购',
    ]);
    expect(document.querySelector('.sentence')?.textContent).toContain('Unique users');
    expect(document.querySelectorAll('table tbody tr')).toHaveLength(2);
    expect(screen.getByText('panels')).toBeTruthy();
  });

  it('changes the form of the drawing, as a step that can be undone', async () => {
    const { funnel } = await show();
    const [, compact] = document.querySelectorAll<HTMLInputElement>('header [type="radio"]');
    await fireEvent.click(compact);
    expect(funnel.display.form).toBe('compact');
    funnel.undo();
    expect(funnel.display.form).toBe('bars');
  });

  it('shows another view in place of drawing and table', async () => {
    await show({ view: text('channels') });
    expect(screen.getByText('channels')).toBeTruthy();
    expect(document.querySelector('table')).toBeNull();
    expect(document.querySelector('[data-place="chart"]')).toBeNull();
  });

  it('selects no stage any more when the inspector is closed', async () => {
    const { funnel } = await show({ inspecting: true }, (of) => of.select('0'));
    const toggle = [...document.querySelectorAll('button')].find(
      (each) => each.getAttribute('aria-pressed') === 'true',
    )!;
    expect(buttonNamed(toggle.getAttribute('aria-label')!)).toBe(toggle);
    await fireEvent.click(toggle);
    expect(funnel.selected).toBeNull();
  });

  it('says why the funnel has no answer, and keeps the stages', async () => {
    await show({}, (funnel) => {
      funnel.engine.ask = () => Promise.resolve(failure('out_of_memory'));
      funnel.edit(specOf(['view']));
    });
    expect(screen.getByRole('alert').textContent).not.toBe('');
    expect(document.querySelectorAll('.card')).toHaveLength(1);
  });
});
