import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { whatIfPanel } from '../../../../src/prioritize/what-if/panel';
import { PanelContext } from '../../../../src/shell/panel-context.svelte';
import PanelContent from '../../../../src/shell/PanelContent.svelte';
import { funnelOver } from '../../../support/funnel-state';
import { specOf } from '../../../support/funnel/spec-of';
import { settled } from '../../../support/settled';
import { stubResizeObserver } from '../../../support/stub-resize-observer';
import { buttonNamed } from '../../../support/ui/buttons';

beforeEach(() => {
  stubResizeObserver();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(700);
});

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

/** The panel over a funnel of three stages that ten actors reach each. */
async function show() {
  const { funnel } = funnelOver(specOf(['a', 'b', 'c']));
  Object.assign(funnel.dataset, { sources: [] });
  const context = new PanelContext(funnel, () => funnel.spec);
  render(PanelContent, { props: { panel: whatIfPanel, funnel, context } });
  await expect.poll(sliders).toHaveLength(2);
  return funnel;
}

const sliders = () => [...document.querySelectorAll<SVGElement>('[role="slider"]')];
const press = (at: number, key: string) => fireEvent.keyDown(sliders()[at], { key });
const rates = (funnel: Awaited<ReturnType<typeof show>>) => funnel.decisions.scenarios.map((each) => each.rates);

describe('the panel of what-ifs', () => {
  it('has a handle for each step, at the rate that was counted', async () => {
    await show();
    expect(sliders().map((slider) => slider.getAttribute('aria-valuenow'))).toEqual(['100', '100']);
  });

  it('makes the first scenario with the first rate that is set, as one step of undo', async () => {
    const funnel = await show();
    await press(0, 'PageDown');
    expect(rates(funnel)).toEqual([{ '1': 0.9 }]);
    expect(sliders()[0].getAttribute('aria-valuenow')).toBe('90');
    funnel.undo();
    expect([funnel.decisions.scenarios, funnel.canUndo]).toEqual([[], false]);
  });

  it('sets rates by keys, within what there is, and takes one back by Delete', async () => {
    const funnel = await show();
    await press(0, 'ArrowDown');
    await press(1, 'Home');
    await press(1, 'ArrowDown');
    expect(rates(funnel)).toEqual([{ '1': 0.99, '2': 0 }]);
    await press(0, 'Delete');
    expect(rates(funnel)).toEqual([{ '2': 0 }]);
  });

  it('leaves keys with Ctrl to the page', async () => {
    const funnel = await show();
    expect(await fireEvent.keyDown(sliders()[0], { key: 'ArrowDown', ctrlKey: true })).toBe(true);
    expect(funnel.decisions.scenarios).toEqual([]);
  });

  it('copies a scenario, and takes the copy back by one step of undo', async () => {
    const funnel = await show();
    await press(0, 'Home');
    await fireEvent.click(buttonNamed('Another like it'));
    expect(rates(funnel)).toEqual([{ '1': 0 }, { '1': 0 }]);
    funnel.undo();
    expect(rates(funnel)).toEqual([{ '1': 0 }]);
  });

  it('renames and removes the scenario shown', async () => {
    const funnel = await show();
    await press(0, 'Home');
    await fireEvent.input(screen.getByLabelText('Name of the scenario'), { target: { value: '悲观 📉' } });
    expect(funnel.decisions.scenarios[0].name).toBe('悲观 📉');
    await fireEvent.click(buttonNamed('Remove this scenario'));
    await settled();
    expect(funnel.decisions.scenarios).toEqual([]);
  });
});
