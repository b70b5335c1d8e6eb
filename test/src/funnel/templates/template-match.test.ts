import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { EventNameSummary } from '../../../../src/core/spec/dataset';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { layOut, matchStages } from '../../../../src/funnel/templates/template-match';
import { stage, type Template } from '../../../../src/funnel/templates/template-stage';
import { templates } from '../../../../src/funnel/templates/templates';

/** Names with a number of users each, the first with the most. */
const named = (...names: string[]): EventNameSummary[] =>
  names.map((name, i) => ({ name, events: 1000 - i, users: 500 - i }));

const shop: Template = {
  id: 'shop',
  zh: '商店',
  en: 'Shop',
  stages: [stage('浏览', 'View', 'view item'), stage('加购', 'Cart', 'add to cart'), stage('支付', 'Pay', 'purchase')],
};

describe('the stages of a template found in data', () => {
  it('are the events whose names mean them, however they are written', () => {
    expect(matchStages(shop, named('ViewItem', 'ADD-TO-CART', 'purchase'))).toEqual([
      'ViewItem',
      'ADD-TO-CART',
      'purchase',
    ]);
    expect(matchStages(shop, named('商品浏览', '加购', '支付'))).toEqual(['商品浏览', '加购', '支付']);
  });

  it('are none in data without such events, or without any', () => {
    expect(matchStages(shop, named('🛒', 'login'))).toEqual([null, null, null]);
    expect(matchStages(shop, [])).toEqual([null, null, null]);
  });

  it('are the surest names, whoever has more users', () => {
    expect(matchStages(shop, named('open cart page', 'cart'))[1]).toBe('cart');
  });

  it('are the events of more users among equally sure ones', () => {
    expect(matchStages(shop, [...named('pay'), { name: 'purchase', events: 9999, users: 9999 }])[2]).toBe('purchase');
  });

  it('are never those of the opposite', () => {
    expect(matchStages(shop, named('remove_from_cart', 'pay_failed', '取消支付'))).toEqual([null, null, null]);
  });

  it('take each event once at most, and only events of the data', () => {
    const names = fc.uniqueArray(
      fc.constantFrom('visit', 'sign up', 'cart', 'view', 'pay', 'order', 'paid order', '支付', 'lead', 'renew', 'x'),
    );
    fc.assert(
      fc.property(names, fc.constantFrom(...templates), (all, template) => {
        const matched = matchStages(template, named(...all));
        const found = matched.filter((name) => name !== null);
        expect(matched).toHaveLength(template.stages.length);
        expect(new Set(found).size).toBe(found.length);
        for (const name of found) expect(all).toContain(name);
      }),
    );
  });
});

describe('a template laid out', () => {
  const spec = { ...defaultSpec([['old']]), order: 'strict' as const, window: null };

  it('has its stages named in the page’s language, those not found left empty', () => {
    const options = { names: named('cart'), language: 'zh' as const };
    const { steps } = layOut(spec, shop, options);
    expect(steps.map(({ label, events }) => [label, ...events])).toEqual([['浏览'], ['加购', 'cart'], ['支付']]);
    expect(layOut(spec, shop, { ...options, language: 'en' }).steps.map(({ label }) => label)).toEqual([
      'View',
      'Cart',
      'Pay',
    ]);
  });

  it('keeps the rules of the funnel it replaces', () => {
    const { order, window } = layOut(spec, shop, { names: [], language: 'en' });
    expect([order, window]).toEqual(['strict', null]);
  });
});

describe('a stage of a template', () => {
  it('is known by its own names too', () => {
    expect(stage('支付', 'Pay', 'buy,  check out ')).toEqual({
      zh: '支付',
      en: 'Pay',
      synonyms: ['支付', 'Pay', 'buy', 'check out'],
    });
  });
});
