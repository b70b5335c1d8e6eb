import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { failure } from '../../../../src/core/outcome';
import PropertyValues from '../../../../src/funnel/conditions/PropertyValues.svelte';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { announcer } from '../../../../src/ui/announcer.svelte';
import { funnelOver } from '../../../support/funnel-state';
import { settled } from '../../../support/settled';

afterEach(cleanup);

async function show(
  property = 'channel',
  prepare: (funnel: ReturnType<typeof funnelOver>['funnel']) => void = () => undefined,
) {
  const { funnel } = funnelOver(defaultSpec([['a'], ['b']]));
  prepare(funnel);
  const onchosen = vi.fn();
  render(PropertyValues, { funnel, property, onchosen });
  await settled();
  return { funnel, onchosen };
}

const ads = { property: 'channel', op: 'equal', value: 'ads' };

describe('the values of a property', () => {
  it('are listed with how many events carry each', async () => {
    await show();
    expect([...document.querySelectorAll('li')].map(({ textContent }) => textContent.trim())).toEqual([
      'ads 1',
      'wechat 1',
    ]);
  });

  it('filter all events by a click, which says so and closes', async () => {
    const { funnel, onchosen } = await show();
    await fireEvent.click(screen.getByTitle('ads · 1'));
    expect(funnel.spec.filter.events).toEqual([ads]);
    expect(announcer.text).toBe('Filtered by channel = ads');
    expect(onchosen).toHaveBeenCalledTimes(1);
  });

  it('filter the selected stage where one is', async () => {
    const { funnel } = await show('channel', (of) => of.select(of.spec.steps[1].id));
    expect(screen.getByText('Click a value to filter the stage b.')).toBeTruthy();
    await fireEvent.click(screen.getByTitle('ads · 1'));
    expect(funnel.spec.steps.map(({ filters }) => filters)).toEqual([[], [ads]]);
    expect(funnel.spec.filter.events).toEqual([]);
  });

  it('add to the filters there are, and are undone in one step', async () => {
    const { funnel } = await show();
    await fireEvent.click(screen.getByTitle('ads · 1'));
    await fireEvent.click(screen.getByTitle('wechat · 1'));
    expect(funnel.spec.filter.events).toHaveLength(2);
    funnel.undo();
    expect(funnel.spec.filter.events).toEqual([ads]);
  });

  it('say that there are none', async () => {
    await show('empty column');
    expect(document.querySelector('li')!.textContent).toBe('No values');
  });

  it('say why they could not be read', async () => {
    await show('channel', ({ engine }) => {
      engine.ask = () => Promise.resolve(failure('out_of_memory'));
    });
    expect(screen.getByRole('alert').textContent).not.toBe('');
  });
});
