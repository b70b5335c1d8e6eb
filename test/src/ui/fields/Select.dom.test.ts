import { cleanup, render, screen } from '@testing-library/svelte';
import type { ComponentProps } from 'svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import Select from '../../../../src/ui/fields/Select.svelte';
import { chooseOption, openOptions, selectOf } from '../../../support/ui/choose-option';
import { stubResizeObserver } from '../../../support/stub-resize-observer';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const options = [
  { value: 'every', label: 'Every one' },
  { value: 'first', label: 'The first', hint: 'only the first event' },
  { value: '最后', label: '最后一个', disabled: true },
];

function show(given: Partial<ComponentProps<typeof Select>> = {}) {
  const onchange = vi.fn();
  render(Select, { value: 'every', options, label: 'Which', onchange, ...given });
  return onchange;
}

describe('a select', () => {
  it('is named by its label and what is chosen', () => {
    show();
    expect(screen.getByLabelText('Which: Every one').textContent.trim()).toBe('Every one');
  });

  it('shows a value that none of its options has', () => {
    show({ value: 'gone' });
    expect(selectOf('Which').textContent.trim()).toBe('gone');
  });

  it('lists its options with their hints once it is opened, and marks the chosen one', async () => {
    show();
    expect(document.querySelectorAll('[role="option"]')).toHaveLength(0);
    const all = await openOptions('Which');
    expect(all.map(({ textContent }) => textContent.trim())).toEqual([
      'Every one',
      'The firstonly the first event',
      '最后一个',
    ]);
    expect(all.map((option) => option.querySelectorAll('svg').length)).toEqual([1, 0, 0]);
  });

  it('reports what is chosen, shows it, and closes', async () => {
    const onchange = show();
    await chooseOption('Which', 'The first');
    expect(onchange.mock.calls).toEqual([['first']]);
    expect(selectOf('Which').getAttribute('aria-label')).toBe('Which: The first');
    await expect.poll(() => document.querySelectorAll('[role="option"]').length).toBe(0);
  });

  it('does not choose what is disabled', async () => {
    const onchange = show();
    await chooseOption('Which', '最后');
    expect(onchange).not.toHaveBeenCalled();
  });

  it('is a disabled button where it is disabled', () => {
    show({ disabled: true });
    expect((selectOf('Which') as HTMLButtonElement).disabled).toBe(true);
  });
});
