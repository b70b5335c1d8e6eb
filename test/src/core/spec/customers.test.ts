import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { customersSortSchema } from '../../../../src/core/spec/customers';

const accepts = (input: unknown) => v.safeParse(customersSortSchema, input).success;

describe('a list of customers is sorted', () => {
  it.each(['id', 'entered', 'furthest', 'duration', 'next'])('by its column %s', (kind) => {
    expect(accepts({ by: { kind }, descending: true })).toBe(true);
  });

  it('by a property of any name', () => {
    expect(accepts({ by: { kind: 'property', property: '城市 "Nord"' }, descending: false })).toBe(true);
  });

  it.each([
    ['by nothing', { by: {}, descending: false }],
    ['by a property without a name', { by: { kind: 'property' }, descending: false }],
    ['by a column it does not have', { by: { kind: 'age' }, descending: false }],
    ['in no direction', { by: { kind: 'id' } }],
  ])('but not %s', (_, input) => expect(accepts(input)).toBe(false));
});
