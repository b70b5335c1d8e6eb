import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../../src/core/spec/funnel';
import { clearFailing, filterTest } from '../../../../workers/funnel/plan/filter-test';
import type { Property } from '../../../../workers/store/event-store';

type Asked = { op: Filter['op'] } & Partial<Record<'value' | 'from' | 'to', string>> & { values?: string[] };

/** Which of some values, one an event, pass a filter. */
function passing<T extends string | number>(values: readonly T[], property: Property, filter: Asked): T[] {
  const found = new Uint8Array(values.length).fill(1);
  clearFailing(found, filterTest({ property: 'p', ...filter } as Filter, property));
  return values.filter((_, event) => found[event] === 1);
}

/** '' is empty, and the first value of a dictionary. */
const texts = ['', 'web', '网页', 'Web App', "O'Neil", '10', '9'];
const ofTexts = (filter: Asked) =>
  passing(texts, { kind: 'text', codes: Uint8Array.from(texts.keys()), values: texts }, filter);
/** NaN is empty. */
const numbers = [NaN, -0, 0, 9, 10, 1e21, Infinity];
const ofNumbers = (filter: Asked) => passing(numbers, { kind: 'number', numbers: Float64Array.from(numbers) }, filter);

describe('a text passes', () => {
  it.each<[string, Asked, string[]]>([
    ['a value letter by letter', { op: 'equal', value: 'web' }, ['web']],
    ['anything but a value, empty ones too', { op: 'not_equal', value: 'web' }, texts.filter((text) => text !== 'web')],
    ['the empty value', { op: 'equal', value: '' }, ['']],
    ['a list', { op: 'in', values: ['9', '网页', 'none'] }, ['网页', '9']],
    ['no empty list', { op: 'in', values: [] }, []],
    ['a part in any case', { op: 'contains', value: 'WEB' }, ['web', 'Web App']],
    ['a part with a quote', { op: 'contains', value: "'n" }, ["O'Neil"]],
    ['the empty part always', { op: 'contains', value: '' }, texts],
    ['a range of code points, both ends included', { op: 'between', from: '10', to: '9' }, ['10', '9']],
    ['no lesser value where it is empty', { op: 'less', value: 'A' }, ['10', '9']],
    ['a greater value by code points', { op: 'greater', value: 'web' }, ['网页']],
    ['being there', { op: 'not_empty' }, texts.slice(1)],
    ['not being there', { op: 'empty' }, ['']],
  ])('%s', (_, filter, expected) => expect(ofTexts(filter)).toEqual(expected));
});

describe('a number passes', () => {
  it.each<[string, Asked, number[]]>([
    ['a value by its size, zero with either sign', { op: 'equal', value: '0.0' }, [-0, 0]],
    ['no value that is no number', { op: 'equal', value: 'nine' }, []],
    ['every value but one, empty ones too', { op: 'not_equal', value: '9' }, [NaN, -0, 0, 10, 1e21, Infinity]],
    ['the empty value', { op: 'equal', value: '' }, [NaN]],
    ['a list with the empty value', { op: 'in', values: ['', '1e1', 'x'] }, [NaN, 10]],
    ['no list of blanks', { op: 'in', values: ['  '] }, []],
    ['a part as it is written', { op: 'contains', value: 'E+2' }, [1e21]],
    ['a range with both ends, in numbers and not in letters', { op: 'between', from: '9', to: '10' }, [9, 10]],
    ['a lesser value, never where it is empty', { op: 'less', value: '9' }, [-0, 0]],
    ['a greater value', { op: 'greater', value: '10' }, [1e21, Infinity]],
    ['being there', { op: 'not_empty' }, [-0, 0, 9, 10, 1e21, Infinity]],
    ['not being there', { op: 'empty' }, [NaN]],
  ])('%s', (_, filter, expected) => expect(ofNumbers(filter)).toEqual(expected));
});

describe('events that fail', () => {
  it('are cleared, and none that was out is put in', () => {
    const found = Uint8Array.of(0, 1, 1);
    const property: Property = { kind: 'text', codes: Uint8Array.of(1, 1, 0), values: ['', 'web'] };
    clearFailing(found, filterTest({ property: 'p', op: 'not_empty' }, property));
    expect([...found]).toEqual([0, 1, 0]);
  });
});
