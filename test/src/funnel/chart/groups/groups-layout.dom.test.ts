import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import { estimatedWidth } from '../../../../../src/chart/text-width';
import { fontSize } from '../../../../../src/funnel/chart/drawing';
import type { GroupDrawing, GroupLabel } from '../../../../../src/funnel/chart/groups/group-drawing';
import { formOfGroups, groupsLayout } from '../../../../../src/funnel/chart/groups/groups-layout';
import type { Targets } from '../../../../../src/funnel/chart/focus-targets';
import { spreadLabels } from '../../../../../src/funnel/chart/groups/spread-labels';
import { locale } from '../../../../../src/i18n/locale.svelte';
import { longNames, shop } from '../../../../support/chart/chart-steps';
import { brokenDown, falling } from '../../../../support/chart/group-answers';

type Drawn = 'bars' | 'multiples' | 'slope';

interface Wanted {
  counts: [string, number[]][];
  names: string[];
  optional: number[];
  width: number;
  drawn: Drawn;
  form: 'bars' | 'compact';
  targets?: Targets;
}

function draw({ counts, names, optional, width, drawn, form, targets = {} }: Wanted): GroupDrawing {
  const { all, groups } = brokenDown({ counts, names, optional });
  const scene = {
    all,
    groups: groups.filter((group) => group.drawn),
    room: { width, measure: estimatedWidth },
    targets,
  };
  const layout = groupsLayout(formOfGroups({ drawn, form, width }), scene);
  return layout.draw(layout.boxes);
}

function extent(label: GroupLabel) {
  const { x, y, width, anchor, kind } = label;
  const [ascent, descent] = [fontSize[kind] * 0.8, 2];
  if (label.turned) return { left: x - ascent, right: x + descent, top: y - width, bottom: y };
  const left = anchor === 'start' ? x : anchor === 'end' ? x - width : x - width / 2;
  return { left, right: left + width, top: y - ascent, bottom: y + descent };
}

function meeting({ labels }: GroupDrawing): string[] {
  const all = labels.map((label) => ({ label, at: extent(label) }));
  return all.flatMap(({ label, at }, index) =>
    all
      .slice(index + 1)
      .filter((other) => at.left < other.at.right && at.right > other.at.left)
      .filter((other) => at.top < other.at.bottom && at.bottom > other.at.top)
      .map((other) => `${label.text} × ${other.label.text}`),
  );
}

/** The numbers of all paths. */
function numbersOf({ marks, flows, levels, targets, grid }: GroupDrawing): number[] {
  const paths = [
    ...marks.map(({ path }) => path),
    ...flows.flatMap(({ flow, edge }) => [flow, edge]),
    ...levels,
    ...targets.map(({ path }) => path),
    ...grid,
  ];
  return paths.flatMap((path) => path.match(/-?[\d.]+|NaN|Infinity/g) ?? []).map(Number);
}

const named = fc.constantFrom('wechat', '微信公众号推送的春季促销活动', '👩‍👩‍👧‍👦🎉', longNames[0], '');
const row = (stages: number) =>
  fc
    .tuple(
      fc.oneof(fc.nat(40), fc.nat(2_000_000_000)),
      fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: stages - 1, maxLength: stages - 1 }),
    )
    .map(([first, rates]) => rates.reduce((all, rate) => [...all, Math.round(all.at(-1)! * rate)], [first]));
const counts = fc
  .integer({ min: 1, max: 12 })
  .chain((stages) => fc.array(fc.tuple(named, row(stages)), { minLength: 1, maxLength: 20 }))
  .map((rows) => rows.map(([name, row], index): [string, number[]] => [`${name}${index}`, row]));
const wanted = fc.record({
  counts,
  names: fc.constantFrom(shop, longNames, ['a', '漏斗']),
  optional: fc.uniqueArray(fc.integer({ min: 1, max: 11 }), { maxLength: 2 }),
  width: fc.integer({ min: 300, max: 1900 }),
  drawn: fc.constantFrom<Drawn>('bars', 'multiples', 'slope'),
  form: fc.constantFrom('bars' as const, 'compact' as const),
  targets: fc.dictionary(
    fc.constantFrom('step-1', 'step-2', 'step-5', 'gone'),
    fc.double({ min: 0, max: 1, noNaN: true }),
  ),
});

afterEach(() => locale.set('en'));

