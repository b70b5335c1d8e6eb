import { expect, it } from 'vitest';
import { ownValue } from '../../../src/core/own-value';
import { prototypeNames } from '../../support/odd-text';

it('finds what a record has itself, and nothing that all objects have', () => {
  const record = JSON.parse('{"a":1,"__proto__":2}') as Record<string, number>;
  expect(ownValue(record, 'a')).toBe(1);
  expect(ownValue(record, '__proto__')).toBe(2);
  for (const name of prototypeNames) expect(ownValue({}, name)).toBeUndefined();
});
