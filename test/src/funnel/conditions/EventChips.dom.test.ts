import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import EventChips from '../../../../src/funnel/conditions/EventChips.svelte';
import TargetField from '../../../../src/funnel/conditions/TargetField.svelte';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { buttonNamed, buttonsNamed } from '../../../support/ui/buttons';
import { funnelOver } from '../../../support/funnel-state';

afterEach(cleanup);

function show(events: string[], { keepOne = false, names = ['cart', '支付 💳', 'remove from cart'] } = {}) {
  const { funnel } = funnelOver(defaultSpec([['cart']]), names);
  const onchange = vi.fn<(events: string[]) => void>();
  render(EventChips, { props: { funnel, events, keepOne, onchange } });
  return { onchange, field: screen.getByLabelText<HTMLInputElement>('Add an event') };
}

const offered = () => [...document.querySelectorAll('datalist option')].map((option) => option.getAttribute('value'));
const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

describe('the events of a stage', () => {
  it('stand with "or" between them', () => {
    show(['cart', '*']);
    expect(document.querySelector('.chips')!.textContent.replace(/\s+/g, ' ').trim()).toBe('cart or any event');
  });

  it('grow by a name of the data as soon as it is whole', async () => {
    const { onchange, field } = show(['cart']);
    await type(field, '支付 💳');
    expect(onchange).toHaveBeenCalledWith(['cart', '支付 💳']);
    expect(field.value).toBe('');
  });

  it('grow by the one name that fits what was typed, on Enter', async () => {
    const { onchange, field } = show([]);
    await type(field, 'REMOVE');
    expect(onchange).not.toHaveBeenCalled();
    await fireEvent.change(field);
    expect(onchange).toHaveBeenCalledWith(['remove from cart']);
  });

  it('take no name that the data has not, nor a doubtful one', async () => {
    const { onchange, field } = show([]);
    for (const text of ['nothing like it', 'c', '']) {
      await type(field, text);
      await fireEvent.change(field);
    }
    expect(onchange).not.toHaveBeenCalled();
  });

  it('are no longer any event once one is named', async () => {
    const { onchange, field } = show(['*']);
    await type(field, 'cart');
    expect(onchange).toHaveBeenCalledWith(['cart']);
  });

  it('are removed one by one, the last one only where there may be none', async () => {
    const { onchange } = show(['cart', 'gone']);
    await fireEvent.click(buttonNamed('Remove gone'));
    expect(onchange).toHaveBeenCalledWith(['cart']);
    cleanup();
    show(['cart'], { keepOne: true });
    expect(buttonsNamed('Remove cart')).toEqual([]);
  });

  it('are offered as far as they are not chosen, a hundred at most', () => {
    show(['cart']);
    expect(offered()).toEqual(['支付 💳', 'remove from cart']);
    cleanup();
    show([], { names: Array.from({ length: 5000 }, (_, i) => `event ${i}`) });
    expect(offered()).toHaveLength(100);
  });

  it('are marked where the data has none of that name', () => {
    show(['cart', 'gone']);
    expect([...document.querySelectorAll('.unknown')].map(({ textContent }) => textContent.trim())).toEqual(['gone']);
  });
});

describe('the target of a stage', () => {
  it('is a share of the stage before, kept with the decisions', async () => {
    const { funnel } = funnelOver(defaultSpec([['a'], ['b']]));
    const [first, step] = funnel.spec.steps;
    funnel.setDecisions({ targets: { [first.id]: 0.3 } });
    render(TargetField, { funnel, step });
    const field = screen.getByLabelText<HTMLInputElement>('Target, of the stage before');
    expect(field.value).toBe('');
    await type(field, '40');
    expect(funnel.decisions.targets).toEqual({ [first.id]: 0.3, [step.id]: 0.4 });
    await type(field, '');
    expect(funnel.decisions.targets).toEqual({ [first.id]: 0.3 });
  });
});
