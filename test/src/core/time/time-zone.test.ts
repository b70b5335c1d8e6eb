import { expect, it } from 'vitest';
import { isTimeZone } from '../../../../src/core/time/time-zone';

it('knows the zones that Intl knows, and never throws', () => {
  expect(['UTC', 'Asia/Shanghai', 'America/Sao_Paulo'].map(isTimeZone)).toEqual([true, true, true]);
  const unknown = ['Mars/Olympus', '', '+25:00', '<b>', '__proto__', 'UTC\0', 'GMT+99', "x' OR 1=1"];
  expect(unknown.filter(isTimeZone)).toEqual([]);
});
