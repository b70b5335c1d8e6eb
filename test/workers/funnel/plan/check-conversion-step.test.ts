import { describe, expect, it } from 'vitest';
import { checkConversionStep } from '../../../../workers/funnel/plan/check-conversion-step';
import { specOf } from '../../../support/funnel/spec-of';
import { optional } from '../../../support/funnel/written-runs';

const spec = specOf(['a', optional('b'), 'c', 'd']);

describe('a conversion step', () => {
  it.each([
    ['leads from one required step to the next', 0, 2],
    ['may pass others', 0, 3],
    ['may end at the last', 2, 3],
  ])('%s', (_, from, to) => expect(checkConversionStep({ spec, from, to }).ok).toBe(true));

  it.each([
    ['backwards', 2, 0],
    ['to where it begins', 2, 2],
    ['from an optional step', 1, 2],
    ['to an optional step', 0, 1],
    ['before the first step', -1, 2],
    ['behind the last', 0, 4],
    ['from half a step', 0.5, 2],
    ['to no number', 0, NaN],
  ])('does not lead %s, and says which steps it was', (_, from, to) =>
    expect(checkConversionStep({ spec, from, to })).toEqual({
      ok: false,
      failure: { kind: 'invalid_spec', where: 'from, to', value: `${from}, ${to}` },
    }),
  );
});
