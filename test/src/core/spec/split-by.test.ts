import { expect, it } from 'vitest';
import { splitBy } from '../../../../src/core/spec/split-by';
import { specOf } from '../../../support/funnel/spec-of';

const segment = { id: 'g', label: '', conditions: [], cell: null };
const spec = specOf(['a', 'b'], { segments: [segment], holdConstant: ['order'] });

it('splits a funnel by a property as it is, with the groups that most actors entered', () => {
  expect(splitBy(spec, '渠道', 'first').breakdown).toEqual({
    by: [{ kind: 'property', property: '渠道', bins: null }],
    attribution: { at: 'first' },
    shown: null,
  });
});

it('takes the value of the last event where that is asked for', () => {
  expect(splitBy(spec, 'p', 'last').breakdown?.attribution).toEqual({ at: 'last' });
});

it('leaves out segments, which are not answered beside a breakdown, and changes nothing else', () => {
  const split = splitBy(spec, 'p', 'first');
  expect(split.segments).toEqual([]);
  expect({ ...split, segments: spec.segments, breakdown: null }).toEqual(spec);
  expect(spec.segments).toEqual([segment]);
});
