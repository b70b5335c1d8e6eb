import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matching, stagesByEvent } from '../../../../src/funnel/builder/event-list';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { oddText, prototypeNames } from '../../../support/odd-text';

const names = ['Add to Cart', 'remove from cart', '支付'].map((name) => ({ name, events: 1, users: 1 }));
const found = (search: string) => matching(names, search).map(({ name }) => name);

describe('a search among event names', () => {
  it('keeps the names that contain every word, in any order and case', () => {
    expect(found('cart')).toEqual(['Add to Cart', 'remove from cart']);
    expect(found('CART add')).toEqual(['Add to Cart']);
    expect(found('支')).toEqual(['支付']);
  });

  it('keeps all where nothing is sought', () => expect(matching(names, '  ')).toBe(names));
});

describe('the stages of an event', () => {
  it('are counted from one, in every stage that has it', () => {
    const stages = stagesByEvent(defaultSpec([['a'], ['b', 'a'], []]));
    expect([...stages]).toEqual([
      ['a', [1, 2]],
      ['b', [2]],
    ]);
  });
});

describe('the search and the stages, as laws', () => {
  it('find a name by itself, in any case, and never what is not among the names', () => {
    fc.assert(
      fc.property(fc.array(oddText, { maxLength: 8 }), (all) => {
        const list = all.map((name) => ({ name, events: 1, users: 1 }));
        for (const one of list) {
          expect(matching(list, one.name)).toContain(one);
          for (const hit of matching(list, one.name.toUpperCase().slice(0, 3))) expect(list).toContain(hit);
        }
      }),
      { numRuns: 50 },
    );
  });

  it('know an event that is called like a member of every object', () => {
    const stages = stagesByEvent(defaultSpec([prototypeNames, ['a']]));
    for (const name of prototypeNames) expect(stages.get(name)).toEqual([1]);
    expect(stages.get('hasOwn')).toBeUndefined();
  });
});
