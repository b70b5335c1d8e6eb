import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { EntryRuns } from '../../../../workers/funnel/match/entry-runs';
import { ExcludableRuns } from '../../../../workers/funnel/match/excludable-runs';
import { TimeGroups } from '../../../../workers/funnel/match/time-groups';
import type { Plan } from '../../../../workers/funnel/plan/plan';
import type { EventStore } from '../../../../workers/store/event-store';
import {
  entryCases,
  exclusionCases,
  optionalCases,
  plainCases,
  plainSpecs,
  tieCases,
  writtenLogs,
} from '../../../support/funnel/best-run-cases';
import { specOf } from '../../../support/funnel/spec-of';
import { bestRunOf, excluded, seconds } from '../../../support/funnel/written-runs';

const entryRuns = (store: EventStore, plan: Plan) => new EntryRuns(plan, new TimeGroups(store, plan));
const follow = (events: string, spec: FunnelSpec) => bestRunOf(entryRuns, events, spec);

describe('of an actor that meets an exclusion EntryRuns keeps', () => {
  it.each(exclusionCases)('%s', (_, events, ...[spec, run]) => expect(follow(events, spec)).toBe(run));

  it('a run among a hundred entries, more than it has room for at first', () => {
    const entries = Array.from({ length: 100 }, (_, n) => `a@${n} x@${n}.5`).join(' ');
    const spec = specOf(['a', 'b'], { exclusions: excluded(0, 1), window: seconds(50) });
    expect(follow(`${entries} a@200 b@201`, spec)).toBe('a@200 b@201');
  });
});

describe('of an actor that meets none it keeps', () => {
  it.each([...plainCases, ...entryCases, ...tieCases, ...optionalCases])('%s', (_, events, ...[spec, run]) =>
    expect(follow(events, spec)).toBe(run),
  );
});

it('keeps what following each entry for itself keeps, whatever excludes', () => {
  const each = (store: EventStore, plan: Plan) => new ExcludableRuns(store, plan);
  const exclusions = fc
    .tuple(
      fc.constantFrom('z', 'c'),
      fc.nat(1),
      fc.integer({ min: 1, max: 2 }),
      fc.constantFrom('drop' as const, 'stop' as const),
    )
    .map(([event, from, to, effect]) => ({ ...excluded(from, to, effect)[0], events: [event] }))
    .filter(({ from, to }) => from < to);
  const law = (events: string, plain: FunnelSpec, list: FunnelSpec['exclusions']) => {
    const spec = { ...plain, exclusions: list.filter(({ to }) => to < plain.steps.length) };
    expect(follow(events, spec)).toBe(bestRunOf(each, events, spec));
  };
  fc.assert(fc.property(writtenLogs, plainSpecs, fc.array(exclusions, { maxLength: 2 }), law), { numRuns: 200 });
});
