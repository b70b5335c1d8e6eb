import fc from 'fast-check';
import { expect, it } from 'vitest';
import { bothVersions, bothVersionsSpec } from '../../../src/experiment/both-versions';
import { eventRows } from '../../support/funnel/arbitrary-funnel';
import { specOf } from '../../support/funnel/spec-of';
import { storeOf } from '../../support/funnel/store-of';
import { answerTo } from '../../support/funnel/answer-to';

it('those who met both versions are counted over all their events, once each, of those who entered', () => {
  const sides = { control: 'one', variant: 'two' };
  fc.assert(
    fc.property(eventRows, fc.constantFrom('actors' as const, 'totals' as const), (rows, count) => {
      const spec = bothVersionsSpec(specOf(['a', 'b'], { count }), 'p', sides);
      const answer = answerTo('funnel', { store: storeOf(rows, ['p']), timeZone: 'UTC' }, { spec });
      const entered = new Set(rows.filter(({ event }) => event === 'a').map(({ user }) => user));
      const met = [...entered].map(
        (user) => new Set(rows.filter((row) => row.user === user).map(({ props }) => props?.p)),
      );
      const either = met.filter((values) => values.has('one') || values.has('two'));
      const both = either.filter((values) => values.has('one') && values.has('two'));
      expect(answer.ok && bothVersions(answer.value)).toEqual({ both: both.length, all: either.length });
    }),
  );
});
