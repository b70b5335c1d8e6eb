import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { maxIdLength, maxTextLength } from '../../../../src/core/spec/limits';
import {
  atLeastZero,
  dictionary,
  id,
  index,
  isRepeated,
  list,
  text,
  uniqueList,
  writtenDay,
  zeroToOne,
} from '../../../../src/core/spec/schema-parts';

const accepts = (schema: v.GenericSchema, input: unknown) => v.safeParse(schema, input).success;
const accepted = (schema: v.GenericSchema, inputs: readonly unknown[]) =>
  inputs.filter((input) => accepts(schema, input));

describe('of what a document may hold', () => {
  it('a number at least zero is finite', () => {
    expect(accepted(atLeastZero, [0, 1.5, -1, NaN, Infinity, '1', null])).toEqual([0, 1.5]);
  });

  it('an index is a whole number from zero on', () => {
    expect(accepted(index, [0, 7, -1, 0.5, '0'])).toEqual([0, 7]);
  });

  it('a share lies between nothing and all', () => {
    expect(accepted(zeroToOne, [0, 0.5, 1, 1.0001, -0.1])).toEqual([0, 0.5, 1]);
  });

  it('a text has any letters, and a length that does not keep the page busy', () => {
    expect(accepted(text, ['', '中文 🙂\n"', 7])).toEqual(['', '中文 🙂\n"']);
    expect(accepts(text, 'x'.repeat(maxTextLength))).toBe(true);
    expect(accepts(text, 'x'.repeat(maxTextLength + 1))).toBe(false);
  });

  it('an id is short, not empty, and no key that every object has', () => {
    expect(accepted(id, ['s1', '', '__proto__', 'constructor', 'prototype', '阶段'])).toEqual(['s1', '阶段']);
    expect(accepts(id, 'x'.repeat(maxIdLength + 1))).toBe(false);
  });

  it('a day is written with all its digits', () => {
    expect(accepted(writtenDay, ['2026-11-21', '2026-11-2', '21.11.2026', ''])).toEqual(['2026-11-21']);
  });
});

describe('a list', () => {
  it('has at most so many items', () => {
    expect(accepts(list(text, 2), ['a', 'b'])).toBe(true);
    expect(accepts(list(text, 2), ['a', 'b', 'c'])).toBe(false);
  });

  it('without repeats says which item is one', () => {
    const { issues } = v.safeParse(uniqueList(text, 5), ['a', 'b', 'a', 'b']);
    expect(issues?.map((issue) => [issue.message, issue.path?.map(({ key }) => key)])).toEqual([
      [isRepeated, [2]],
      [isRepeated, [3]],
    ]);
  });

  it('may have items that differ in other things than their key', () => {
    const byId = uniqueList(v.strictObject({ id, name: text }), 5, (item) => item.id);
    expect(
      accepts(byId, [
        { id: 'a', name: 'x' },
        { id: 'b', name: 'x' },
      ]),
    ).toBe(true);
    expect(
      accepts(byId, [
        { id: 'a', name: 'x' },
        { id: 'a', name: 'y' },
      ]),
    ).toBe(false);
  });

  it('with a wrong item names that, and no repeat', () => {
    const { issues } = v.safeParse(uniqueList(text, 5), ['a', 7, 'a']);
    expect(issues?.map(({ message }) => message)).not.toContain(isRepeated);
  });
});

describe('a dictionary', () => {
  it('has values of one kind under any names', () => {
    expect(v.parse(dictionary(index, 3), { s1: 1, 阶段: 2 })).toEqual({ s1: 1, 阶段: 2 });
    expect(accepts(dictionary(index, 3), { s1: 'one' })).toBe(false);
  });

  it('has at most so many', () => {
    expect(accepts(dictionary(index, 1), { a: 1, b: 2 })).toBe(false);
  });
});
