import { cleanup, fireEvent, render, screen } from '@testing-library/svelte';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../../src/core/spec/dataset';
import type { Bins } from '../../../../src/core/spec/funnel';
import { success } from '../../../../src/core/outcome';
import BinsEditor from '../../../../src/funnel/breakdown/BinsEditor.svelte';
import { PropertyList } from '../../../../src/funnel/state/properties.svelte';
import { fakeEngine } from '../../../support/fake-engine';

afterEach(cleanup);

describe('limits of one’s own', () => {
  it('are taken as they are typed, and put in order once the field is left', async () => {
    const onchange = vi.fn<(bins: Bins | null) => void>();
    const { rerender } = render(BinsEditor, { bins: { by: 'edges', edges: [0, 10] }, onchange });
    const field = screen.getByRole<HTMLInputElement>('textbox');
    expect(field.value).toBe('0 10');
    await fireEvent.input(field, { target: { value: '0 10 1' } });
    const bins = onchange.mock.lastCall![0]!;
    expect(bins).toEqual({ by: 'edges', edges: [0, 1, 10] });
    await rerender({ bins });
    expect(field.value).toBe('0 10 1');
    await fireEvent.blur(field);
    expect(field.value).toBe('0 1 10');
  });

  it('that are no numbers change nothing and say so', async () => {
    const onchange = vi.fn();
    render(BinsEditor, { bins: { by: 'edges', edges: [0, 10] }, onchange });
    const field = screen.getByRole('textbox');
    await fireEvent.input(field, { target: { value: '0 ten' } });
    expect(onchange).not.toHaveBeenCalled();
    expect(field.getAttribute('aria-invalid')).toBe('true');
  });
});

describe('what is known of a property', () => {
  function propertiesOf(values: string[], events: number) {
    const all = vi.fn(() => Promise.resolve(success([{ name: 'p', kind: 'text' as const, distinct: 3, filled: 1 }])));
    const some = vi.fn(() => Promise.resolve(success(values.map((value) => ({ value, events: 1 })))));
    const dataset = { id: 'd', events, propertyNames: ['p'] } as unknown as DatasetSummary;
    const properties = new PropertyList(fakeEngine({ properties: all, values: some }), dataset);
    return { properties, all, some };
  }

  const numbers = Array.from({ length: 20 }, (_, i) => String(i));

  it.each<[string, string[], unknown]>([
    ['many numbers', numbers, { kind: 'property', property: 'p', bins: { by: 'quantile', count: 5 } }],
    ['few numbers', ['1', '2'], { kind: 'property', property: 'p', bins: null }],
    ['days', ['2026-11-21', '2026-11-22 10:00'], { kind: 'calendar', property: 'p', unit: 'month' }],
    ['words', ['a', '2'], { kind: 'property', property: 'p', bins: null }],
    ['nothing', [], { kind: 'property', property: 'p', bins: null }],
  ])('is guessed from %s of it in large data', async (_what, values, expected) => {
    const { properties, all } = propertiesOf(values, 5_000_000);
    await properties.scanIfQuick();
    expect(all).not.toHaveBeenCalled();
    expect(properties.waits).toBe(true);
    await properties.guessKind('p');
    expect(properties.firstChoice('p')).toEqual(expected);
  });

  it('is looked through once in small data, and then not guessed', async () => {
    const { properties, all, some } = propertiesOf(numbers, 100);
    await Promise.all([properties.scanIfQuick(), properties.scanIfQuick()]);
    expect(all).toHaveBeenCalledTimes(1);
    await properties.guessKind('p');
    expect(some).not.toHaveBeenCalled();
    expect(properties.kindOf('p')?.kind).toBe('text');
  });
});
