import { describe, expect, it } from 'vitest';
import type { DatasetSummary } from '../../../../src/core/spec/dataset';
import type { Engine } from '../../../../src/core/engine';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { success } from '../../../../src/core/outcome';
import { firstFunnel } from '../../../../src/funnel/state/first-funnel';
import { fakeEngine } from '../../../support/fake-engine';

/** An engine of whose actors one converts after each of these numbers of days. */
function engineOf({ days, order }: { days: number[]; order: string[] }): Engine {
  const reached = ({ window }: FunnelSpec) => days.filter((day) => window === null || day <= window.value).length;
  const step = (actors: number) => ({ actors, fromPrevious: null, fromEntry: null });
  return fakeEngine({
    typicalOrder: () => Promise.resolve(success({ events: order })),
    funnel: ({ spec }) =>
      Promise.resolve(
        success({
          groups: [{ key: { kind: 'all' }, steps: [step(days.length), step(reached(spec))] }],
          actorsInAll: days.length,
          milliseconds: 0,
        }),
      ),
  });
}

function dataset(names: [string, number, number][]): DatasetSummary {
  const eventNames = names.map(([name, events, users]) => ({ name, events, users }));
  return { id: 'd', eventNames } as unknown as DatasetSummary;
}

const stages = (spec: FunnelSpec) => spec.steps.map(({ events }) => events);

describe('the first funnel', () => {
  it.each([
    ['14 days where most convert within them', [1, 2, 3, 40], 14],
    ['longer where the process is slower', [1, 25, 28, 29], 30],
    ['a year for what takes most of one', [300, 300, 200], 365],
    ['14 days where nobody converts', [], 14],
  ])('has a window of %s', async (_title, days, expected) => {
    const spec = await firstFunnel(
      engineOf({ days, order: ['x', 'y'] }),
      dataset([
        ['x', 9, 9],
        ['y', 5, 5],
      ]),
    );
    expect(spec.window).toEqual({ value: expected, unit: 'day' });
  });

  it('has no window where even a year is too short', async () => {
    const spec = await firstFunnel(engineOf({ days: [500, 900], order: ['x', 'y'] }), dataset([['x', 2, 2]]));
    expect(spec.window).toBeNull();
  });

  it('follows the typical order where no template is recognised', async () => {
    const spec = await firstFunnel(
      engineOf({ days: [1], order: ['x', 'y'] }),
      dataset([
        ['x', 9, 9],
        ['y', 5, 5],
      ]),
    );
    expect(stages(spec)).toEqual([['x'], ['y']]);
  });

  it('asks who comes back where there is but one event', async () => {
    const engine = engineOf({ days: [1], order: ['purchase'] });
    expect(stages(await firstFunnel(engine, dataset([['purchase', 9, 4]])))).toEqual([['purchase'], ['purchase']]);
    expect(stages(await firstFunnel(engine, dataset([['purchase', 4, 4]])))).toEqual([['purchase']]);
  });
});
