import { afterEach, describe, expect, it } from 'vitest';
import type { DatasetSummary, Role } from '../../../src/core/spec/dataset';
import { noDecisions, type Decisions } from '../../../src/core/spec/decisions';
import type { FunnelGroup, GroupKey } from '../../../src/core/spec/funnel';
import { locale } from '../../../src/i18n/locale.svelte';
import type { Basis } from '../../../src/prioritize/basis.svelte';
import { benchmarkCsv, bottlenecksCsv } from '../../../src/prioritize/bottlenecks-csv';
import { industries, measures } from '../../../src/prioritize/industry';
import { industryFigure, industryLabel, measureLabel } from '../../../src/prioritize/industry-labels';
import {
  conversions,
  firstSentence,
  importanceFormula,
  money,
  more,
  rateFormula,
  referenceSource,
  scenarioName,
  worthSentence,
} from '../../../src/prioritize/prioritize-labels';
import { rankBottlenecks } from '../../../src/prioritize/ranking';
import { stepRates } from '../../../src/prioritize/step-rates';
import { amountColumns, amountProperty } from '../../../src/prioritize/worth';
import { specOf } from '../../support/funnel/spec-of';
import { readingOf } from '../../support/read/test-intake';

afterEach(() => locale.set('en'));

const spec = specOf(['visit', 'cart', 'pay']);
const names = ['Visit', '加购', 'Pay'];

function groupOf(counts: number[], key: GroupKey = { kind: 'all' }): FunnelGroup {
  return { key, steps: counts.map((actors) => ({ actors, fromPrevious: null, fromEntry: null })) };
}

/** What decisions rest on: a thousand visits, and a conversion worth ten where it is known. */
function basis(counts: number[], change: Partial<Basis> = {}): Basis {
  const answer = { groups: [groupOf(counts)], actorsInAll: 0, milliseconds: 0 };
  const rates = stepRates(spec, names, groupOf(counts));
  return { spec, names, answer, before: null, conversionSteps: rates, worth: null, earlier: null, ...change };
}

const worth = { mean: 10, step: 2, filled: 80, converted: 100 };
const references = new Map([
  ['1', { rate: 0.5, best: { key: { kind: 'values' as const, values: ['微信'] }, entered: 500 } }],
  ['2', { rate: 0.5, best: null }],
]);
const ranked = (of: Basis, decisions: Decisions = noDecisions, rates = references) =>
  rankBottlenecks(of.conversionSteps, rates, decisions);

describe('numbers of decisions as text', () => {
  it('have a decimal only where they are small', () => {
    expect([12.44, 9.96, 3.14, 0, null].map(conversions)).toEqual(['12', '10', '3.1', '0', '–']);
    expect([12.345, 1234.5, 99.5, null].map(money)).toEqual(['12.35', '1,235', '100', '–']);
  });

  it('have a sign where there is anything', () => {
    expect([more('12', 12), more('0', 0), more('–', null)]).toEqual(['+12', '0', '–']);
  });
});

describe('the formula of a rate, and of its importance', () => {
  const of = basis([1000, 400, 100]);
  const [second, first] = ranked(of);

  it('are actors over actors, and what the rate would bring less what there is', () => {
    expect(rateFormula(of.conversionSteps[0])).toBe('Visit → 加购: 400 ÷ 1,000 = 40.0%');
    expect(importanceFormula(first, of)).toBe('1,000 × 50.0% × 25.0% − 100 = 25');
    expect(importanceFormula(second, of)).toBe('400 × 50.0% − 100 = 100');
  });

  it('say why there is none', () => {
    expect(importanceFormula(ranked(of, noDecisions, new Map())[0], of)).toMatch(/^No reference/);
    const low = new Map([['1', { rate: 0.1, best: null }]]);
    expect(importanceFormula(ranked(of, noDecisions, low)[0], of)).toBe('The rate is no lower than its reference');
  });

  it('name the group a reference is taken from', () => {
    expect(referenceSource(references.get('1')!, of)).toBe('微信, n = 500');
    expect(referenceSource(references.get('2')!, of)).toBe('');
  });
});

