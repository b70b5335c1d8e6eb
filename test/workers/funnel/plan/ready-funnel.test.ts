import { describe, expect, it } from 'vitest';
import { byActor, prepareFunnel } from '../../../../workers/funnel/plan/ready-funnel';
import { specOf } from '../../../support/funnel/spec-of';
import { storeOf } from '../../../support/funnel/store-of';
import { rowsWritten } from '../../../support/funnel/written-runs';

const log = [...rowsWritten('a@1(x) a@100(y)', 'u'), ...rowsWritten('a@2(x) b@3', 'v')];
const events = storeOf(log, ['p']);

describe('a store grouped by the actor of a spec', () => {
  it('is the store itself where users are the actors', () => {
    expect(byActor(events, specOf(['a']))).toBe(events);
  });

  it('has sessions, cut at the gap in minutes', () => {
    expect(byActor(events, specOf(['a'], { actor: { kind: 'session', gapMinutes: 1 } })).actors).toBe(3);
    expect(byActor(events, specOf(['a'], { actor: { kind: 'session', gapMinutes: 2 } })).actors).toBe(2);
  });

  it('has the values of a column, without the events that have none', () => {
    const byColumn = byActor(events, specOf(['a'], { actor: { kind: 'column', property: 'p' } }));
    expect([byColumn.actors, byColumn.size]).toEqual([2, 3]);
  });

  it('is the same again for the same question', () => {
    const spec = specOf(['a'], { actor: { kind: 'column', property: 'p' } });
    expect(byActor(events, spec)).toBe(byActor(events, spec));
  });
});

describe('a prepared funnel', () => {
  it('has all events, those by its actor, and a plan for the latter', () => {
    const spec = specOf(['a', 'b'], { actor: { kind: 'column', property: 'p' } });
    const funnel = prepareFunnel(events, { spec }, { timeZone: 'UTC' });
    expect(funnel.events).toBe(events);
    expect(funnel.plan.classes).toHaveLength(funnel.store.size);
    expect(funnel.spec).toBe(spec);
  });

  it('has the properties that are shown beside those of its spec', () => {
    const spec = specOf(['a'], { actor: { kind: 'column', property: 'p' } });
    const two = storeOf(
      log.map((row, n) => ({ ...row, props: { ...row.props, q: n } })),
      ['p', 'q'],
    );
    const { store } = prepareFunnel(two, { spec, properties: ['q'] }, { timeZone: 'UTC' });
    expect([...store.properties.keys()].sort()).toEqual(['p', 'q']);
  });
});
