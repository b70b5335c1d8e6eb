import { evenSample } from '../../../src/core/arrays/even-sample';
import { utf8Encoder } from '../../../src/core/text/utf8';
import type { TimeAmbiguity, TimeFormat } from '../../../src/core/spec/dataset';
import { parseTime } from '../../store/time-of-bytes';

export interface TimeGuess {
  format: TimeFormat;
  /** Share of the values that are times of this format. */
  share: number;
  /** 0 … 1: how far the values look like times, and not like numbers that could be some. */
  likely: number;
}

const maxTriedTimes = 400;

/** Seconds since 1970 in which a bare number is believed to be a time: 1992 to 2039. */
const earliestSeconds = 7e8;
const latestSeconds = 2.2e9;
const EPOCHS: readonly (readonly [TimeFormat, number])[] = [
  ['epoch_s', 1],
  ['epoch_ms', 1e3],
  ['epoch_us', 1e6],
];

/** µs since 1970 UTC; NaN where the text is no time of this format. */
export function timeOf(text: string, format: TimeFormat): number {
  const bytes = utf8Encoder.encode(text);
  return parseTime(bytes, 0, bytes.length, format);
}

/** The format in which most of the values are times; null where none fits any. Values are not empty. */
export function guessTimeFormat(values: readonly string[]): TimeGuess | null {
  const tried = evenSample(values, maxTriedTimes);
  if (tried.length === 0) return null;
  const guesses = [writtenTime(tried), bareNumber(tried)].filter((guess) => guess !== null);
  return guesses.sort((a, b) => b.share * b.likely - a.share * a.likely)[0] ?? null;
}

function readableShare(values: readonly string[], format: TimeFormat): number {
  return values.filter((value) => !Number.isNaN(timeOf(value, format))).length / values.length;
}

function writtenTime(values: readonly string[]): TimeGuess | null {
  const formats: TimeFormat[] = ['iso', 'day_first', 'month_first'];
  const guesses = formats.map((format) => ({ format, share: readableShare(values, format) }));
  const best = guesses.reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share === 0) return null;
  // `1.2.10` may well be a version, and 20260103 a number: that many in a row are not.
  const doubtful = values.every((value) => /^\s*(\d{1,2}\.\d{1,2}\.\d{2}|\d{8})\s*$/.test(value));
  return { ...best, likely: doubtful ? (best.share > 0.95 ? 0.8 : 0.2) : 1 };
}

/**
 * Seconds, milli- or microseconds by magnitude. Small numbers may be seconds since some beginning, if the name says so.
 */
function bareNumber(values: readonly string[]): TimeGuess | null {
  const numbers = values.filter((value) => value.trim() !== '').map(Number);
  const finite = numbers.filter(Number.isFinite);
  if (finite.length === 0) return null;
  const shares = EPOCHS.map(([format, unit]) => {
    const within = finite.filter((number) => number >= earliestSeconds * unit && number <= latestSeconds * unit).length;
    return { format, share: within / values.length };
  });
  const best = shares.reduce((a, b) => (b.share > a.share ? b : a));
  if (best.share > 0.5) return { ...best, likely: closeTogether(finite) ? 0.9 : 0.5 };
  const middle = finite.map(Math.abs).sort((a, b) => a - b)[finite.length >> 1];
  const format = middle < 1e11 ? 'epoch_s' : middle < 1e14 ? 'epoch_ms' : 'epoch_us';
  return { format, share: finite.length / values.length, likely: 0.05 };
}

/** A log spans a few years; random ids cover their whole range. */
function closeTogether(numbers: readonly number[]): boolean {
  let low = Infinity;
  let high = -Infinity;
  for (const number of numbers) {
    low = Math.min(low, number);
    high = Math.max(high, number);
  }
  return high - low < 0.25 * high;
}

const ZONE = /\d[T\s]\s*\d{1,2}(:?\d\d){0,2}([.,]\d+)?\s*([ap]m)?\s*(Z|UTC|GMT|[+-]\d{2}(:?\d{2})?)$/i;

/** Whether the times identify an instant by themselves: by a time zone in most texts, or as epoch numbers. */
export function isAbsolute(values: readonly string[], format: TimeFormat): boolean {
  if (format.startsWith('epoch')) return true;
  const tried = evenSample(values, maxTriedTimes);
  return tried.filter((value) => ZONE.test(value.trim())).length > tried.length / 2;
}

/**
 * Decides over all given values whether day or month comes first: numbers above 12 show it. Without any, both orders
 * fit; then the order under which the file runs forward in time is used, else the one under which it spans clearly less
 * (a log of ten days, not of ten firsts of a month), else day first, as most of the world writes.
 */
export function dayMonthOrder(values: readonly string[]): { format: TimeFormat; ambiguity: TimeAmbiguity | null } {
  const pairs = values.map((text) => ({
    text,
    dayFirst: timeOf(text, 'day_first'),
    monthFirst: timeOf(text, 'month_first'),
  }));
  const onlyDay = pairs.filter((pair) => Number.isNaN(pair.monthFirst) && !Number.isNaN(pair.dayFirst)).length;
  const onlyMonth = pairs.filter((pair) => Number.isNaN(pair.dayFirst) && !Number.isNaN(pair.monthFirst)).length;
  if (onlyDay + onlyMonth > 0) return { format: onlyDay >= onlyMonth ? 'day_first' : 'month_first', ambiguity: null };
  const both = pairs.filter((pair) => !Number.isNaN(pair.dayFirst));
  const example = both.find((pair) => pair.dayFirst !== pair.monthFirst) ?? null;
  const monthFirst = preferMonthFirst(
    both.map((pair) => pair.dayFirst),
    both.map((pair) => pair.monthFirst),
  );
  const dotted = both.some((pair) => /^\s*\d+\./.test(pair.text));
  return { format: monthFirst && !dotted ? 'month_first' : 'day_first', ambiguity: example };
}

function preferMonthFirst(dayFirst: readonly number[], monthFirst: readonly number[]): boolean {
  const backDay = runsBack(dayFirst);
  const backMonth = runsBack(monthFirst);
  if ((backDay === 0) !== (backMonth === 0)) return backMonth === 0;
  return 2 * span(monthFirst) < span(dayFirst);
}

function runsBack(times: readonly number[]): number {
  return times.filter((time, i) => i > 0 && time < times[i - 1]).length;
}

function span(times: readonly number[]): number {
  let low = Infinity;
  let high = -Infinity;
  for (const time of times) {
    low = Math.min(low, time);
    high = Math.max(high, time);
  }
  return high - low;
}
