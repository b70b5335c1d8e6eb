import fc from 'fast-check';
import type { Proportion } from '../../../../src/core/stats/wilson';

/** So many of so many, from one to `most`. */
export const proportions = (most: number): fc.Arbitrary<Proportion> =>
  fc
    .integer({ min: 1, max: most })
    .chain((whole) => fc.integer({ min: 0, max: whole }).map((part) => ({ part, whole })));
