import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { funnelFormChoices, formThatFits, groupFormChoices } from '../../../../src/funnel/chart/layouts';
import type { Drawing } from '../../../../src/funnel/chart/drawing';
import type { ChartStep } from '../../../../src/funnel/figures/funnel-figures';
import { locale } from '../../../../src/i18n/locale.svelte';
import { chartSteps, longNames, shop } from '../../../support/chart/chart-steps';
import { allNumbers, barBox, drawnScene, extentOf, numbersIn, overlaps } from '../../../support/chart/drawn-scene';
import { brokenDown, falling } from '../../../support/chart/group-answers';

const language = fc.constantFrom('en' as const, 'zh' as const);
const width = fc.integer({ min: 300, max: 1900 });
const form = fc.constantFrom('bars' as const, 'compact' as const);
const drawn = fc.constantFrom('bars' as const, 'multiples' as const, 'slope' as const);
const names = fc.constantFrom(shop, longNames, ['a', '漏斗']);
const targets = fc.dictionary(
  fc.constantFrom('step-1', 'step-2', 'step-5', 'gone'),
  fc.double({ min: 0, max: 1, noNaN: true }),
);

/** Counts that never rise, from none to billions. */
const falls = (first: fc.Arbitrary<number>, steps: { min: number; max: number }) =>
  fc
    .tuple(
      first,
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: steps.min - 1, maxLength: steps.max - 1 }),
    )
    .map(([start, rates]) => rates.reduce((all, rate) => [...all, Math.round(all.at(-1)! * rate)], [start]));

const counts = falls(fc.integer({ min: 1, max: 2_000_000_000 }), { min: 1, max: 20 });
const alone = fc
  .record({ counts, names, optional: fc.uniqueArray(fc.integer({ min: 1, max: 19 }), { maxLength: 4 }) })
  .map((given): { all: ChartStep[] } => ({ all: chartSteps(given.counts, given.names, given.optional) }));

const groupName = fc.constantFrom('wechat', '微信公众号推送的春季促销活动', '👩‍👩‍👧‍👦🎉', longNames[0], '');
const groupCounts = fc.integer({ min: 1, max: 12 }).chain((steps) =>
  fc.array(fc.tuple(groupName, falls(fc.oneof(fc.nat(40), fc.nat(2_000_000_000)), { min: steps, max: steps })), {
    minLength: 1,
    maxLength: 20,
  }),
);
const grouped = fc
  .record({ counts: groupCounts, names, optional: fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 2 }) })
  .map(({ counts: rows, ...given }) =>
    brokenDown({ ...given, counts: rows.map(([name, row], i): [string, number[]] => [`${name}${i}`, row]) }),
  );
const scene = fc
  .tuple(fc.oneof(alone, grouped), fc.record({ width, form, drawn, targets }))
  .map(([figures, given]) => ({ ...figures, ...given }));

const bars = ({ marks }: Drawing) => marks.filter(({ kind }) => kind === 'bar').map(barBox);

afterEach(() => locale.set('en'));

describe('the form that fits', () => {
  const idOf = (given: Partial<Parameters<typeof formThatFits>[0]>) =>
    formThatFits({ form: 'bars', groups: 'bars', grouped: false, steps: 4, width: 900, ...given }).id;

  it.each([
    ['bars', 4, 900, 'bars'],
    ['bars', 12, 900, 'bars'],
    ['bars', 12, 640, 'compact'],
    ['bars', 20, 900, 'bars'],
    ['bars', 20, 400, 'compact'],
    ['compact', 2, 1400, 'compact'],
  ] as const)('draws %s chosen of %i stages in %i pixels as %s', (...[chosen, steps, pixels, expected]) => {
    expect(idOf({ form: chosen, steps, width: pixels })).toBe(expected);
  });

  it('lays bars of groups down where the place is narrow or the form is compact', () => {
    expect(idOf({ grouped: true })).toBe('group-bars');
    expect(idOf({ grouped: true, width: 400 })).toBe('group-rows');
    expect(idOf({ grouped: true, form: 'compact' })).toBe('group-rows');
    expect(idOf({ grouped: true, form: 'compact', groups: 'slope' })).toBe('slope');
  });

  it('is offered by its name', () => {
    expect(funnelFormChoices().map(({ value }) => value)).toEqual(['bars', 'compact']);
    expect(groupFormChoices()).toEqual([
      { value: 'bars', label: 'Bars' },
      { value: 'multiples', label: 'Small funnels' },
      { value: 'slope', label: 'Lines' },
    ]);
  });
});

