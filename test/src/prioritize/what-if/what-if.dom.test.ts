import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../../src/chart/text-width';
import type { Scenario } from '../../../../src/core/spec/decisions';
import { stepRates } from '../../../../src/prioritize/step-rates';
import { scenarioName } from '../../../../src/prioritize/prioritize-labels';
import {
  freeScenarioId,
  rateAfterKey,
  settledRate,
  whatIfStages,
  withRate,
} from '../../../../src/prioritize/what-if/what-if';
import { overallRate } from '../../../../src/prioritize/what-if/what-if-csv';
import { whatIfLayout } from '../../../../src/prioritize/what-if/what-if-layout';
import { specOf } from '../../../support/funnel/spec-of';
import { prototypeNames } from '../../../support/odd-text';

const first = { id: '0', name: 'visit' };
const scenario = (rates: Record<string, number>): Scenario => ({ id: 'w1', name: 'A', rates });

function stagesOf(counts: number[], rates: Record<string, number> | null) {
  const spec = specOf(counts.map((_, i) => `e${i}`));
  const steps = counts.map((actors) => ({ actors, fromPrevious: null, fromEntry: null }));
  const names = counts.map((_, i) => `stage ${i}`);
  const conversionSteps = stepRates(spec, names, { key: { kind: 'all' }, steps });
  return whatIfStages(first, conversionSteps, rates && scenario(rates));
}

describe('a what-if', () => {
  it('is what was counted until a rate is set, and then all later stages follow', () => {
    expect(stagesOf([1000, 400, 100], null).map(({ now }) => now)).toEqual([1000, 400, 100]);
    const stages = stagesOf([1000, 400, 100], { 1: 0.5 });
    expect(stages.map(({ now }) => now)).toEqual([1000, 500, 125]);
    expect(stages.map(({ conversionStep }) => conversionStep?.isSet)).toEqual([undefined, true, false]);
    expect(overallRate(stages)).toBe(0.125);
  });

  it('knows nothing of stages nobody came to, until their rates are set', () => {
    expect(stagesOf([50, 0, 0], { 1: 0.5 }).map(({ now }) => now)).toEqual([50, 25, null]);
    expect(stagesOf([50, 0, 0], { 1: 0.5, 2: 0.4 }).map(({ now }) => now)).toEqual([50, 25, 10]);
    expect(overallRate(stagesOf([0, 0], {}))).toBeNull();
  });

  it('knows only rates that were set, whatever its stages are called', () => {
    const conversionSteps = prototypeNames.map((id) => ({ id, from: 'a', to: 'b', entered: 10, passed: 5, rate: 0.5 }));
    const stages = whatIfStages(first, conversionSteps, scenario({}));
    expect(stages.slice(1).map(({ conversionStep }) => [conversionStep?.rate, conversionStep?.isSet])).toEqual(
      prototypeNames.map(() => [0.5, false]),
    );
  });

  it('keeps rates within 0 and 100 %, to a tenth of a point', () => {
    expect(settledRate(1.2)).toBe(1);
    expect(settledRate(-3)).toBe(0);
    expect(settledRate(0.12345)).toBe(0.123);
    const press = (key: string, shiftKey = false) => rateAfterKey(0.42, { key, shiftKey });
    expect([press('ArrowUp'), press('ArrowLeft', true), press('PageDown'), press('Home'), press('x')]).toEqual([
      0.43,
      0.419,
      0.32,
      0,
      undefined,
    ]);
  });

  it('takes rates back one by one, and names no two scenarios alike', () => {
    expect(withRate(scenario({ 1: 0.5, 2: 0.1 }), '1', null).rates).toEqual({ 2: 0.1 });
    expect(withRate(scenario({}), '1', 0.3).rates).toEqual({ 1: 0.3 });
    expect(freeScenarioId([])).toBe('w1');
    expect(freeScenarioId([scenario({}), { ...scenario({}), id: 'w7' }])).toBe('w8');
  });

  it('goes by its number where its name was emptied', () => {
    expect(scenarioName(scenario({}))).toBe('A');
    expect(scenarioName({ ...scenario({}), name: ' ' })).toBe('Scenario 1');
  });

  it('is drawn inside its frame, whatever the counts and rates', () => {
    const counts = fc.array(fc.nat(1e6), { minLength: 1, maxLength: 12 }).map((list) => list.sort((a, b) => b - a));
    const rates = fc.dictionary(fc.constantFrom('1', '2', '3', '7'), fc.double({ min: 0, max: 1, noNaN: true }));
    fc.assert(
      fc.property(fc.tuple(counts, rates), fc.integer({ min: 200, max: 1800 }), ([list, set], width) => {
        const {
          columns,
          height,
          width: drawn,
          floor,
        } = whatIfLayout(stagesOf(list, set), {
          width,
          measure: estimatedWidth,
        });
        for (const { bar, now, counted, count } of columns) {
          expect(bar.x + bar.width).toBeLessThanOrEqual(drawn);
          for (const { y, height: tall } of [now, counted]) {
            expect(y).toBeGreaterThanOrEqual(0);
            expect(y + tall).toBeCloseTo(floor, 1);
          }
          expect(count.y).toBeGreaterThan(0);
          expect(count.text + count.change).not.toMatch(/NaN|Infinity/);
        }
        expect(floor).toBeLessThanOrEqual(height);
      }),
    );
  });
});
