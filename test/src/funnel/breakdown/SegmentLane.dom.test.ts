import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it } from 'vitest';
import type { Segment } from '../../../../src/core/spec/funnel';
import SegmentLane from '../../../../src/funnel/breakdown/SegmentLane.svelte';
import { Drag } from '../../../../src/funnel/drag/drag.svelte';
import { channel } from '../../../support/drops';
import { funnelOver } from '../../../support/funnel-state';
import { specOf } from '../../../support/funnel/spec-of';
import { buttonNamed } from '../../../support/ui/buttons';

afterEach(cleanup);

const segments = (...labels: string[]): Segment[] =>
  labels.map((label, i) => ({ id: `g${i}`, label, conditions: [], cell: null }));

function show(labels: string[], breakdown = false) {
  const by = { by: [channel], attribution: { at: 'first' as const }, shown: null };
  const { funnel } = funnelOver(
    specOf(['a', 'b'], { segments: segments(...labels), breakdown: breakdown ? by : null }),
  );
  render(SegmentLane, { funnel, drag: new Drag(funnel) });
  return funnel;
}

const chips = () => [...document.querySelectorAll<HTMLElement>('[data-segment]')];
const names = () => chips().map(({ textContent }) => textContent.trim());
const press = (at: number, key: string, altKey = false) => fireEvent.keyDown(chips()[at], { key, altKey });

describe('the lane of segments', () => {
  it('says what segments are for while there is none, and begins one', async () => {
    const funnel = show([]);
    await fireEvent.click(buttonNamed('New segment – compare sets of users'));
    expect(funnel.spec.segments).toHaveLength(1);
    expect(funnel.selected).toBe(funnel.spec.segments[0].id);
  });

  it('names each segment, and selects it by a click, and no more by another', async () => {
    const funnel = show(['Buyers', '老客户']);
    expect(names()).toEqual(['Buyers', '老客户']);
    await fireEvent.click(chips()[1]);
    expect([funnel.selected, chips()[1].getAttribute('aria-pressed')]).toEqual(['g1', 'true']);
    await fireEvent.click(chips()[1]);
    expect(funnel.selected).toBeNull();
  });

  it('moves the focus by arrows, as far as the ends', async () => {
    show(['a', 'b']);
    chips()[0].focus();
    await press(0, 'ArrowRight');
    expect(document.activeElement).toBe(chips()[1]);
    await press(1, 'ArrowRight');
    expect(document.activeElement).toBe(chips()[1]);
  });

  it('moves a segment by Alt and an arrow, which keeps the focus', async () => {
    show(['a', 'b', 'c']);
    chips()[0].focus();
    await press(0, 'ArrowRight', true);
    expect(names()).toEqual(['b', 'a', 'c']);
    expect(document.activeElement).toBe(chips()[1]);
  });

  it('removes a segment by Delete, and focuses what takes its place', async () => {
    const funnel = show(['a', 'b']);
    chips()[0].focus();
    await press(0, 'Delete');
    expect(names()).toEqual(['b']);
    expect(document.activeElement).toBe(chips()[0]);
    await press(0, 'Backspace');
    expect(document.activeElement?.classList.contains('add')).toBe(true);
    funnel.undo();
    expect(funnel.spec.segments.map(({ label }) => label)).toEqual(['b']);
  });

  it('says that segments rest while the funnel is broken down', () => {
    show(['a'], true);
    expect(screen.getByText('Segments rest while the funnel is broken down.')).toBeTruthy();
  });

  it('offers no further one beyond those that can be told apart', () => {
    show(Array.from('abcdefgh'));
    expect(document.querySelector('.add')).toBeNull();
  });
});
