import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { prepareBits } from '../../../../workers/funnel/match/actor-bits';
import { checkSpec } from '../../../../workers/funnel/plan/check-spec';
import { eventRows, funnelSpecs } from '../../../support/funnel/arbitrary-funnel';
import { kernelRuns, storeRuns } from '../../../support/funnel/kernel-runs';
import { storeOf, type EventRow } from '../../../support/funnel/store-of';

const specs = fc.array(fc.oneof(funnelSpecs({}), funnelSpecs({ exclusions: true })), { minLength: 1, maxLength: 12 });

/** So few events for each user that hardly anything is kept. */
const fewEvents = eventRows.map((rows) => rows.map((row, n) => ({ ...row, user: `u${n}` })));

it('what is kept of some questions, or found beforehand, changes no other question', () => {
  const law = (rows: EventRow[], asked: FunnelSpec[], prepared: boolean) => {
    const store = storeOf(rows, ['p']);
    if (prepared) prepareBits(store);
    for (const spec of asked) {
      if (spec.actor.kind !== 'user' || !checkSpec(spec, store).ok) continue;
      expect(storeRuns(store, spec)).toEqual(kernelRuns(rows, spec));
    }
  };
  fc.assert(fc.property(fc.oneof(eventRows, fewEvents), specs, fc.boolean(), law), { numRuns: 200 });
});
