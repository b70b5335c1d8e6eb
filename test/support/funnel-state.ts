import { defaultDisplay } from '../../src/core/spec/analysis';
import { noDecisions } from '../../src/core/spec/decisions';
import type { DatasetSummary } from '../../src/core/spec/dataset';
import type { FunnelSpec } from '../../src/core/spec/funnel';
import { success } from '../../src/core/outcome';
import { FunnelState } from '../../src/funnel/state/funnel.svelte';
import { fakeEngine } from './fake-engine';

/** Properties of the dataset with the values that the engine finds in them. */
const propertyValues: Record<string, string[]> = {
  channel: ['ads', 'wechat'],
  price: Array.from({ length: 40 }, (_, i) => String(i)),
  signed_up: ['2026-01-02', '2026-03-04'],
};

/** A funnel over a small dataset, whose engine counts ten actors at every step and keeps the questions it got. */
export function funnelOver(spec: FunnelSpec, events = ['a', 'b', 'c']): { funnel: FunnelState; asked: FunnelSpec[] } {
  const asked: FunnelSpec[] = [];
  const engine = fakeEngine({
    funnel: ({ spec: question }) => {
      asked.push(question);
      const steps = question.steps.map(() => ({ actors: 10, fromPrevious: null, fromEntry: null }));
      return Promise.resolve(success({ groups: [{ key: { kind: 'all' }, steps }], actorsInAll: 10, milliseconds: 1 }));
    },
    values: ({ property }) =>
      Promise.resolve(success((propertyValues[property] ?? []).map((value) => ({ value, events: 1 })))),
  });
  const dataset = {
    id: 'd1',
    name: 'shop.csv',
    events: 100,
    eventNames: events.map((name, i) => ({ name, events: 30 - i, users: 10 - i })),
    propertyNames: Object.keys(propertyValues),
  } as unknown as DatasetSummary;
  return { funnel: new FunnelState(engine, dataset, { spec, display: defaultDisplay, decisions: noDecisions }), asked };
}
