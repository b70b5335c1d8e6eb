import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ownValue } from '../../../src/core/own-value';
import { oddText, prototypeNames } from '../../support/odd-text';

describe('a record has under a name', () => {
  it('what it has itself, also under the name of what all objects have', () => {
    const record = JSON.parse('{"a":1,"__proto__":2}') as Record<string, number>;
    expect(ownValue(record, 'a')).toBe(1);
    expect(ownValue(record, '__proto__')).toBe(2);
  });

  it('nothing that all objects have', () => {
    for (const name of prototypeNames) expect(ownValue({}, name)).toBeUndefined();
  });

  it('nothing where it was not put in, and null or zero where they were', () => {
    const record: Record<string, number | null> = { zero: 0, none: null, 渠道: 1 };
    expect(['zero', 'none', '渠道', 'zer'].map((name) => ownValue(record, name))).toEqual([0, null, 1, undefined]);
  });

  it('what was put in under any name', () => {
    const law = (name: string, other: string) => {
      const record = Object.fromEntries([[name, 1]]);
      expect(ownValue(record, name)).toBe(1);
      expect(ownValue(record, other)).toBe(name === other ? 1 : undefined);
    };
    fc.assert(fc.property(oddText, oddText, law));
  });
});
