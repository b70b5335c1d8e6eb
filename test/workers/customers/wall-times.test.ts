import { describe, expect, it } from 'vitest';
import { WallTimes } from '../../../workers/customers/wall-times';

const us = (iso: string) => Date.parse(iso) * 1000;

describe('a time as text', () => {
  it('is that of the wall clock in the zone, to the second', () => {
    expect(new WallTimes('UTC').text(us('2026-11-21T14:03:22.999Z'))).toBe('2026-11-21 14:03:22');
    expect(new WallTimes('Asia/Shanghai').text(us('2026-11-21T20:03:22Z'))).toBe('2026-11-22 04:03:22');
  });

  it('follows the clocks as they change', () => {
    const berlin = new WallTimes('Europe/Berlin');
    expect(berlin.text(us('2026-03-29T00:59:59Z'))).toBe('2026-03-29 01:59:59');
    expect(berlin.text(us('2026-03-29T01:00:00Z'))).toBe('2026-03-29 03:00:00');
  });

  it('may lie before 1970', () => {
    expect(new WallTimes('UTC').text(us('1969-12-31T23:59:59Z'))).toBe('1969-12-31 23:59:59');
    expect(new WallTimes('UTC').text(-1)).toBe('1969-12-31 23:59:59');
  });

  it('is its number where no calendar reaches', () => {
    expect(new WallTimes('Asia/Shanghai').text(9e18)).toBe('9000000000000000000');
  });
});
