import { afterEach, describe, expect, it } from 'vitest';
import { locale } from '../../../src/i18n/locale.svelte';
import { binFigures, binLabel, percentilesText, timesSentence } from '../../../src/timing/times-labels';
import { seriesOf, timesOf } from './times-series';

afterEach(() => locale.set('en'));

const between = { from: 'cart', to: '支付' };

describe('the times in a sentence', () => {
  it('say how long half of them took, and nine in ten', () => {
    expect(timesSentence(timesOf(1234, 300), between)).toBe(
      '1,234 got from “cart” to “支付”: half of them within 5 min, nine in ten within 20 min; 7 min 30 s on average.',
    );
  });

  it('are those of one, where there is one', () => {
    expect(timesSentence(timesOf(1, 90), between)).toBe('One got from “cart” to “支付”, in 1 min 30 s.');
  });

  it('say that nobody got there', () => {
    expect(timesSentence(null, between)).toBe('Nobody got from “cart” to “支付”, so there are no times to show.');
  });

  it('are in Chinese on a Chinese page', () => {
    locale.set('zh');
    for (const times of [null, timesOf(1), timesOf(9)])
      expect(timesSentence(times, { from: 'a', to: 'b' })).toMatch(/\p{Script=Han}/u);
  });
});

describe('the percentiles of a series', () => {
  it('are listed with the series’ name and size', () => {
    expect(percentilesText('微信', timesOf(40, 60)).split('\n')).toEqual([
      '微信: 40',
      '10%: within 15 s',
      '25%: within 30 s',
      '50% (median): within 1 min',
      '75%: within 2 min',
      '90%: within 4 min',
    ]);
  });

  it('are the name alone where nobody converted', () => {
    expect(percentilesText('微信', null)).toBe('微信');
  });
});

describe('a bin', () => {
  it('is named by its limits', () => {
    expect(binLabel({ from: 0, to: 90 })).toBe('0 s – 1 min 30 s');
  });

  it('has its runs as a share of all, alone or with others of a range', () => {
    const series = seriesOf([1, 2, 5, 2]);
    expect(binFigures(series, { from: 2, to: 2 })).toBe('5 of 10, 50.0%');
    expect(binFigures(series, { from: 0, to: 3 })).toBe('10 of 10, 100%');
    expect(binFigures(seriesOf([0, 0]), { from: 0, to: 1 })).toBe('0 of 0, –');
  });
});
