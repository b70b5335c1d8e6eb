import { describe, expect, it } from 'vitest';
import { targetSentence, targetShare } from '../../../../src/funnel/chart/focus-targets';
import type { ChartStep } from '../../../../src/funnel/figures/funnel-figures';
import { chartSteps, shop } from '../../../support/chart/chart-steps';
import { barBox, drawnScene, numbersIn } from '../../../support/chart/drawn-scene';
import { brokenDown } from '../../../support/chart/group-answers';

describe('a target of the funnel of all', () => {
  const draw = (form: 'bars' | 'compact', steps: ChartStep[], targets: Record<string, number>) => {
    const drawing = drawnScene({ all: steps, width: 900, form, targets });
    return { lines: drawing.targets, bars: drawing.marks.filter(({ kind }) => kind === 'bar').map(barBox) };
  };
  const falling = chartSteps([1000, 400, 100], shop);

  it('lies where the bar would end if it were met', () => {
    const { lines, bars } = draw('bars', falling, { 'step-1': 0.5, 'step-2': 0.25 });
    const [half, met] = lines.map(({ path }) => numbersIn(path)[1]);
    expect(half).toBeCloseTo(bars[0].y + bars[0].height / 2, 1);
    expect(met).toBeCloseTo(bars[2].y, 1);
    expect(lines.map((line) => line.met)).toEqual([false, true]);
    const lying = draw('compact', falling, { 'step-1': 0.5 });
    expect(numbersIn(lying.lines[0].path)[0]).toBeCloseTo(lying.bars[0].x + lying.bars[0].width / 2, 1);
  });

  it('is of the required stage before, and none of stages that lose nobody or that nobody could reach', () => {
    const { lines, bars } = draw('bars', chartSteps([1000, 10, 100], shop, [1]), { 'step-1': 0.5, 'step-2': 0.3 });
    expect(lines.map(({ step }) => step)).toEqual([2]);
    expect(numbersIn(lines[0].path)[1]).toBeCloseTo(bars[0].y + bars[0].height * 0.7, 1);
    expect(draw('bars', chartSteps([9, 0, 0], shop), { 'step-0': 0.5, 'step-2': 0.5, gone: 1 }).lines).toEqual([]);
  });
});

describe('a target of groups', () => {
  const counts: [string, number[]][] = [
    ['a', [1000, 500, 100]],
    ['b', [100, 80, 40]],
    ['nobody', [50, 0, 0]],
  ];
  const given = { ...brokenDown({ counts, names: shop }), width: 900 };

  it.each(['bars', 'multiples', 'slope'] as const)(
    'lies, in %s, where each would end of its own stage before',
    (drawn) => {
      const { targets } = drawnScene({ ...given, drawn, targets: { 'step-1': 0.5, 'step-2': 0.5, 'step-0': 1 } });
      expect(targets.map((each) => [each.group, each.step, each.met])).toEqual([
        [0, 1, true],
        [0, 2, false],
        [1, 1, true],
        [1, 2, true],
        [2, 1, false],
      ]);
      const y = (group: number, step: number) =>
        numbersIn(targets.find((each) => each.group === group && each.step === step)!.path)[1];
      // A half of all, a half of that, and half of four fifths: as high as they say.
      const whole = (y(0, 2) - y(0, 1)) * 4;
      expect(y(0, 2) - y(1, 2)).toBeCloseTo(whole * 0.15, 0);
    },
  );

  it('is a line at the same share for all of them where bars lie', () => {
    const { targets } = drawnScene({ ...given, form: 'compact', targets: { 'step-1': 0.5 } });
    expect(new Set(targets.map(({ path }) => numbersIn(path)[0])).size).toBe(1);
  });
});

describe('a target in words', () => {
  const steps = chartSteps([1000, 400, 100], shop);
  const sentence = (index: number, target: number) => targetSentence(steps, index, { [`step-${index}`]: target });

  it('has the gap in points and actors', () => {
    expect(sentence(1, 0.455)).toBe('Target 45.5%: 5.5 points below, 55 more are needed.');
    expect(sentence(1, 0.4)).toBe('Target 40.0%: met, 0 points above.');
  });

  it('is empty without a target, and for the first stage', () => {
    expect(targetSentence(steps, 1, {})).toBe('');
    expect(sentence(0, 0.4)).toBe('');
  });

  it('is a share of the first stage where it is drawn', () => {
    expect(targetShare(steps, 2, { 'step-2': 0.5 })).toEqual({ share: 0.2, met: false });
    expect(targetShare(steps, 0, { 'step-0': 0.5 })).toBeNull();
  });
});
