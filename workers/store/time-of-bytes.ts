import type { TimeFormat } from '../../src/core/spec/dataset';

const secondMicroseconds = 1_000_000;
const MINUTE = 60 * secondMicroseconds;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
/** The last instant a four-digit year can write, so that no format reaches further than another. */
const LATEST = 253_402_300_800 * secondMicroseconds;

const spaceByte = 32;
const commaByte = 44;
const dashByte = 45;
const dotByte = 46;
const slashByte = 47;
const zeroByte = 48;
const colonByte = 58;
/** ASCII letters are compared in lower case. */
const lowerCaseBit = 32;

const DAYS_IN_MONTH = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

// The cursor lives in the module: one parse makes no object, and a load parses millions.
let written: Uint8Array = new Uint8Array(0);
let at = 0;
let stop = 0;
/** Number of digits the last `digits()` read. */
let digitCount = 0;

/**
 * The time written in `bytes[start … end)` (UTF-8), in µs since 1970 UTC; NaN where it is not a time of this format.
 * Blanks around it don't count. A time without a zone is taken as UTC; a fraction finer than µs is cut off.
 */
// eslint-disable-next-line max-params -- called once a row: an options object each would be millions of them
export function parseTime(bytes: Uint8Array, start: number, end: number, format: TimeFormat): number {
  if (format === 'iso' && end - start === 19) {
    const time = plainIso(bytes, start);
    if (time === time) return time;
  }
  written = bytes;
  at = start;
  stop = end;
  while (at < stop && written[at] <= spaceByte) at++;
  while (stop > at && written[stop - 1] <= spaceByte) stop--;
  if (at === stop) return NaN;
  switch (format) {
    case 'iso':
      return readWallClock(readIsoDay());
    case 'day_first':
      return readWallClock(shortDay(true));
    case 'month_first':
      return readWallClock(shortDay(false));
    case 'epoch_s':
      return epoch(secondMicroseconds, 6);
    case 'epoch_ms':
      return epoch(1000, 3);
    case 'epoch_us':
      return epoch(1, 0);
  }
}

/**
 * `2026-01-03T04:05:06`, by far the most frequent form, or with a blank for the T; NaN for any other text of 19 bytes.
 */
function plainIso(bytes: Uint8Array, start: number): number {
  const separator = bytes[start + 10];
  if (bytes[start + 4] !== dashByte || bytes[start + 7] !== dashByte || (separator !== spaceByte && separator !== 0x54))
    return NaN;
  if (bytes[start + 13] !== colonByte || bytes[start + 16] !== colonByte) return NaN;
  const year = twoDigits(bytes, start) * 100 + twoDigits(bytes, start + 2);
  const hour = twoDigits(bytes, start + 11);
  const minute = twoDigits(bytes, start + 14);
  const second = twoDigits(bytes, start + 17);
  // NaN fails every comparison.
  if (!(hour < 24 && minute < 60 && second < 60)) return NaN;
  const day = dayNumber(year, twoDigits(bytes, start + 5), twoDigits(bytes, start + 8));
  return day * DAY + ((hour * 60 + minute) * 60 + second) * secondMicroseconds;
}

