import * as v from 'valibot';
import { maxIdLength, maxTextLength } from './limits';

export const atLeastZero = v.pipe(v.number(), v.finite(), v.minValue(0));
export const index = v.pipe(v.number(), v.integer(), v.minValue(0));
/** 0 … 1. */
export const zeroToOne = v.pipe(atLeastZero, v.maxValue(1));
export const text = v.pipe(v.string(), v.maxLength(maxTextLength));
/** Used as a record key; valibot's records drop these keys. */
export const id = v.pipe(
  v.string(),
  v.minLength(1),
  v.maxLength(maxIdLength),
  v.notValues(['__proto__', 'prototype', 'constructor']),
);
/** A day as `2026-11-21`. */
export const writtenDay = v.pipe(text, v.isoDate());

/** A bounded list of items. */
export function list<T extends v.GenericSchema>(item: T, most: number) {
  return v.pipe(v.array(item), v.maxLength(most));
}

/** The issue message of `uniqueList` for a duplicate item; the issue's path names the item. */
export const isRepeated = 'The list has this already';

/** A bounded list in which no two items have the same `key`: the page uses it as the key of rendered lists. */
export function uniqueList<T extends v.GenericSchema>(
  item: T,
  most: number,
  key: (item: v.InferOutput<T>) => string = (it) => JSON.stringify(it),
) {
  return v.pipe(
    list(item, most),
    v.rawCheck(({ dataset, addIssue }) => {
      if (!dataset.typed) return;
      const input = dataset.value;
      const met = new Set<string>();
      for (const [place, value] of input.entries()) {
        const own = key(value);
        const path = [{ type: 'array', origin: 'value', input, key: place, value }] as const;
        if (met.has(own)) addIssue({ message: isRepeated, input: value, path: [...path] });
        met.add(own);
      }
    }),
  );
}

/** Values by names from outside: read them by `ownValue`. */
export function dictionary<T extends v.GenericSchema>(value: T, most: number) {
  return v.pipe(v.record(v.string(), value), v.maxEntries(most));
}
