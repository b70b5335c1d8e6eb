import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { channelFigures } from '../../../src/channels/channel-figures';
import { pairFigures } from '../../../src/channels/pair-figures';
import { channelAnswer, shopSpec } from './channel-answer';

const pairOf = (a: number[], b: number[]) => {
  const [one, other] = channelFigures(shopSpec, channelAnswer({ 微信: a, ads: b })).channels;
  return pairFigures([one, other], [0, 1, 2]);
};

describe('two channels laid over each other', () => {
  it('are shares of those who entered through each, at every stage', () => {
    const shares = pairOf([1000, 400, 100], [10, 5, 1]).stages.map(({ reached }) => reached.map(({ share }) => share));
    expect(shares).toEqual([
      [1, 1],
      [0.4, 0.5],
      [0.1, 0.1],
    ]);
  });

  it('have no rate, and are not compared, where nobody of one came', () => {
    const [first, second] = pairOf([1000, 400, 100], [10, 0, 0]).conversionSteps;
    expect([first.rates, second.rates]).toEqual([
      [0.4, 0],
      [0.25, null],
    ]);
    expect(second.comparison).toBeNull();
  });

  it('differ by as much the other way round', () => {
    const counts = fc.tuple(fc.nat(900), fc.nat(900), fc.nat(900)).map((all) => all.sort((x, y) => y - x));
    fc.assert(
      fc.property(counts, counts, (a, b) => {
        const [one, other] = channelFigures(shopSpec, channelAnswer({ a, b })).channels;
        const [forth, back] = [pairFigures([one, other], [0, 1, 2]), pairFigures([other, one], [0, 1, 2])];
        expect(forth.overall.comparison?.difference ?? 0).toBeCloseTo(-(back.overall.comparison?.difference ?? 0), 12);
        expect(forth.stages.map(({ reached }) => reached.toReversed())).toEqual(
          back.stages.map(({ reached }) => reached),
        );
      }),
      { numRuns: 50 },
    );
  });
});