describe('every drawing', () => {
  it('stays inside its size, with all labels', () => {
    fc.assert(
      fc.property(scene, language, (given, chosen) => {
        locale.set(chosen);
        const drawing = drawnScene(given);
        expect(allNumbers(drawing).every(Number.isFinite)).toBe(true);
        for (const { x, y, width: wide, height } of bars(drawing)) {
          expect(Math.min(x, y)).toBeGreaterThanOrEqual(0);
          expect(x + wide).toBeLessThanOrEqual(drawing.width + 0.03);
          expect(y + height).toBeLessThanOrEqual(drawing.height + 0.03);
        }
        for (const label of drawing.labels) {
          const { left, right, top, bottom } = extentOf(label);
          expect(Math.min(left, top), label.text).toBeGreaterThanOrEqual(-0.5);
          expect(right, label.text).toBeLessThanOrEqual(drawing.width + 0.5);
          expect(bottom, label.text).toBeLessThanOrEqual(drawing.height + 0.5);
        }
      }),
    );
  });

  it('writes no label over another', () => {
    fc.assert(
      fc.property(scene, (given) => {
        expect(overlaps(drawnScene(given))).toEqual([]);
      }),
    );
  });

  it('gives every step of every group a mark, a pointer target and an anchor for its tooltip', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const { marks, reaches, anchors } = drawnScene(given);
        const groups = 'groups' in given ? given.groups.filter((group) => group.drawn).length : 1;
        const cells = groups * given.all.length;
        expect(marks.filter(({ part }) => part === 'passed')).toHaveLength(cells);
        expect(new Set(reaches.map(({ group, step }) => `${group} ${step}`)).size).toBe(cells);
        expect(anchors).toHaveLength(cells);
        expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length);
      }),
    );
  });

  it('keeps its targets inside', () => {
    fc.assert(
      fc.property(scene, (given) => {
        const { targets: lines, width: wide, height } = drawnScene(given);
        for (const [x1, y1, x2, y2] of lines.map(({ path }) => numbersIn(path))) {
          expect(Math.min(x1, y1, x2, y2)).toBeGreaterThanOrEqual(-8);
          expect(Math.max(x1, x2)).toBeLessThanOrEqual(wide + 8);
          expect(Math.max(y1, y2)).toBeLessThanOrEqual(height);
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the funnel of all', () => {
  const draw = (steps: ChartStep[], pixels: number, chosen: 'bars' | 'compact' = 'bars') =>
    drawnScene({ all: steps, width: pixels, form: chosen });

  it('scrolls sideways only with 13 stages or more', () => {
    expect(draw(chartSteps(Array<number>(12).fill(5), shop), 700).width).toBe(700);
    expect(draw(chartSteps(Array<number>(14).fill(5), shop), 700).width).toBe(14 * 88);
    expect(draw(chartSteps(Array<number>(14).fill(5), shop), 500).width).toBe(500);
  });

  it('has bars that never overlap and are as high, or as long, as the shares of the counts', () => {
    fc.assert(
      fc.property(counts, width, form, (row, pixels, chosen) => {
        const all = bars(draw(chartSteps(row, shop), pixels, chosen));
        const lying = all.length > 1 && all.every(({ x }) => x === all[0].x);
        const size = (bar: (typeof all)[0]) =>
          lying || (all.length === 1 && chosen === 'compact') ? bar.width : bar.height;
        all.slice(1).forEach((bar, index) => {
          const before = all[index];
          expect(lying ? bar.y >= before.y + before.height : bar.x >= before.x + before.width).toBe(true);
          const expected = (row[index + 1] / row[0]) * size(all[0]);
          expect(Math.abs(size(bar) - expected)).toBeLessThanOrEqual(row[index + 1] > 0 ? 2.03 : 0.03);
        });
      }),
    );
  });

  it('leads past an optional step to the next required one', () => {
    const { flows, marks } = draw(chartSteps([100, 30, 60], shop, [1]), 900);
    expect(flows.map(({ step }) => step)).toEqual([2]);
    const [first] = marks.filter(({ kind }) => kind === 'bar').map(barBox);
    expect(Number(/^M([\d.]+),/.exec(flows[0].edge)![1])).toBeCloseTo(first.x + first.width, 1);
  });

  it('hatches nothing where nobody was lost, and draws no way from where nobody is', () => {
    const { flows, marks } = draw(chartSteps([100, 100, 0, 0], shop), 900);
    expect(flows.map(({ step }) => step)).toEqual([1, 2]);
    expect(marks.filter(({ kind }) => kind === 'lost').map(({ step }) => step)).toEqual([2]);
  });

  it('writes counts, shares, rates, losses and times with the bars, and rows in columns', () => {
    const texts = ({ labels }: Drawing, step: number) =>
      labels.filter((each) => each.step === step).map(({ text }) => text);
    const steps = chartSteps([3611, 1924], shop);
    expect(texts(draw(steps, 900), 1)).toEqual(['1,924', '53.3%', '53.3%', '1,687 lost', 'median 23 min', '2 cart']);
    expect(texts(draw(steps, 900, 'compact'), 1)).toEqual(['2 cart', '1,924', '53.3%', '53.3%']);
    expect(texts(draw(steps, 320, 'compact'), 1)).toEqual([
      '2 cart',
      '1,924',
      '53.3%',
      '1,687 lost · median 23 min',
      '53.3%',
    ]);
  });

  it('writes no number that is none', () => {
    for (const row of [[1], [1, 0, 0], [5, 5, 5], [2e9, 1]])
      expect(JSON.stringify(draw(chartSteps(row, shop), 700))).not.toMatch(/NaN|Infinity|undefined/);
  });
});

describe('groups drawn together', () => {
  it('scroll sideways only where there are too many bars', () => {
    const widthOf = (chosen: 'bars' | 'multiples' | 'slope', rows: [string, number[]][]) =>
      drawnScene({ ...brokenDown({ counts: rows, names: shop }), width: 684, drawn: chosen }).width;
    expect(widthOf('bars', falling(8, 6))).toBe(684);
    expect(widthOf('bars', falling(9, 12))).toBeGreaterThan(684);
    expect(widthOf('multiples', falling(9, 12))).toBe(684);
    expect(widthOf('slope', falling(9, 8))).toBe(684);
  });

  it('have bars as high as the share of the group’s own first stage', () => {
    const counts: [string, number[]][] = [
      ['a', [1000, 500]],
      ['b', [10, 1]],
    ];
    for (const chosen of ['bars', 'multiples'] as const) {
      const heights = bars(drawnScene({ ...brokenDown({ counts, names: shop }), width: 900, drawn: chosen })).map(
        ({ height }) => height,
      );
      expect(heights[1] / heights[0]).toBeCloseTo(0.5, 2);
      expect(heights[2]).toBeCloseTo(heights[0], 1);
      expect(heights[3] / heights[2]).toBeCloseTo(0.1, 2);
    }
  });

  it('draw the funnel of all as a level across them', () => {
    const given = brokenDown({ counts: falling(3, 4), names: shop });
    expect(drawnScene({ ...given, width: 900 }).levels).toHaveLength(3);
    expect(drawnScene({ ...given, width: 900, drawn: 'multiples' }).levels).toHaveLength(9);
    expect(drawnScene({ all: given.all, width: 900 }).levels).toEqual([]);
  });

  it('name the line of all in full, however short the names of the groups are', () => {
    locale.set('zh');
    const counts = falling(3, 4).map(([, row], group): [string, number[]] => ['ABC'[group], row]);
    const drawing = drawnScene({ ...brokenDown({ counts, names: shop }), width: 684, drawn: 'slope' });
    expect(drawing.labels.map(({ text }) => text)).toContain('全部');
  });
});
