import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { createRawSnippet } from 'svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import Checkbox from '../../../../src/ui/fields/Checkbox.svelte';
import DayField from '../../../../src/ui/fields/DayField.svelte';
import NumberField from '../../../../src/ui/fields/NumberField.svelte';
import Segmented from '../../../../src/ui/fields/Segmented.svelte';
import ShareField from '../../../../src/ui/fields/ShareField.svelte';
import StepRangeChoice from '../../../../src/ui/fields/StepRangeChoice.svelte';
import TextField from '../../../../src/ui/fields/TextField.svelte';

afterEach(cleanup);

const type = (value: string, field = screen.getByLabelText<HTMLInputElement>('Field')) =>
  fireEvent.input(field, { target: { value } });
const leave = (field = screen.getByLabelText<HTMLInputElement>('Field')) => fireEvent.blur(field);

describe('a field of numbers', () => {
  it('takes each valid number while typing, and none that is too small or no number', async () => {
    const onchange = vi.fn();
    render(NumberField, { value: 5, label: 'Field', min: 1, onchange });
    for (const text of ['7', '', '0', '12']) await type(text);
    expect(onchange.mock.calls).toEqual([[7], [12]]);
  });

  it('goes back to the last number on leaving', async () => {
    render(NumberField, { value: 5, label: 'Field' });
    await type('');
    await leave();
    expect(screen.getByLabelText<HTMLInputElement>('Field').value).toBe('5');
  });
});

describe('a field of shares', () => {
  it('is typed in percent, without the noise of binary fractions', async () => {
    const onchange = vi.fn();
    render(ShareField, { value: 0.07, label: 'Field', onchange });
    expect(screen.getByLabelText<HTMLInputElement>('Field').value).toBe('7');
    await type('12.5');
    expect(onchange).toHaveBeenLastCalledWith(0.125);
  });

  it('has no share when it is emptied, and takes none above 100 %', async () => {
    const onchange = vi.fn();
    render(ShareField, { value: 0.5, label: 'Field', onchange });
    await type('101');
    expect(onchange).not.toHaveBeenCalled();
    await type('');
    expect(onchange).toHaveBeenLastCalledWith(null);
  });
});

describe('a field of days', () => {
  it('takes a day on Enter or on leaving, and writes it year first', async () => {
    const onchange = vi.fn();
    render(DayField, { value: null, label: 'Field', onchange });
    const field = screen.getByRole<HTMLInputElement>('textbox');
    await type('2026-11-21', field);
    await fireEvent.change(field);
    expect(onchange).toHaveBeenLastCalledWith('2026-11-21');
  });

  it('marks what is no day or outside its range, and keeps it to itself', async () => {
    const onchange = vi.fn();
    render(DayField, { value: '2026-01-05', label: 'Field', min: '2026-01-01', max: '2026-01-31', onchange });
    const field = screen.getByRole<HTMLInputElement>('textbox');
    for (const text of ['someday', '2026-02-01', '2025-12-31']) {
      await type(text, field);
      await fireEvent.change(field);
      expect(field.getAttribute('aria-invalid')).toBe('true');
    }
    expect(onchange).not.toHaveBeenCalled();
  });

  it('is no day when it is emptied', async () => {
    const onchange = vi.fn();
    render(DayField, { value: '2026-01-05', label: 'Field', onchange });
    const field = screen.getByRole<HTMLInputElement>('textbox');
    await type(' ', field);
    await fireEvent.change(field);
    expect(onchange).toHaveBeenLastCalledWith(null);
  });
});

describe('a field of text', () => {
  it('reports what was typed once it is left', async () => {
    const onchange = vi.fn();
    render(TextField, { value: 'a', label: 'Field', onchange });
    await type('ab');
    expect(onchange).not.toHaveBeenCalled();
    await fireEvent.change(screen.getByLabelText('Field'));
    expect(onchange).toHaveBeenCalledWith('ab');
  });
});

describe('a choice', () => {
  it('of segments is a group of radio buttons, one of them chosen', async () => {
    const onchange = vi.fn();
    const options = [
      { value: 'bars', label: 'Bars' },
      { value: 'lines', label: 'Lines' },
    ];
    render(Segmented, { value: 'bars', options, label: 'Draw as', onchange });
    expect(screen.getByRole('group', { name: 'Draw as' })).toBeTruthy();
    expect(screen.getByRole<HTMLInputElement>('radio', { name: 'Bars' }).checked).toBe(true);
    await fireEvent.click(screen.getByRole('radio', { name: 'Lines' }));
    expect(onchange).toHaveBeenCalledWith('lines');
    expect(screen.getByText('Lines').classList.contains('chosen')).toBe(true);
  });

  it('of yes or no is a box or a switch', async () => {
    const onchange = vi.fn();
    const children = createRawSnippet(() => ({ render: () => '<span>Optional</span>' }));
    render(Checkbox, { checked: false, look: 'switch', onchange, children });
    await fireEvent.click(screen.getByRole('switch', { name: 'Optional' }));
    expect(onchange).toHaveBeenCalledWith(true);
  });

  it('of two steps offers an end behind the beginning, and leaves out optional ones where they do not count', () => {
    const spec = defaultSpec([['a'], ['b'], ['c']]);
    const steps = spec.steps.map((step, i) => ({ ...step, optional: i === 1 }));
    const given = {
      spec: { ...spec, steps },
      steps: ['a', 'b', 'c'],
      conversionStep: { from: 0, to: 2 },
      onchoose: vi.fn(),
    };
    render(StepRangeChoice, { ...given, required: true });
    const chosen = [...document.querySelectorAll('.choice button')].map(({ textContent }) => textContent.trim());
    expect(chosen).toEqual(['1 a', '3 c']);
  });
});