function twoDigits(bytes: Uint8Array, at: number): number {
  const tens = bytes[at] - zeroByte;
  const ones = bytes[at + 1] - zeroByte;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** Reads at most `maxDigits` digits; -1 where there are none. */
function digits(maxDigits: number): number {
  const from = at;
  const limit = Math.min(stop, at + maxDigits);
  let value = 0;
  while (at < limit) {
    const digit = written[at] - zeroByte;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
    at++;
  }
  digitCount = at - from;
  return digitCount === 0 ? -1 : value;
}

/** Reads exactly `count` digits; NaN where there are fewer. */
function exactly(count: number): number {
  const value = digits(count);
  return digitCount === count ? value : NaN;
}

/** `2026-01-03`, `2026/1/3`, `2026.1.3`, `20260103`, `2026年1月3日`: days since 1970, NaN where it is none. */
function readIsoDay(): number {
  const year = exactly(4);
  if (year !== year) return NaN;
  const separator = written[at];
  if (separator >= zeroByte && separator <= zeroByte + 9) {
    const month = exactly(2);
    return dayNumber(year, month, exactly(2));
  }
  if (separator === 0xe5) return hanDay(year);
  if (separator !== dashByte && separator !== slashByte && separator !== dotByte) return NaN;
  at++;
  const month = digits(2);
  if (written[at] !== separator) return NaN;
  at++;
  return dayNumber(year, month, digits(2));
}

function hanDay(year: number): number {
  if (!skip(0xe5, 0xb9, 0xb4)) return NaN;
  const month = digits(2);
  if (!skip(0xe6, 0x9c, 0x88)) return NaN;
  const day = digits(2);
  return skip(0xe6, 0x97, 0xa5) ? dayNumber(year, month, day) : NaN;
}

function skip(first: number, second: number, third: number): boolean {
  if (at + 3 > stop || written[at] !== first || written[at + 1] !== second || written[at + 2] !== third) return false;
  at += 3;
  return true;
}

/** `3/4/2026`, `03.04.26`, `3-4-2026`. Two-digit years as POSIX has them: 69–99 lie in the 1900s. */
function shortDay(dayFirst: boolean): number {
  const first = digits(2);
  const separator = written[at];
  if (first < 0 || (separator !== slashByte && separator !== dotByte && separator !== dashByte)) return NaN;
  at++;
  const second = digits(2);
  if (second < 0 || at >= stop || written[at] !== separator) return NaN;
  at++;
  let year = digits(4);
  if (digitCount === 2) year += year < 69 ? 2000 : 1900;
  else if (digitCount !== 4) return NaN;
  return dayFirst ? dayNumber(year, second, first) : dayNumber(year, first, second);
}

/** Days since 1970 of a date of the Gregorian calendar; NaN where there is no such day. */
function dayNumber(year: number, month: number, day: number): number {
  if (!(month >= 1 && month <= 12 && day >= 1)) return NaN;
  const leap = year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
  const longest = month === 2 && leap ? 29 : DAYS_IN_MONTH[month - 1];
  if (day > longest) return NaN;
  // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms": years begin in March, eras have 400 of them.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = ((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) | 0;
  const dayOfEra = yearOfEra * 365 + ((yearOfEra / 4) | 0) - ((yearOfEra / 100) | 0) + dayOfYear + day - 1;
  return era * 146_097 + dayOfEra - 719_468;
}

/** The rest of the text after the date: nothing, or a time of day and perhaps a zone. */
function readWallClock(day: number): number {
  if (day !== day || at === stop) return day * DAY;
  const separator = written[at];
  if (separator === spaceByte) skipBlanks();
  else if ((separator | lowerCaseBit) === 0x74) at++;
  else return NaN;
  const time = timeOfDay();
  return day * DAY + time - zoneOffset();
}

function skipBlanks(): void {
  while (at < stop && written[at] === spaceByte) at++;
}

/** `4:05`, `04:05:06.789`, `040506`, `4:05 pm`, in µs since midnight. */
function timeOfDay(): number {
  let hour = digits(2);
  if (hour < 0) return NaN;
  const colons = written[at] === colonByte && at < stop;
  let minute = 0;
  let second = 0;
  let fraction = 0;
  if (colons) at++;
  if (colons || (at < stop && written[at] >= zeroByte && written[at] <= zeroByte + 9)) {
    minute = exactly(2);
    const more =
      at < stop && (colons ? written[at] === colonByte : written[at] >= zeroByte && written[at] <= zeroByte + 9);
    if (more) {
      if (colons) at++;
      second = exactly(2);
      fraction = fractionOf(6);
    }
  } else if (!halfDayFollows()) return NaN;
  hour = halfDay(hour);
  const midnight = hour === 24 && minute === 0 && second === 0 && fraction === 0;
  // NaN fails every comparison.
  if (!((hour < 24 || midnight) && minute < 60 && second < 60)) return NaN;
  return hour * HOUR + minute * MINUTE + second * secondMicroseconds + fraction;
}

/** `.5` or `,5` as a whole number of the given number of places (500000 for 6); finer digits are skipped. */
function fractionOf(places: number): number {
  if (at >= stop || (written[at] !== dotByte && written[at] !== commaByte)) return 0;
  at++;
  let value = 0;
  let read = 0;
  while (at < stop) {
    const digit = written[at] - zeroByte;
    if (digit < 0 || digit > 9) break;
    if (read < places) value = value * 10 + digit;
    read++;
    at++;
  }
  if (read === 0) return NaN;
  for (; read < places; read++) value *= 10;
  return value;
}

/** Whether `am` or `pm` comes next, perhaps after blanks. */
function halfDayFollows(): boolean {
  let next = at;
  while (next < stop && written[next] === spaceByte) next++;
  if (next + 2 > stop || (written[next + 1] | lowerCaseBit) !== 0x6d) return false;
  const letter = written[next] | lowerCaseBit;
  return letter === 0x61 || letter === 0x70;
}

/** Hour of the 24-hour day, with `am` or `pm` read where it stands; NaN for an hour no 12-hour clock has. */
function halfDay(hour: number): number {
  if (at >= stop || !halfDayFollows()) return hour;
  skipBlanks();
  const afternoon = (written[at] | lowerCaseBit) === 0x70;
  at += 2;
  if (hour < 1 || hour > 12) return NaN;
  return (hour % 12) + (afternoon ? 12 : 0);
}

/**
 * What must come off a wall-clock time to make it UTC: `Z`, ` UTC`, `+08:00`, `+0800`, `+08`; NaN for anything else.
 */
function zoneOffset(): number {
  skipBlanks();
  if (at === stop) return 0;
  const sign = written[at];
  if (sign === 0x2b || sign === dashByte) {
    at++;
    return (sign === dashByte ? -1 : 1) * offsetSize();
  }
  const left = stop - at;
  const a = written[at] | lowerCaseBit;
  if (left === 1) return a === 0x7a ? 0 : NaN;
  if (left !== 3) return NaN;
  const b = written[at + 1] | lowerCaseBit;
  const c = written[at + 2] | lowerCaseBit;
  const utc = a === 0x75 && b === 0x74 && c === 0x63;
  const gmt = a === 0x67 && b === 0x6d && c === 0x74;
  return utc || gmt ? 0 : NaN;
}

function offsetSize(): number {
  const hours = exactly(2);
  let minutes = 0;
  if (at < stop) {
    if (written[at] === colonByte) at++;
    minutes = exactly(2);
  }
  return at === stop && hours <= 18 && minutes <= 59 ? hours * HOUR + minutes * MINUTE : NaN;
}

/** A number of units since 1970; `unit` µs each, with as many places as make µs. */
function epoch(unit: number, places: number): number {
  const from = at;
  const negative = written[at] === dashByte;
  if (negative) at++;
  const whole = digits(18);
  if (whole < 0) return NaN;
  const size = whole * unit + fractionOf(places);
  if (at === stop) return size <= LATEST ? (negative ? -size : size) || 0 : NaN;
  return exponential(from, unit);
}

/** `1.7672e+09`, as spreadsheets and data frames write large numbers. */
function exponential(from: number, unit: number): number {
  if ((written[at] | lowerCaseBit) !== 0x65) return NaN;
  const size = Math.trunc(Number(new TextDecoder().decode(written.subarray(from, stop))) * unit);
  return Math.abs(size) <= LATEST ? size : NaN;
}
