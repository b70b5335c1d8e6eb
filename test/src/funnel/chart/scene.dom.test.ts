import { describe, expect, it } from 'vitest';
import { boxAt, boxesOf, boxId, eachStep, groupOfAll, isAlone, type Scene } from '../../../../src/funnel/chart/scene';
import { chartSteps, shop } from '../../../support/chart/chart-steps';
import { estimatedWidth } from '../../../../src/chart/text-width';

const all = chartSteps([100, 50], shop);
const group = (id: string) => ({ ...groupOfAll(all), key: { kind: 'segment' as const, id }, id });
const scene: Scene = {
  all,
  groups: [group('a'), group('b')],
  targets: {},
  room: { width: 900, measure: estimatedWidth },
};
const boxes = eachStep(scene, (at) => ({ id: boxId(scene, at), x: at.group, y: at.step, width: 1, height: 1 }));

describe('a scene', () => {
  it('has a box for each step of each group, group by group', () => {
    expect(boxes.map(({ id }) => id)).toEqual(['a step-0', 'a step-1', 'b step-0', 'b step-1']);
    expect(boxAt(scene, boxes, { group: 1, step: 0 }).id).toBe('b step-0');
    expect(boxesOf(scene, boxes, 1).map(({ id }) => id)).toEqual(['b step-0', 'b step-1']);
  });

  it('may be of the funnel of all alone, which is one group', () => {
    expect(isAlone([groupOfAll(all)])).toBe(true);
    expect(isAlone(scene.groups)).toBe(false);
    expect(isAlone([group('a')])).toBe(false);
  });
});

describe('the funnel of all as a group', () => {
  it('is provisional where few entered it', () => {
    expect(groupOfAll(chartSteps([12, 3], shop)).few).toBe(true);
    expect(groupOfAll(all).few).toBe(false);
    expect(groupOfAll([]).few).toBe(true);
  });
});
