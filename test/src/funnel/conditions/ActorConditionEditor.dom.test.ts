import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ActorCondition } from '../../../../src/core/spec/funnel';
import ActorConditionEditor from '../../../../src/funnel/conditions/ActorConditionEditor.svelte';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { funnelOver } from '../../../support/funnel-state';
import { buttonNamed, buttonsNamed } from '../../../support/ui/buttons';
import { stubResizeObserver } from '../../../support/stub-resize-observer';
import { chooseOption, selectOf } from '../../../support/ui/choose-option';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const condition: ActorCondition = {
  did: true,
  events: ['a'],
  filters: [],
  times: 1,
  dates: { from: null, to: null },
};

function show(change: Partial<ActorCondition> = {}) {
  const { funnel } = funnelOver(defaultSpec([['a'], ['b']]));
  const [onchange, onremove] = [vi.fn(), vi.fn()];
  render(ActorConditionEditor, { funnel, condition: { ...condition, ...change }, onchange, onremove });
  return { onchange, onremove };
}

const text = () => screen.getByRole('group', { name: 'Condition' });

describe('what actors must have done', () => {
  it('can be turned into what they must not have done', async () => {
    const { onchange } = show();
    await chooseOption('did', 'did not do');
    expect(onchange).toHaveBeenCalledWith({ ...condition, did: false });
  });

  it('is asked so many times, at least once', async () => {
    const { onchange } = show();
    const times = screen.getByLabelText('times or more');
    await fireEvent.input(times, { target: { value: '0' } });
    expect(onchange).not.toHaveBeenCalled();
    await fireEvent.input(times, { target: { value: '3' } });
    expect(onchange).toHaveBeenCalledWith({ ...condition, times: 3 });
  });

  it('reads as what they have where it is about a property of any event', () => {
    show({ events: ['*'], filters: [{ property: 'channel', op: 'equal', value: 'ads' }] });
    expect(selectOf('did').textContent.trim()).toBe('has');
  });

  it('keeps its last event, for which another is added first', async () => {
    const { onchange } = show();
    expect(buttonsNamed('Remove a')).toEqual([]);
    await fireEvent.input(screen.getByLabelText('Add an event'), { target: { value: 'b' } });
    expect(onchange).toHaveBeenCalledWith({ ...condition, events: ['a', 'b'] });
  });

  it('has days only where they are wanted, and none again where they are not', async () => {
    const dates = { from: '2026-01-01', to: null };
    const { onchange } = show({ dates });
    expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('2026-01-01');
    await fireEvent.click(screen.getByLabelText('Within dates'));
    expect(onchange).toHaveBeenCalledWith(condition);
  });

  it('shows empty fields for days at first, which limit nothing yet', async () => {
    const { onchange } = show();
    expect(screen.queryByLabelText('From')).toBeNull();
    await fireEvent.click(screen.getByLabelText('Within dates'));
    expect(screen.getByLabelText<HTMLInputElement>('From').value).toBe('');
    expect(onchange).not.toHaveBeenCalled();
  });

  it('is removed by its button', async () => {
    const { onremove } = show();
    await fireEvent.click(buttonNamed('Remove condition'));
    expect(onremove).toHaveBeenCalledTimes(1);
    expect(text()).toBeTruthy();
  });
});
