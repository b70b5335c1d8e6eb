import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Filter } from '../../../../src/core/spec/funnel';
import {
  eventMasks,
  hasSharedEvents,
  hiddenBit,
  stepsOfClasses,
  stepWeight,
  type EventMatcher,
} from '../../../../workers/funnel/plan/event-masks';
import { eventRows } from '../../../support/funnel/arbitrary-funnel';
import { storeOf, type EventRow } from '../../../support/funnel/store-of';
import { rowsWritten } from '../../../support/funnel/written-runs';

const web: Filter[] = [{ property: 'p', op: 'equal', value: 'web' }];
const matcher = (k: number, events: string[], more: Partial<EventMatcher> = {}): EventMatcher => ({
  bit: 1 << k,
  events,
  filters: [],
  occurrence: 'every',
  ...more,
});

/** The bits of each event, in order of time. */
function bitsOf(
  rows: readonly EventRow[],
  matchers: readonly EventMatcher[],
  visible: readonly Filter[] = [],
): number[] {
  const { classes, masks } = eventMasks(storeOf(rows, ['p']), matchers, visible);
  return [...classes].map((each) => masks[each]);
}

describe('an event has the bits of the steps that', () => {
  const rows = rowsWritten('a@1 b@2(web) a@3(web) z@4');

  it.each<[string, EventMatcher[], number[]]>([
    ['name it', [matcher(0, ['a']), matcher(1, ['b'])], [1, 2, 1, 0]],
    ['name it among others', [matcher(0, ['z', 'a', 'no such']), matcher(1, ['b'])], [1, 2, 1, 1]],
    ['name every event', [matcher(0, ['*']), matcher(1, ['b'])], [1, 3, 1, 1]],
    [
      'have filters it passes',
      [matcher(0, ['a'], { filters: web }), matcher(1, ['*'], { filters: web })],
      [0, 2, 3, 0],
    ],
    [
      'want the first of their names, which must pass the filters',
      [matcher(0, ['a'], { filters: web, occurrence: 'first_ever' })],
      [0, 0, 0, 0],
    ],
    [
      'want the first that passes the filters',
      [matcher(0, ['a'], { filters: web, occurrence: 'first_matching' })],
      [0, 0, 1, 0],
    ],
    [
      'name it, where all are asked for at once',
      [matcher(0, ['a']), matcher(1, ['a'], { filters: web }), matcher(2, ['*'], { occurrence: 'first_ever' })],
      [5, 0, 3, 0],
    ],
    ['are there: none', [], [0, 0, 0, 0]],
  ])('%s', (_, matchers, bits) => expect(bitsOf(rows, matchers)).toEqual(bits));

  it('and is hidden where a filter on all events fails', () => {
    expect(bitsOf(rows, [matcher(0, ['*'])], web)).toEqual([hiddenBit, 1, 1, hiddenBit]);
  });

  it('is not the first ever where it is hidden', () => {
    expect(bitsOf(rows, [matcher(0, ['a'], { occurrence: 'first_ever' })], web)).toEqual([hiddenBit, 0, 1, hiddenBit]);
  });

  it('by names of any letters', () => {
    const names = ['加入购物车', '🛒', "O'Neil", 'line\nbreak', '"', 'x'.repeat(60)];
    const log = names.map((event, n): EventRow => ({ user: 'u', event, time: n }));
    for (const [n, name] of names.entries())
      expect(bitsOf(log, [matcher(0, [name])]).flatMap((bits, at) => (bits === 1 ? [at] : []))).toEqual([n]);
  });

  it('also where there are more names than a byte can tell apart', () => {
    const log = Array.from({ length: 300 }, (_, n): EventRow => ({ user: 'u', event: `e${n}`, time: n }));
    const { classes, masks } = eventMasks(storeOf(log, ['p']), [matcher(0, ['e7', 'e299'])], []);
    expect([...classes].flatMap((each, n) => (masks[each] === 1 ? [n] : []))).toEqual([7, 299]);
    expect(classes).toBeInstanceOf(Uint8Array);
  });

  it('as if each step were looked up for itself', () => {
    const arbitrary = fc.record({
      events: fc.constantFrom(['a'], ['b', 'c'], ['*']),
      filters: fc.constantFrom<Filter[]>([], [{ property: 'p', op: 'equal', value: 'one' }]),
      occurrence: fc.constantFrom('every' as const, 'first_ever' as const, 'first_matching' as const),
    });
    const visible = fc.constantFrom<Filter[]>([], [{ property: 'p', op: 'not_equal', value: 'two' }]);
    const law = (log: EventRow[], drawn: Omit<EventMatcher, 'bit'>[], seen: Filter[]) => {
      const all = bitsOf(
        log,
        drawn.map((each, k) => ({ ...each, bit: 1 << k })),
        seen,
      );
      for (const [k, each] of drawn.entries()) {
        const alone = bitsOf(log, [{ ...each, bit: 1 }], seen);
        expect(alone.map((bits) => bits & 1)).toEqual(all.map((bits) => (bits >> k) & 1));
      }
    };
    fc.assert(fc.property(eventRows, fc.array(arbitrary, { maxLength: 4 }), visible, law));
  });
});

describe('the masks of a question', () => {
  it('are shared where one of them has two steps, hidden ones aside', () => {
    expect(hasSharedEvents({ masks: Int32Array.of(0, 1, 2) })).toBe(false);
    expect(hasSharedEvents({ masks: Int32Array.of(0, 3) })).toBe(true);
    expect(hasSharedEvents({ masks: Int32Array.of(hiddenBit | 3) })).toBe(false);
  });

  it('give each class its step, or none', () => {
    expect([...stepsOfClasses({ masks: Int32Array.of(0, 1, 4, hiddenBit) })]).toEqual([-1, 0, 2, -1]);
  });

  it('are ordered by how few steps they have, then by which', () => {
    expect([0b111, 0b100, 0b011, 0b001].sort((a, b) => stepWeight(a) - stepWeight(b))).toEqual([1, 4, 3, 7]);
  });
});
