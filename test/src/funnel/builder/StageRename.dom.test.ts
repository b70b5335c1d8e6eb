import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import StageRename from '../../../../src/funnel/builder/StageRename.svelte';

afterEach(cleanup);

function show(name = 'cart') {
  const [onrename, onclose] = [vi.fn(), vi.fn()];
  render(StageRename, { name, label: 'Name of the stage', onrename, onclose });
  return { onrename, onclose, field: screen.getByLabelText<HTMLInputElement>('Name of the stage') };
}

const type = (field: HTMLElement, value: string) => fireEvent.input(field, { target: { value } });

describe('the field for a stage’s new name', () => {
  it('has the focus at once, with the old name selected', () => {
    const { field } = show('加购 🛒');
    expect(document.activeElement).toBe(field);
    expect([field.selectionStart, field.selectionEnd]).toEqual([0, field.value.length]);
  });

  it('takes the name on Enter, without blanks around it, and closes once', async () => {
    const { field, onrename, onclose } = show();
    await type(field, '  Basket ');
    await fireEvent.keyDown(field, { key: 'Enter' });
    await fireEvent.blur(field);
    expect(onrename.mock.calls).toEqual([['Basket']]);
    expect(onclose).toHaveBeenCalledTimes(1);
  });

  it('takes the name when it is left', async () => {
    const { field, onrename } = show();
    await type(field, 'Basket');
    await fireEvent.blur(field);
    expect(onrename).toHaveBeenCalledWith('Basket');
  });

  it('keeps the old name on Escape', async () => {
    const { field, onrename, onclose } = show();
    await type(field, 'Basket');
    await fireEvent.keyDown(field, { key: 'Escape' });
    expect([onrename.mock.calls.length, onclose.mock.calls.length]).toEqual([0, 1]);
  });

  it('does not take the Enter that ends the choice of Chinese letters', async () => {
    const { field, onrename } = show();
    await fireEvent.keyDown(field, { key: 'Enter', isComposing: true });
    expect(onrename).not.toHaveBeenCalled();
  });

  it('keeps its keys from the stage, for which Delete means something else', async () => {
    const pressed = vi.fn();
    document.addEventListener('keydown', pressed);
    const { field } = show();
    await fireEvent.keyDown(field, { key: 'Delete' });
    document.removeEventListener('keydown', pressed);
    expect(pressed).not.toHaveBeenCalled();
  });

  it('lets an empty name stand, which shows the events again', async () => {
    const { field, onrename } = show();
    await type(field, '   ');
    await fireEvent.keyDown(field, { key: 'Enter' });
    expect(onrename).toHaveBeenCalledWith('');
  });
});
