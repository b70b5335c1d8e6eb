import { expect, it } from 'vitest';
import { numberPattern, timePattern } from '../../../../../src/core/sql/dialects/postgresql-patterns';

const takes = (pattern: string) => (text: string) => new RegExp(pattern).test(text);

it('PostgreSQL is asked to read days that exist, alone or with a time', () => {
  const times = ['2024-02-29', '2000-02-29', '2026-04-30', '2026-01-01 10:00', '2026-12-31T23:59:59.999999Z'];
  expect(
    [...times, ' 2026-01-01 10:00:00+02 ', '2026-01-01T10:00:00+05:30'].filter((text) => !takes(timePattern)(text)),
  ).toEqual([]);
  const others = ['2026-02-30', '2026-02-29', '1900-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-01-00'];
  const words = ['0000-01-01', '2026-01-01 25:00', '2026-01-01 10:60', '2026-1-5', '2026-01-01 soon', 'soon', ''];
  expect([...others, ...words].filter(takes(timePattern))).toEqual([]);
});

it('PostgreSQL is asked to read numbers that a double can hold', () => {
  const numbers = ['0', '-1.5', '+5', '.5', '5.', ' 12 ', '1e5', '1.5E-05', '9'.repeat(200)];
  expect(numbers.filter((text) => !takes(numberPattern)(text))).toEqual([]);
  expect(['', '.', '-', 'e5', 'nan', '0x10', '1e999', '1e-999', '9'.repeat(400)].filter(takes(numberPattern))).toEqual(
    [],
  );
});
