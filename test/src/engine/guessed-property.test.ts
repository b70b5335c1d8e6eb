import { describe, expect, it, vi } from 'vitest';
import type { DatasetSummary, PropertySummary } from '../../../src/core/spec/dataset';
import { failure, success, type Outcome } from '../../../src/core/outcome';
import { maxQuickEvents } from '../../../src/core/spec/quick-events';
import { GuessedProperty } from '../../../src/engine/guessed-property.svelte';
import { fakeEngine } from '../../support/fake-engine';
import { settled } from '../../support/settled';

const amount: PropertySummary = { name: 'wert', kind: 'number', distinct: 90, filled: 1 };

/** By its name, else the first property of numbers. */
const guess = (names: readonly string[], summaries: readonly PropertySummary[]) =>
  names.find((name) => name === 'amount') ?? summaries.find(({ kind }) => kind === 'number')?.name ?? null;

interface Given {
  events?: number;
  answer?: Outcome<PropertySummary[]>;
}

function guessed(propertyNames: string[], { events = 100, answer = success([amount]) }: Given = {}) {
  const properties = vi.fn(() => Promise.resolve(answer));
  const dataset = { id: 'd', events, propertyNames } as DatasetSummary;
  return { guessed: new GuessedProperty(fakeEngine({ properties }), dataset, guess), properties };
}

describe('a guessed property', () => {
  it('is the one with a telling name, for which no values are read', async () => {
    const { guessed: of, properties } = guessed(['city', 'amount']);
    await settled();
    expect(of.property(null)).toBe('amount');
    expect(properties).not.toHaveBeenCalled();
  });

  it('is found by its values where no name tells', async () => {
    const { guessed: of } = guessed(['city', 'wert']);
    expect([of.property(null), of.looking]).toEqual([null, true]);
    await settled();
    expect([of.property(null), of.looking]).toEqual(['wert', false]);
  });

  it('is none where reading all values would take long', async () => {
    const { guessed: of, properties } = guessed(['city', 'wert'], { events: maxQuickEvents + 1 });
    await settled();
    expect(of.property(null)).toBeNull();
    expect(properties).not.toHaveBeenCalled();
  });

  it('is none of data without properties, nor where the values cannot be read', async () => {
    const { guessed: of, properties } = guessed([]);
    expect([of.property(null), properties.mock.calls.length]).toEqual([null, 0]);
    const { guessed: failed } = guessed(['city'], { answer: failure('engine_crashed') });
    await settled();
    expect([failed.property(null), failed.looking]).toEqual([null, false]);
  });

  it('gives way to the one chosen, as long as the data has it', () => {
    const { guessed: of } = guessed(['city', 'amount', '价格']);
    expect([of.property('价格'), of.property('gone')]).toEqual(['价格', 'amount']);
  });
});
