import { afterEach, describe, expect, it } from 'vitest';
import type { FunnelAnswer, FunnelSpec, Step, Times } from '../../../../src/core/spec/funnel';
import { figures, stepName } from '../../../../src/funnel/figures/funnel-figures';
import { defaultSpec, newStep } from '../../../../src/funnel/spec/default-spec';
import { locale } from '../../../../src/i18n/locale.svelte';

afterEach(() => locale.set('en'));

const times: Times = { n: 2, average: 60, p10: 1, p25: 2, median: 60, p75: 3, p90: 4 };

function step(name: string, changes: Partial<Step> = {}): Step {
  return { ...newStep(name, [name]), ...changes };
}

function spec(steps: Step[], changes: Partial<FunnelSpec> = {}): FunnelSpec {
  return { ...defaultSpec([]), steps, ...changes };
}

function answer(...actors: number[]): FunnelAnswer {
  const steps = actors.map((n, k) => ({
    actors: n,
    fromPrevious: k && n ? times : null,
    fromEntry: k && n ? times : null,
  }));
  return { groups: [{ key: { kind: 'all' }, steps }], actorsInAll: 10_000, milliseconds: 1 };
}

describe('the figures of a funnel', () => {
  it('takes both rates and the loss of every step', () => {
    const rows = figures(spec([step('catalog'), step('cart'), step('pay')]), answer(3611, 1924, 958));
    expect(rows.map((row) => [row.name, row.actors, row.lost])).toEqual([
      ['catalog', 3611, 0],
      ['cart', 1924, 1687],
      ['pay', 958, 966],
    ]);
    expect(rows.map((row) => row.fromPrevious)).toEqual([null, 1924 / 3611, 958 / 1924]);
    expect(rows.map((row) => row.fromFirst)).toEqual([1, 1924 / 3611, 958 / 3611]);
    expect(rows.map((row) => row.times)).toEqual([null, times, times]);
  });

  it('has no rate where nobody came', () => {
    const rows = figures(spec([step('a'), step('b'), step('c')]), answer(0, 0, 0));
    expect(rows.map((row) => [row.fromFirst, row.fromPrevious, row.interval, row.lost])).toEqual([
      [null, null, null, 0],
      [null, null, null, 0],
      [null, null, null, 0],
    ]);
  });

  it('takes rates between required steps and, of an optional one, its share of the required step before', () => {
    const steps = [step('a'), step('b', { optional: true }), step('c', { optional: true }), step('d')];
    const rows = figures(spec(steps), answer(100, 20, 30, 80));
    expect(rows.map((row) => row.fromPrevious)).toEqual([null, 0.2, 0.3, 0.8]);
    expect(rows.map((row) => row.previous)).toEqual([null, 0, 0, 0]);
    expect(rows.map((row) => row.lost)).toEqual([0, 0, 0, 20]);
  });

  it('names the rows of any order by how many steps were done', () => {
    const anyOrder = spec([step('a'), step('b', { optional: true })], { order: 'any' });
    const rows = figures(anyOrder, answer(10, 4));
    expect(rows.map((row) => [row.name, row.optional, row.lost])).toEqual([
      ['1 step done', false, 0],
      ['2 steps done', false, 6],
    ]);
    locale.set('zh');
    expect(figures(anyOrder, answer(10, 4))[1].name).toBe('完成 2 个步骤');
  });

  it('gives Wilson’s interval of the rate', () => {
    const { low, high } = figures(spec([step('a'), step('b')]), answer(10, 1))[1].interval!;
    expect([low, high].map((x) => x.toFixed(4))).toEqual(['0.0179', '0.4042']);
    const all = figures(spec([step('a'), step('b')]), answer(3, 3))[1].interval!;
    expect(all.high).toBe(1);
  });

  it('calls a step by its label, else by its events', () => {
    expect(stepName(step('cart', { label: 'In the cart' }))).toBe('In the cart');
    expect(stepName(step('x', { events: ['cart', 'wishlist'] }))).toBe('cart or wishlist');
    expect(stepName(step('x', { events: ['*'] }))).toBe('any event');
    locale.set('zh');
    expect(stepName(step('x', { events: ['加购', '收藏'] }))).toBe('加购或收藏');
  });
});
