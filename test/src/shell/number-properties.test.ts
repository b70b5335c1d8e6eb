import { describe, expect, it } from 'vitest';
import type { DatasetSummary, PropertySummary } from '../../../src/core/spec/dataset';
import { success } from '../../../src/core/outcome';
import { PropertyList } from '../../../src/funnel/state/properties.svelte';
import { numberProperties } from '../../../src/shell/number-properties';
import { fakeEngine } from '../../support/fake-engine';

const summaries: PropertySummary[] = [
  { name: '价格', kind: 'number', distinct: 9, filled: 1 },
  { name: 'channel', kind: 'text', distinct: 3, filled: 1 },
  { name: 'paid', kind: 'flag', distinct: 2, filled: 1 },
];

function listOf(propertyNames: string[], found = summaries) {
  const dataset = { id: 'd', events: 10, propertyNames } as DatasetSummary;
  const properties = new PropertyList(fakeEngine({ properties: () => Promise.resolve(success(found)) }), dataset);
  return { dataset, properties };
}

describe('the properties that hold numbers', () => {
  it('are unknown until every column was scanned', async () => {
    const { dataset, properties } = listOf(['价格', 'channel', 'paid']);
    expect(numberProperties(dataset, properties)).toBeNull();
    await properties.scan();
    expect(numberProperties(dataset, properties)).toEqual(new Set(['价格']));
  });

  it('are unknown while one column is', async () => {
    const { dataset, properties } = listOf(['价格', 'channel', 'paid'], summaries.slice(0, 2));
    await properties.scan();
    expect(numberProperties(dataset, properties)).toBeNull();
  });

  it('are none of data without columns, which is known at once', () => {
    const { dataset, properties } = listOf([]);
    expect(numberProperties(dataset, properties)).toEqual(new Set());
  });
});
