import { parse } from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../src/core/spec/dataset';
import { failure, success } from '../../../src/core/outcome';
import { timesSettings } from '../../../src/timing/times-settings';
import { TimesState } from '../../../src/timing/times.svelte';
import { fakeEngine, type Reply } from '../../support/fake-engine';
import { specOf } from '../../support/funnel/spec-of';
import { settled } from '../../support/settled';
import { seriesOf } from './times-series';

const settings = parse(timesSettings, {});

function stateOf(reply: Reply<'timesToConvert'> = () => Promise.resolve(success({ series: [seriesOf([3])] }))) {
  const timesToConvert = vi.fn(reply);
  return {
    asked: timesToConvert,
    state: new TimesState(fakeEngine({ timesToConvert }), { id: 'd' } as DatasetSummary),
  };
}

describe('the times between two stages', () => {
  it('are asked from the first to the last one, as long as no others are chosen', async () => {
    const { state, asked } = stateOf();
    const spec = specOf(['a', 'b', 'c']);
    state.ask(spec, settings);
    await settled();
    expect(asked).toHaveBeenCalledWith({ spec, from: 0, to: 2, bins: null, scale: 'linear' });
    expect(state.result?.answer.series[0].times?.n).toBe(3);
  });

  it('are asked between the chosen ones, with the chosen bins and scale', async () => {
    const { state, asked } = stateOf();
    const chosen = { ...settings, conversionStep: { from: '1', to: '2' }, bins: 30, scale: 'log' as const };
    state.ask(specOf(['a', 'b', 'c']), chosen);
    await settled();
    expect(asked.mock.lastCall![0]).toMatchObject({ from: 1, to: 2, bins: 30, scale: 'log' });
  });

  it('are not asked where there are fewer than two stages that count', async () => {
    const { state, asked } = stateOf();
    state.ask(specOf(['a']), settings);
    state.ask(specOf(['a', { events: ['b'], optional: true }]), settings);
    await settled();
    expect([asked.mock.calls.length, state.pending, state.result]).toEqual([0, false, null]);
  });

  it('stay the last ones known where the engine fails, with the reason', async () => {
    const { state, asked } = stateOf();
    state.ask(specOf(['a', 'b']), settings);
    await settled();
    asked.mockResolvedValueOnce(failure('out_of_memory'));
    state.ask(specOf(['a', 'b', 'c']), settings);
    await settled();
    expect(state.failure?.kind).toBe('out_of_memory');
    expect(state.result?.question.to).toBe(1);
  });
});

describe('the settings of times', () => {
  it('have a default each, so that a document need not have them', () => {
    expect(settings).toEqual({
      conversionStep: { from: null, to: null },
      bins: null,
      scale: 'linear',
      groups: null,
      form: 'drawn',
    });
  });
});