describe('the most important step in a sentence', () => {
  it('is the one that would bring most, with its worth where that is known', () => {
    const of = basis([1000, 400, 100]);
    expect(firstSentence(ranked(of), of)).toBe(
      'Most to gain: 加购 → Pay from 25.0% to 50.0% would bring 100 more to Pay.',
    );
    expect(firstSentence(ranked(of), { ...of, worth })).toMatch(/100 more to Pay, worth 1,000\.$/);
  });

  it('is the same whatever the list is sorted by', () => {
    const of = basis([1000, 400, 100]);
    const byControl = { ...noDecisions, rank: 'controllability' as const };
    expect(firstSentence(ranked(of, byControl), of)).toBe(firstSentence(ranked(of), of));
  });

  it('is nothing where nothing would bring anything', () => {
    const of = basis([1000, 900, 800]);
    expect(firstSentence(ranked(of), of)).toBe('');
    expect(firstSentence([], of)).toBe('');
  });
});

describe('what a conversion is worth, in a sentence', () => {
  it('is the mean amount, its stage, and how many carry one', () => {
    expect(worthSentence(basis([1, 1, 1], { worth }), '金额')).toBe(
      'A conversion is worth 10: the mean 金额 at Pay (80 of 100 conversions carry one).',
    );
    expect(worthSentence(basis([1, 1, 1]), 'price')).toMatch(/^No event of those who converted/);
  });
});

describe('the property of the amount', () => {
  const data = (...roles: Role[]) =>
    ({
      sources: [{ reading: readingOf(roles) }],
      propertyNames: ['column 2', 'column 3'],
    }) as unknown as DatasetSummary;

  it('is the column read as the amount, until another is chosen', () => {
    const dataset = data('who', 'when', 'property', 'amount');
    expect(amountColumns(dataset)).toEqual(['column 3']);
    expect([null, 'column 2'].map((chosen) => amountProperty(chosen, dataset))).toEqual(['column 3', 'column 2']);
  });

  it('is none where the data has none, or the chosen one is gone, or none was chosen', () => {
    expect(amountProperty(null, data('who', 'when', 'property'))).toBeNull();
    const dataset = data('who', 'when', 'property', 'amount');
    expect(['gone', ''].map((chosen) => amountProperty(chosen, dataset))).toEqual([null, null]);
  });
});

describe('a scenario', () => {
  it('is called by its name, or by its number', () => {
    expect(scenarioName({ id: 'w3', name: '乐观 📈', rates: {} })).toBe('乐观 📈');
    expect(scenarioName({ id: 'w3', name: '  ', rates: {} })).toBe('Scenario 3');
  });
});

describe('the figures of industries', () => {
  it('are shares, but for what a customer is worth, and a dash where there is none', () => {
    expect(industryFigure('paid', 'ecommerce')).toBe('3.0%');
    expect(industryFigure('value', 'saas')).toBe('¥5,000');
    expect(industryFigure('trial', 'finance')).toBe('–');
  });

  it('have names of their own in both languages', () => {
    for (const language of ['en', 'zh'] as const) {
      locale.set(language);
      expect(new Set([...industries.map(industryLabel), ...measures.map(measureLabel)]).size).toBe(10);
    }
  });
});

describe('bottlenecks for spreadsheets', () => {
  it('have a row for each step in the list’s order, as plain numbers, with what the team decided', () => {
    const of = basis([1000, 400, 100], { worth });
    const action = { controllability: 4, owner: '李雷', action: 'Fix "pay"', due: '2026-03-01' };
    const decisions = { ...noDecisions, targets: { 2: 0.3 }, actions: { 2: action } };
    const [, first, second] = bottlenecksCsv(ranked(of, decisions), of, decisions);
    expect(first).toEqual(['加购', 'Pay', 400, 100, 0.25, 0.5, '', 0.3, 100, 1000, 4, 0.8, '李雷', 'Fix "pay"', '2026-03-01']); // prettier-ignore
    expect(second.slice(0, 8)).toEqual(['Visit', '加购', 1000, 400, 0.4, 0.5, '微信, n = 500', '']);
  });

  it('have the benchmarks of each step, and the industries’ below', () => {
    const rows = benchmarkCsv(basis([9, 5, 1]).conversionSteps, { ...noDecisions, benchmarks: { 1: 0.7 } });
    expect(rows.slice(1, 4)).toEqual([['Visit', '加购', 0.7], ['加购', 'Pay', ''], []]);
    expect(rows.length).toBe(5 + measures.length);
  });
});
