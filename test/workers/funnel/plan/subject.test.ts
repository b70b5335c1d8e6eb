import { describe, expect, it } from 'vitest';
import { listedProperties, valueAt } from '../../../../workers/funnel/plan/subject';
import { specOf } from '../../../support/funnel/spec-of';

describe('the properties a question needs', () => {
  const spec = specOf([{ events: ['a'], filters: [{ property: 'plan', op: 'empty' }] }], { holdConstant: ['order'] });

  it('are those it shows, in their order, and then those of its spec', () => {
    expect(listedProperties(spec, ['城市', 'age'])).toEqual(['城市', 'age', 'plan', 'order']);
  });

  it('are each listed once', () => {
    expect(listedProperties(spec, ['order', 'order'])).toEqual(['order', 'plan']);
    expect(listedProperties(specOf(['a']), [])).toEqual([]);
  });
});

describe('the value of a property at an event', () => {
  it('is its text, and null where it is empty', () => {
    const property = { kind: 'text' as const, codes: Uint8Array.of(0, 2, 1), values: ['', '微信', 'a\n"b"'] };
    expect([0, 1, 2].map((event) => valueAt(property, event))).toEqual([null, 'a\n"b"', '微信']);
  });

  it('is its number as written, and null where it is none', () => {
    const property = { kind: 'number' as const, numbers: Float64Array.of(NaN, 0, -1.5, 1e21) };
    expect([0, 1, 2, 3].map((event) => valueAt(property, event))).toEqual([null, '0', '-1.5', '1e+21']);
  });
});
