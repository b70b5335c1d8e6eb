import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import ExclusionLane from '../../../../src/funnel/builder/ExclusionLane.svelte';
import StageRow from '../../../../src/funnel/builder/StageRow.svelte';
import { Drag } from '../../../../src/funnel/drag/drag.svelte';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { exclude } from '../../../../src/funnel/spec/edit-steps';
import { announcer } from '../../../../src/ui/announcer.svelte';
import { funnelOver } from '../../../support/funnel-state';
import { settled } from '../../../support/settled';

afterEach(cleanup);

async function show(spec = defaultSpec([['a'], ['b'], ['c']])) {
  const { funnel } = funnelOver(spec);
  const onadd = vi.fn();
  render(StageRow, { funnel, drag: new Drag(funnel), onadd });
  await settled();
  return { funnel, onadd };
}

const cards = () => [...document.querySelectorAll<HTMLElement>('.card')];
const names = () => cards().map((card) => card.querySelector('.name')!.textContent);

describe('the row of stages', () => {
  it('shows each stage with its number, name and figures', async () => {
    await show();
    expect(names()).toEqual(['a', 'b', 'c']);
    expect(cards()[1].textContent).toMatch(/2.*b.*10.*100%/s);
  });

  it('has a drop target before, after and on each stage', async () => {
    await show(defaultSpec([['a'], ['b']]));
    const places = [...document.querySelectorAll<HTMLElement>('[data-place]')].map(({ dataset }) => dataset.place);
    expect(places).toEqual(['gap:0', 'onto:0', 'gap:1', 'onto:1', 'gap:2', 'gap:2']);
  });

  it('moves a stage by Alt and an arrow, which keeps the focus', async () => {
    const { funnel } = await show();
    cards()[0].focus();
    await fireEvent.keyDown(cards()[0], { key: 'ArrowRight', altKey: true });
    expect(funnel.spec.steps.map(({ events }) => events[0])).toEqual(['b', 'a', 'c']);
    expect(document.activeElement).toBe(cards()[1]);
    await fireEvent.keyDown(cards()[1], { key: 'ArrowRight' });
    expect(document.activeElement).toBe(cards()[2]);
  });

  it('removes a stage by Delete, and focuses the one that takes its place', async () => {
    const { funnel } = await show();
    cards()[1].focus();
    await fireEvent.keyDown(cards()[1], { key: 'Delete' });
    expect(names()).toEqual(['a', 'c']);
    expect(document.activeElement).toBe(cards()[1]);
    expect(announcer.text).toBe('b removed, 2 left');
    expect(funnel.canUndo).toBe(true);
  });

  it('renames a stage by F2 and Enter, and leaves its name on Escape', async () => {
    const { funnel } = await show();
    cards()[0].focus();
    await fireEvent.keyDown(cards()[0], { key: 'F2' });
    const field = screen.getByRole('textbox');
    await fireEvent.input(field, { target: { value: ' Visit ' } });
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(funnel.spec.steps[0].label).toBe('Visit');
    await fireEvent.keyDown(cards()[0], { key: 'F2' });
    await fireEvent.input(screen.getByRole('textbox'), { target: { value: 'other' } });
    await fireEvent.keyDown(screen.getByRole('textbox'), { key: 'Escape' });
    expect(funnel.spec.steps[0].label).toBe('Visit');
  });

  it('selects a stage by a click, and no stage by another', async () => {
    const { funnel } = await show();
    await fireEvent.click(cards()[2]);
    expect(funnel.selected).toBe(funnel.spec.steps[2].id);
    await fireEvent.click(cards()[2]);
    expect(funnel.selected).toBeNull();
  });

  it('warns of events that the data has not, and offers a further stage', async () => {
    const { onadd } = await show(defaultSpec([['gone'], ['a']]));
    expect(cards()[0].querySelector('.missing')?.getAttribute('title')).toContain('gone');
    await fireEvent.click(document.querySelector('button.end')!);
    expect(onadd).toHaveBeenCalled();
  });

  it('offers no further stage beyond the maximum', async () => {
    await show(defaultSpec(Array.from({ length: 20 }, () => ['a'])));
    expect(document.querySelector('button.end')).toBeNull();
  });
});

describe('the lane of exclusions', () => {
  const lane = (spec = defaultSpec([['a'], ['b'], ['c']])) => {
    const { funnel } = funnelOver(spec);
    render(ExclusionLane, { funnel, drag: new Drag(funnel) });
    return funnel;
  };

  it('shows what is excluded and where, and takes it back', async () => {
    const funnel = lane(
      exclude(exclude(defaultSpec([['a'], ['b'], ['c']]), 'x', { from: 0, to: 2 }), 'y', { from: 0, to: 1 }),
    );
    expect(document.querySelector('.lane')!.textContent).toMatch(/x.*Anywhere.*y.*a.*b/is);
    await fireEvent.click(screen.getByRole('button', { name: 'Remove the exclusion of x' }));
    expect(funnel.spec.exclusions.map(({ events }) => events)).toEqual([['y']]);
  });

  it('is not there with one stage', () => {
    lane(defaultSpec([['a']]));
    expect(document.querySelector('.lane')).toBeNull();
  });
});
