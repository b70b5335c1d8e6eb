import { defaultDisplay } from '../../../../src/core/spec/analysis';
import { noDecisions } from '../../../../src/core/spec/decisions';
import { describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../../src/core/spec/dataset';
import type { FunnelAnswer, FunnelQuestion, FunnelSpec } from '../../../../src/core/spec/funnel';
import { failure, success, type Outcome } from '../../../../src/core/outcome';
import { defaultSpec } from '../../../../src/funnel/spec/default-spec';
import { FunnelState } from '../../../../src/funnel/state/funnel.svelte';
import { insertStep, renameStep } from '../../../../src/funnel/spec/edit-steps';
import { settled } from '../../../support/settled';
import { fakeEngine } from '../../../support/fake-engine';

const names = ['a', 'b', 'c'];
const dataset = {
  id: 'd1',
  eventNames: names.map((name, i) => ({ name, events: 30 - i, users: 10 - i })),
  propertyNames: [],
} as unknown as DatasetSummary;

function answerTo(spec: FunnelSpec): Outcome<FunnelAnswer> {
  if (spec.steps.some(({ events }) => events.includes('bad'))) return failure('invalid_spec');
  const steps = spec.steps.map((_step, i) => ({ actors: 10 - i, fromPrevious: null, fromEntry: null }));
  return success({ groups: [{ key: { kind: 'all' }, steps }], actorsInAll: 10, milliseconds: 1 });
}

function start(spec: FunnelSpec | null = defaultSpec([['a'], ['b']])) {
  const asked = vi.fn(({ spec: question }: FunnelQuestion) => Promise.resolve(answerTo(question)));
  const typicalOrder = () => Promise.resolve(success({ events: ['c', 'a'] }));
  const engine = fakeEngine({ funnel: asked, typicalOrder });
  return { funnel: new FunnelState(engine, dataset, { spec, display: defaultDisplay, decisions: noDecisions }), asked };
}

/** A funnel over the same data, read again. */
function continued(before: FunnelState): FunnelState {
  return new FunnelState(before.engine, dataset, before);
}

const shown = (funnel: FunnelState) => funnel.steps.map(({ name }) => name);

describe('a funnel', () => {
  it('asks at once and shows a figure per stage', async () => {
    const { funnel } = start();
    await settled();
    expect(funnel.steps.map(({ name, actors }) => [name, actors])).toEqual([
      ['a', 10],
      ['b', 9],
    ]);
  });

  it('proposes the typical order where no names are recognised, and does not count that as an edit', async () => {
    const { funnel } = start(null);
    expect(funnel.proposing).toBe(true);
    await expect.poll(() => shown(funnel)).toEqual(['c', 'a']);
    expect(funnel.canUndo).toBe(false);
  });

  it('shows the answer to a preview and goes back when it is given up', async () => {
    const { funnel } = start();
    await settled();
    funnel.setPreview(insertStep(funnel.spec, 2, ['c']));
    await settled();
    expect(shown(funnel)).toEqual(['a', 'b', 'c']);
    funnel.setPreview(null);
    await settled();
    expect(shown(funnel)).toEqual(['a', 'b']);
    expect(funnel.canUndo).toBe(false);
  });

  it('undoes and redoes edits and the form of the chart', async () => {
    const { funnel } = start();
    funnel.edit(insertStep(funnel.spec, 2, ['c']));
    funnel.setDisplay({ form: 'compact' });
    expect(funnel.undo()).toBe(true);
    expect(funnel.display.form).toBe('bars');
    funnel.undo();
    await settled();
    expect(shown(funnel)).toEqual(['a', 'b']);
    expect(funnel.undo()).toBe(false);
    funnel.redo();
    await settled();
    expect(shown(funnel)).toEqual(['a', 'b', 'c']);
  });

  it('takes back a name typed letter by letter as one', () => {
    const { funnel } = start();
    for (const label of ['W', 'Wi', 'Wis', 'Wish']) funnel.edit(renameStep(funnel.spec, 1, label), 's2:label');
    funnel.undo();
    expect(funnel.spec.steps[1].label).toBe('');
    expect(funnel.canUndo).toBe(false);
  });

  it('keeps the last right answer beside a failure', async () => {
    const { funnel } = start();
    await settled();
    funnel.edit(insertStep(funnel.spec, 2, ['bad']));
    await settled();
    expect(funnel.failure?.kind).toBe('invalid_spec');
    expect(shown(funnel)).toEqual(['a', 'b']);
    funnel.undo();
    await settled();
    expect(funnel.failure).toBeNull();
  });

  it('leaves stages without events out of the question, and asks nothing where all are empty', async () => {
    const { funnel, asked } = start(defaultSpec([['a'], [], ['b']]));
    await settled();
    expect(asked.mock.lastCall![0].spec.steps.map(({ events }) => events)).toEqual([['a'], ['b']]);
    funnel.edit(defaultSpec([]));
    await settled();
    expect(asked).toHaveBeenCalledTimes(1);
    expect(funnel.answer).toBeNull();
    expect(funnel.steps).toEqual([]);
  });

  it('goes on over data that was read again, with all that can be undone and redone', async () => {
    const { funnel } = start();
    funnel.edit(insertStep(funnel.spec, 2, ['c']));
    funnel.setDisplay({ form: 'compact' });
    funnel.undo();
    funnel.select('s2');
    const next = continued(funnel);
    await settled();
    expect(shown(next)).toEqual(['a', 'b', 'c']);
    expect(next.selected).toBe('s2');
    next.redo();
    expect(next.display.form).toBe('compact');
    next.undo();
    next.undo();
    expect(next.spec.steps.map(({ events }) => events)).toEqual([['a'], ['b']]);
    expect(next.canUndo).toBe(false);
  });

  it('that was still being proposed is proposed anew', async () => {
    const { funnel } = start(null);
    const next = continued(funnel);
    await vi.waitFor(() => expect(shown(next)).toEqual(['c', 'a']));
    expect(next.canUndo).toBe(false);
  });
});
