import { describe, expect, it } from 'vitest';
import { matching, stagesByEvent } from '../../../../src/funnel/builder/event-list';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';

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
