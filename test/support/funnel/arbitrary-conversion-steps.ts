import fc from 'fast-check';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { eventRows, funnelSpecs, type Allowed } from './arbitrary-funnel';
import type { EventRow } from './store-of';

function ofUsers(spec: FunnelSpec): FunnelSpec {
  return {
    ...spec,
    actor: { kind: 'user' },
    steps: spec.steps.map((step) => ({ ...step, occurrence: 'every' })),
  };
}

/** What the plain reference knows the events of: any funnel of events at different times, and with ties simple ones. */
export function apartOrSimple(allowed: Allowed): fc.Arbitrary<[EventRow[], FunnelSpec]> {
  const apart = eventRows.map((rows) => rows.map((row, n) => ({ ...row, time: row.time + n })));
  return fc.oneof(
    fc.tuple(apart, funnelSpecs(allowed).map(ofUsers)),
    fc.tuple(eventRows, funnelSpecs({ ...allowed, simple: true }).map(ofUsers)),
  );
}
