import type { CalendarUnit } from '../spec/funnel';
import type { Expression, Zone } from './nodes';

/** Calls of what each dialect writes its own way; `DialectFunctions` says what they mean. */

export const asText = (value: Expression): Expression => ({ kind: 'call', name: 'asText', args: [value] });
export const asNumber = (value: Expression): Expression => ({ kind: 'call', name: 'asNumber', args: [value] });
export const asTime = (value: Expression): Expression => ({ kind: 'call', name: 'asTime', args: [value] });
export const lower = (value: Expression): Expression => ({ kind: 'call', name: 'lower', args: [value] });
export const byCode = (value: Expression): Expression => ({ kind: 'call', name: 'byCode', args: [value] });
export const microseconds = (time: Expression): Expression => ({ kind: 'call', name: 'microseconds', args: [time] });
export const integer = (number: Expression): Expression => ({ kind: 'call', name: 'integer', args: [number] });
export const nullable = (value: Expression): Expression => ({ kind: 'call', name: 'nullable', args: [value] });
export const log10 = (number: Expression): Expression => ({ kind: 'call', name: 'log10', args: [number] });
export const endOfTime: Expression = { kind: 'call', name: 'endOfTime', args: [] };

export function position(value: Expression, part: Expression): Expression {
  return { kind: 'call', name: 'position', args: [value, part] };
}

export function calendarUnit(unit: CalendarUnit, time: Expression, zone: Zone): Expression {
  return { kind: 'calendar', unit, time, zone };
}
