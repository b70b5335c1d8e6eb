import { utf8Encoder } from '../../../src/core/text/utf8';
import type { CalendarUnit } from '../../../src/core/spec/funnel';
import type { TimeFormat } from '../../../src/core/spec/dataset';
import { wallClock } from '../../../src/core/time/wall-clock';
import { allocate } from '../../store/allocate';
import type { Property } from '../../store/event-store';
import { parseTime } from '../../store/time-of-bytes';
import { NumberCodes } from './number-codes';
import { NumberedValues, type EventValues } from './property-values';
import { isoDay } from '../../../src/core/time/calendar';
import { msPerDay, msPerHour } from '../../../src/core/time/units';

/** Values of a calendar unit in a time zone, from the events' own times (µs). */
export function ownCalendar(times: Float64Array, unit: CalendarUnit, timeZone: string): EventValues {
  const clock = wallClock(timeZone);
  return new NumberedValues({
    number: (event) => unitOf(clock(Math.floor(times[event] / 1000)), unit),
    filled: () => false,
    name: (number) => calendarText(number, unit),
    inOwnOrder: true,
  });
}

/** The same from the times in a property, written in `format`; a value that cannot be parsed counts as empty. */
export function propertyCalendar(
  property: Property,
  unit: CalendarUnit,
  { timeZone, format }: { timeZone: string; format: TimeFormat },
): EventValues {
  const clock = wallClock(timeZone);
  const units = new WrittenUnits((text) => {
    const bytes = utf8Encoder.encode(text);
    const time = parseTime(bytes, 0, bytes.length, format);
    return Number.isNaN(time) ? NaN : unitOf(clock(Math.floor(time / 1000)), unit);
  });
  const number =
    property.kind === 'text'
      ? (event: number) => units.of(property.codes[event], property.values)
      : (event: number) => units.ofNumber(property.numbers[event]);
  return new NumberedValues({
    number,
    filled: (event) => !Number.isNaN(number(event)),
    name: (unitNumber) => calendarText(unitNumber, unit),
    inOwnOrder: true,
  });
}

/** Parses each distinct text once. */
class WrittenUnits {
  readonly #read: (text: string) => number;
  readonly #codes = new NumberCodes();
  #units = new Float64Array(0);
  #known = new Uint8Array(0);

  constructor(read: (text: string) => number) {
    this.#read = read;
  }

  of(code: number, values: readonly string[]): number {
    if (code >= this.#known.length) this.#grow(values.length);
    return this.#known[code] === 1 ? this.#units[code] : this.#learn(code, values[code]);
  }

  ofNumber(number: number): number {
    const code = this.#codes.code(number);
    if (code >= this.#known.length) this.#grow(2 * code + 16);
    return this.#known[code] === 1 ? this.#units[code] : this.#learn(code, Number.isNaN(number) ? '' : String(number));
  }

  #learn(code: number, text: string): number {
    this.#known[code] = 1;
    return (this.#units[code] = text === '' ? NaN : this.#read(text));
  }

  #grow(size: number): void {
    const [units, known] = [this.#units, this.#known];
    this.#units = allocate(Float64Array, size);
    this.#known = allocate(Uint8Array, size);
    this.#units.set(units);
    this.#known.set(known);
  }
}

/** A whole number for each value of a unit, in ascending order; `wall` is wall-clock time, in ms as if it were UTC. */
function unitOf(wall: number, unit: CalendarUnit): number {
  const day = Math.floor(wall / msPerDay);
  // 1970-01-01 was a Thursday.
  const sinceMonday = (((day + 3) % 7) + 7) % 7;
  switch (unit) {
    case 'hour':
      return Math.floor((wall - day * msPerDay) / msPerHour);
    case 'weekday':
      return sinceMonday + 1;
    case 'day':
      return day;
    case 'week':
      return day - sinceMonday;
    default:
      return monthUnit(new Date(wall), unit);
  }
}

function monthUnit(date: Date, unit: 'month' | 'quarter' | 'year'): number {
  const [year, month] = [date.getUTCFullYear(), date.getUTCMonth()];
  if (unit === 'year') return year;
  return unit === 'month' ? 12 * year + month : 4 * year + Math.floor(month / 3);
}

function calendarText(number: number, unit: CalendarUnit): string {
  switch (unit) {
    case 'day':
    case 'week':
      return isoDay(number * msPerDay);
    case 'month':
      return `${yearText(Math.floor(number / 12))}-${String((number % 12) + 1).padStart(2, '0')}`;
    case 'quarter':
      return `${yearText(Math.floor(number / 4))}-Q${(number % 4) + 1}`;
    case 'year':
      return yearText(number);
    default:
      return String(number);
  }
}

function yearText(year: number): string {
  return String(year).padStart(4, '0');
}
