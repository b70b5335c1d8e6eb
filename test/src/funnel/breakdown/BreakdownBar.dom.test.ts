import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BreakdownBy } from '../../../../src/core/spec/funnel';
import BreakdownBar from '../../../../src/funnel/breakdown/BreakdownBar.svelte';
import ByEditor from '../../../../src/funnel/breakdown/ByEditor.svelte';
import { Drag } from '../../../../src/funnel/drag/drag.svelte';
import { channel, price, weekday } from '../../../support/drops';
import { funnelOver } from '../../../support/funnel-state';
import { specOf } from '../../../support/funnel/spec-of';
import { settled } from '../../../support/settled';
import { stubResizeObserver } from '../../../support/stub-resize-observer';
import { buttonNamed, buttonsNamed } from '../../../support/ui/buttons';
import { chooseOption, openOptions, selectOf } from '../../../support/ui/choose-option';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const brokenDown = (...by: BreakdownBy[]) =>
  specOf(['a', 'b'], { breakdown: by.length > 0 ? { by, attribution: { at: 'first' }, shown: null } : null });

function show(...by: BreakdownBy[]) {
  const { funnel } = funnelOver(brokenDown(...by));
  render(BreakdownBar, { funnel, drag: new Drag(funnel) });
  return funnel;
}

describe('the bar of the breakdown', () => {
  it('invites to break down, with what is said in its name', () => {
    show();
    expect(buttonNamed('Break down by a property or time – by a property or time')).toBeTruthy();
    expect(screen.queryByLabelText(/^Whose value counts/)).toBeNull();
  });

  it('has a chip for each property, at most two, and no invitation beyond', () => {
    show(channel, weekday);
    expect([...document.querySelectorAll('.chip button.text')].map(({ textContent }) => textContent)).toEqual([
      'channel',
      'weekday of the event',
    ]);
    expect(document.querySelector('.add')).toBeNull();
  });

  it('takes one of two away by its cross, then the last', async () => {
    const funnel = show(channel, weekday);
    await fireEvent.click(buttonNamed('No longer break down by channel'));
    expect(funnel.spec.breakdown?.by).toEqual([weekday]);
    await fireEvent.click(buttonNamed('No longer break down by weekday of the event'));
    expect(funnel.spec.breakdown).toBeNull();
    expect(buttonsNamed('No longer break down by channel')).toEqual([]);
  });

  it('chooses whose value counts: the first, the last, that at a stage, or each', async () => {
    const funnel = show(channel);
    const offered = (await openOptions('Whose value counts')).map(({ textContent }) => textContent.trim());
    expect(offered).toHaveLength(5);
    expect(offered[3]).toMatch(/^value at b/);
    await fireEvent.pointerUp(document.querySelectorAll('[role="option"]')[3]);
    expect(funnel.spec.breakdown?.attribution).toEqual({ at: 'step', step: 1 });
    expect(selectOf('Whose value counts').textContent.trim()).toBe('value at b');
  });
});

describe('the editor of a breakdown', () => {
  async function edit(by: BreakdownBy) {
    const { funnel } = funnelOver(brokenDown(by));
    render(ByEditor, { funnel, by, at: 0 });
    await settled();
    return funnel;
  }

  it('offers units of the calendar for times, and the values as they are where a column holds them', async () => {
    const funnel = await edit({ kind: 'calendar', property: 'signed_up', unit: 'month' });
    await chooseOption('Unit of time', 'As they are');
    expect(funnel.spec.breakdown?.by).toEqual([{ kind: 'property', property: 'signed_up', bins: null }]);
  });

  it('offers no values of the event’s own time, which is never the same twice', async () => {
    await edit(weekday);
    const offered = (await openOptions('Unit of time')).map(({ textContent }) => textContent.trim());
    expect(offered).toEqual(['Hour of day', 'Weekday', 'Day', 'Week', 'Month', 'Quarter', 'Year']);
  });

  it('finds out by a few values that a column holds times, or numbers', async () => {
    await edit({ kind: 'property', property: 'signed_up', bins: null });
    expect(screen.queryByLabelText(/^Unit of time/)).toBeTruthy();
    cleanup();
    await edit(price);
    expect(screen.queryByLabelText(/^Unit of time/)).toBeNull();
    expect(document.querySelector('section h3')?.textContent).toBe('price');
  });

  it('has nothing to choose for words', async () => {
    await edit(channel);
    expect(screen.getByText('One group for each value.')).toBeTruthy();
  });
});
