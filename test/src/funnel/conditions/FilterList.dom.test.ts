import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Filter } from '../../../../src/core/spec/funnel';
import FilterList from '../../../../src/funnel/conditions/FilterList.svelte';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { funnelOver } from '../../../support/funnel-state';
import { settled } from '../../../support/settled';
import { buttonNamed, buttonsNamed } from '../../../support/ui/buttons';
import { stubResizeObserver } from '../../../support/stub-resize-observer';
import { chooseOption, openOptions } from '../../../support/ui/choose-option';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

/** The filters as they are, edited in a list that shows what it is given. */
async function show(filters: Filter[], properties?: string[]) {
  const { funnel } = funnelOver(defaultSpec([['a'], ['b']]));
  if (properties) Object.assign(funnel.dataset, { propertyNames: properties });
  const onchange = vi.fn<(filters: Filter[]) => void>();
  render(FilterList, { funnel, filters, onchange });
  await settled();
  return onchange;
}

const ads: Filter = { property: 'channel', op: 'equal', value: 'ads' };
const boxes = () => [...document.querySelectorAll<HTMLInputElement>('[type="checkbox"]')];
const fields = () => [...document.querySelectorAll<HTMLInputElement>('input[list]')];

describe('a list of filters', () => {
  it('begins a filter on the first property, which asks for any value', async () => {
    const onchange = await show([]);
    await fireEvent.click(buttonNamed('Filter'));
    expect(onchange).toHaveBeenCalledWith([{ property: 'channel', op: 'not_empty' }]);
  });

  it('says so where the data has no further columns', async () => {
    await show([], []);
    expect(screen.getByText('This data has no further columns.')).toBeTruthy();
    expect(buttonsNamed('Filter')).toEqual([]);
  });

  it('removes one filter and keeps the others', async () => {
    const other: Filter = { property: 'price', op: 'empty' };
    const onchange = await show([ads, other]);
    await fireEvent.click(buttonNamed('Remove filter'));
    expect(onchange).toHaveBeenCalledWith([other]);
  });
});

describe('a filter', () => {
  it('takes what was typed once its field is left', async () => {
    const onchange = await show([ads]);
    await fireEvent.input(fields()[0], { target: { value: '微信 "朋友圈"' } });
    expect(onchange).not.toHaveBeenCalled();
    await fireEvent.change(fields()[0]);
    expect(onchange).toHaveBeenCalledWith([{ ...ads, value: '微信 "朋友圈"' }]);
  });

  it('suggests the values of its property, and takes one that is chosen at once', async () => {
    const onchange = await show([ads]);
    await fireEvent.focus(fields()[0]);
    await settled();
    expect([...document.querySelectorAll('datalist option')].map((option) => option.getAttribute('value'))).toEqual([
      'ads',
      'wechat',
    ]);
    await fireEvent.input(fields()[0], { target: { value: 'wechat' } });
    expect(onchange).toHaveBeenCalledWith([{ ...ads, value: 'wechat' }]);
  });

  it('has two fields between two values', async () => {
    const between: Filter = { property: 'price', op: 'between', from: '1', to: '9' };
    const onchange = await show([between]);
    expect(fields().map(({ value }) => value)).toEqual(['1', '9']);
    await fireEvent.change(fields()[1], { target: { value: '20' } });
    expect(onchange).toHaveBeenCalledWith([{ ...between, to: '20' }]);
  });

  it('keeps what was typed when its condition is changed', async () => {
    const onchange = await show([ads]);
    await chooseOption('Condition', 'is one of');
    expect(onchange).toHaveBeenCalledWith([{ property: 'channel', op: 'in', values: ['ads'] }]);
  });

  it('still offers a property that the data does not have, as long as it is the one named', async () => {
    await show([{ property: '旧列', op: 'empty' }]);
    const offered = (await openOptions('Property')).map(({ textContent }) => textContent.trim());
    expect(offered).toEqual(['旧列', 'channel', 'price', 'signed_up']);
  });

  it('forgets chosen values with their property, and keeps a typed one', async () => {
    const onchange = await show([{ property: 'channel', op: 'in', values: ['ads'] }]);
    await chooseOption('Property', 'price');
    expect(onchange).toHaveBeenCalledWith([{ property: 'price', op: 'in', values: [] }]);
  });
});

describe('a choice of values', () => {
  const chosen = (...values: string[]): Filter => ({ property: 'channel', op: 'in', values });

  it('lists the values of the property, those chosen ticked', async () => {
    await show([chosen('wechat')]);
    expect(boxes().map(({ checked }) => checked)).toEqual([false, true]);
  });

  it('adds a value by its box, and takes it out again', async () => {
    const onchange = await show([chosen('wechat')]);
    await fireEvent.click(boxes()[0]);
    expect(onchange).toHaveBeenLastCalledWith([chosen('wechat', 'ads')]);
    await fireEvent.click(boxes()[1]);
    expect(onchange).toHaveBeenLastCalledWith([chosen()]);
  });

  it('keeps values that the data has not in sight, the empty one by a name', async () => {
    await show([chosen('老渠道', '')]);
    const texts = [...document.querySelectorAll('li')].map(({ textContent }) =>
      textContent.replace(/\s+/g, ' ').trim(),
    );
    expect(texts).toEqual(['老渠道', '(empty)', 'ads 1', 'wechat 1']);
  });
});
