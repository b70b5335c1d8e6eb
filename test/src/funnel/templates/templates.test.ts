import { describe, expect, it } from 'vitest';
import type { DatasetSummary } from '../../../../src/core/spec/dataset';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { nameSimilarity } from '../../../../src/funnel/templates/event-name-match';
import { recognised } from '../../../../src/funnel/state/first-funnel';
import { layOut, matchStages } from '../../../../src/funnel/templates/template-match';
import { templates } from '../../../../src/funnel/templates/templates';

function dataset(users: Record<string, number>): DatasetSummary {
  const eventNames = Object.entries(users).map(([name, n]) => ({ name, events: n * 2, users: n }));
  return { eventNames } as DatasetSummary;
}

const template = (id: string) => templates.find((one) => one.id === id)!;

describe('likeness of an event name to a word', () => {
  it.each([
    ['addToCart', 'add to cart', 3],
    ['ADD-TO-CART', 'add to cart', 3],
    ['AddedToCart', 'add to cart', 3],
    ['addtocart', 'add to cart', 3],
    ['shop.cart', 'cart', 2],
    ['my cart page', 'cart', 1],
    ['carton', 'cart', 0],
    ['remove_from_cart', 'cart', 0],
    ['payment_failed', 'payment', 0],
    ['加入购物车', '购物车', 2],
    ['取消订单', '订单', 0],
    ['', 'cart', 0],
    ['🛒', 'cart', 0],
  ])('%s to %s is %i', (name, word, expected) => expect(nameSimilarity(name, word)).toBe(expected));
});

describe('a first funnel by name', () => {
  it('is found in English', async () => {
    const data = dataset({ page_view: 900, view_item: 700, add_to_cart: 300, begin_checkout: 200, purchase: 150 });
    expect(await recognised(data)).toEqual(['page_view', 'view_item', 'add_to_cart', 'begin_checkout', 'purchase']);
  });

  it('is found in Chinese', async () => {
    const data = dataset({ 访问: 900, 注册: 500, 试用: 300, 付费: 100, 点赞: 800 });
    expect(await recognised(data)).toEqual(['访问', '注册', '试用', '付费']);
  });

  it('leaves out a stage met by more users than the one before', async () => {
    const data = dataset({ view_item: 800, home: 100, add_to_cart: 300, purchase: 90 });
    expect(await recognised(data)).toEqual(['view_item', 'add_to_cart', 'purchase']);
  });

  it('is not made of fewer than three names', async () => {
    expect(await recognised(dataset({ cart: 10, pay: 5, foo: 3 }))).toBeNull();
    expect(await recognised(dataset({}))).toBeNull();
  });
});

describe('templates', () => {
  it('are eleven, each with names in both languages and an id of its own', () => {
    expect(new Set(templates.map(({ id }) => id)).size).toBe(11);
    for (const { stages } of templates) expect(stages.length).toBeGreaterThanOrEqual(5);
  });

  it('use an event for one stage only, the surest', () => {
    const names = dataset({ order: 5, pay: 3 }).eventNames;
    const used = matchStages(template('shop'), names).filter((name) => name !== null);
    expect(used).toEqual(['order', 'pay']);
  });

  it('lay out empty stages where nothing is recognised, in the language asked for', () => {
    const names = dataset({ visit: 5, cart: 3 }).eventNames;
    const { steps } = layOut(defaultSpec([]), template('shop'), { names, language: 'zh' });
    expect(steps.map(({ label, events }) => [label, ...events])).toEqual([
      ['访问', 'visit'],
      ['浏览商品'],
      ['加入购物车', 'cart'],
      ['下单'],
      ['支付'],
    ]);
  });
});
