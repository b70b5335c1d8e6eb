import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { readingSchema } from '../../../../src/core/spec/dataset';
import { maxSkippedLines } from '../../../../src/core/spec/limits';

const dialect = { encoding: 'utf-8', delimiter: ',', quote: '"', header: true };
const columns = [
  { name: '用户 "ID"', role: 'who' },
  { name: 'zeit\n(UTC)', role: 'when' },
];
const reading = (more: object = {}) => ({
  dialect,
  shape: 'event_log',
  columns,
  timeFormat: 'iso',
  timeZone: 'Asia/Shanghai',
  dropDuplicates: false,
  eventName: '来访 🙂',
  ...more,
});
const accepts = (input: unknown) => v.safeParse(readingSchema, input).success;

describe('how a file is read may be', () => {
  it.each<[string, object]>([
    ['written as plain JSON with names of any letters', {}],
    ['in every encoding that is known', { dialect: { ...dialect, encoding: 'gb18030' } }],
    ['separated by runs of blanks', { dialect: { ...dialect, delimiter: 'spaces' } }],
    ['without a quote', { dialect: { ...dialect, quote: '' } }],
    ['after some lines', { dialect: { ...dialect, skip: maxSkippedLines } }],
    ['with columns that are ignored, or without any', { columns: [] }],
    ['with times in microseconds', { timeFormat: 'epoch_us' }],
  ])('%s', (_, more) => expect(accepts(reading(more))).toBe(true));

  it('read again after it was written: nothing is lost or added', () => {
    expect(v.parse(readingSchema, JSON.parse(JSON.stringify(reading())))).toEqual(reading());
  });
});

it('a reading from before there were shapes is one of an event log', () => {
  const before = { ...reading() };
  Reflect.deleteProperty(before, 'shape');
  expect(before).not.toHaveProperty('shape');
  expect(v.parse(readingSchema, before).shape).toBe('event_log');
});

describe('how a file is read is refused', () => {
  it.each<[string, unknown]>([
    ['with an encoding that is unknown', reading({ dialect: { ...dialect, encoding: 'latin1' } })],
    ['with another separator', reading({ dialect: { ...dialect, delimiter: ':' } })],
    ['with a number of lines below zero', reading({ dialect: { ...dialect, skip: -1 } })],
    ['with half a line', reading({ dialect: { ...dialect, skip: 1.5 } })],
    ['with more lines than may be skipped', reading({ dialect: { ...dialect, skip: maxSkippedLines + 1 } })],
    ['with a shape that is unknown', reading({ shape: 'pivot' })],
    ['with a role that is unknown', reading({ columns: [{ name: 'a', role: 'where' }] })],
    ['with two columns of one name', reading({ columns: [columns[0], columns[0]] })],
    ['with a format that is unknown', reading({ timeFormat: 'year_first' })],
    ['without its zone', { ...reading(), timeZone: undefined }],
    ['with a key that is unknown', reading({ locale: 'de' })],
    ['where it is nothing', null],
  ])('%s', (_, input) => expect(accepts(input)).toBe(false));
});
