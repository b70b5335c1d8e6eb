import { expect, it } from 'vitest';
import { dayOf } from '../../../src/i18n/day-text';

it.each([
  ['2026-11-21', '2026-11-21'],
  [' 2026/1/3 ', '2026-01-03'],
  ['2026.02.28', '2026-02-28'],
  ['20260103', '2026-01-03'],
  ['2026年1月3日', '2026-01-03'],
  ['2024-02-29', '2024-02-29'],
  ['2026-02-29', null],
  ['2026-13-01', null],
  ['2026-11', null],
  ['21.11.2026', null],
  ['', null],
])('the day typed as "%s" is %s', (text, day) => expect(dayOf(text)).toBe(day));