describe('groups drawn together', () => {
  it('stay inside the drawing, with all that is written', () => {
    fc.assert(
      fc.property(wanted, fc.constantFrom('en' as const, 'zh' as const), (funnels, language) => {
        locale.set(language);
        const drawing = draw(funnels);
        expect(numbersOf(drawing).every(Number.isFinite)).toBe(true);
        for (const label of drawing.labels) {
          const { left, right, top, bottom } = extent(label);
          expect(left, label.text).toBeGreaterThanOrEqual(-0.5);
          expect(right, label.text).toBeLessThanOrEqual(drawing.width + 0.5);
          expect(top, label.text).toBeGreaterThanOrEqual(-0.5);
          expect(bottom, label.text).toBeLessThanOrEqual(drawing.height + 0.5);
        }
      }),
    );
  });

  it('have each target where the step would end if it were met, of the same group’s stage before', () => {
    const counts: [string, number[]][] = [
      ['a', [1000, 500, 100]],
      ['b', [100, 80, 40]],
      ['nobody', [50, 0, 0]],
    ];
    const at = { counts, names: shop, optional: [], width: 900, form: 'bars' as const };
    for (const drawn of ['bars', 'multiples', 'slope'] as const) {
      const met = draw({ ...at, drawn, targets: { 'step-1': 0.5, 'step-2': 0.5, 'step-0': 1 } });
      expect(met.targets.map((each) => [each.group, each.step, each.met])).toEqual([
        [0, 1, true],
        [0, 2, false],
        [1, 1, true],
        [1, 2, true],
        [2, 1, false],
      ]);
      const height = (path: string) => Number(/^M[-\d.]+,([-\d.]+)/.exec(path)?.[1]);
      const of = (group: number, step: number) =>
        height(met.targets.find((each) => each.group === group && each.step === step)!.path);
      // A half of all, a half of that, and half of four fifths: as high as they say.
      const whole = (of(0, 2) - of(0, 1)) * 4;
      expect(of(0, 2) - of(1, 2)).toBeCloseTo(whole * 0.15, 0);
    }
    const lying = draw({ ...at, drawn: 'bars', form: 'compact', targets: { 'step-1': 0.5 } });
    expect(lying.targets.map(({ path }) => /^M([-\d.]+),/.exec(path)?.[1])).toEqual(
      Array(3).fill(/^M([-\d.]+),/.exec(lying.targets[0].path)?.[1]),
    );
  });

  it('never write one thing over another', () => {
    fc.assert(
      fc.property(wanted, (funnels) => {
        expect(meeting(draw(funnels))).toEqual([]);
      }),
    );
  });

  it('give every step of every group a mark and a place for the pointer', () => {
    fc.assert(
      fc.property(wanted, (funnels) => {
        const { marks, reaches } = draw(funnels);
        const steps = Math.min(funnels.counts.length, 8) + (funnels.counts.length > 8 ? 1 : 0);
        const all = steps * funnels.counts[0][1].length;
        expect(reaches).toHaveLength(all);
        expect(marks.filter(({ part }) => part === 'passed')).toHaveLength(all);
        expect(new Set(marks.map(({ id }) => id)).size).toBe(marks.length);
      }),
    );
  });

  it('scroll sideways only where there are too many bars', () => {
    const at = { names: shop, optional: [], width: 684, form: 'bars' as const };
    expect(draw({ ...at, drawn: 'bars', counts: falling(8, 6) }).width).toBe(684);
    expect(draw({ ...at, drawn: 'bars', counts: falling(9, 12) }).width).toBeGreaterThan(684);
    expect(draw({ ...at, drawn: 'multiples', counts: falling(9, 12) }).width).toBe(684);
    expect(draw({ ...at, drawn: 'slope', counts: falling(9, 8) }).width).toBe(684);
  });

  it('name the line of all in full, however short the names of the groups are', () => {
    locale.set('zh');
    const counts = falling(3, 4).map(([, row], group): [string, number[]] => ['ABC'[group], row]);
    const drawing = draw({ names: shop, optional: [], width: 684, form: 'bars', drawn: 'slope', counts });
    expect(drawing.labels.map(({ text }) => text)).toContain('全部');
  });

  it('lie where the place is narrow or the form is compact', () => {
    expect(formOfGroups({ drawn: 'bars', form: 'bars', width: 400 })).toBe('rows');
    expect(formOfGroups({ drawn: 'bars', form: 'compact', width: 900 })).toBe('rows');
    expect(formOfGroups({ drawn: 'slope', form: 'compact', width: 900 })).toBe('slope');
  });
});

describe('heights moved apart', () => {
  it('keep their order and their distance, and their place where there is room', () => {
    expect(spreadLabels([10, 100, 50], { apart: 16, least: 0, most: 200 })).toEqual([10, 100, 50]);
    expect(spreadLabels([50, 50, 48], { apart: 16, least: 0, most: 200 })).toEqual([64, 80, 48]);
    expect(spreadLabels([195, 199], { apart: 16, least: 0, most: 200 })).toEqual([184, 200]);
  });
});
