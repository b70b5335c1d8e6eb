import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { parse } from 'valibot';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../src/core/spec/dataset';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { failure, success } from '../../../src/core/outcome';
import PeriodsPanel from '../../../src/periods/PeriodsPanel.svelte';
import { periodsSettings, type PeriodsSettings } from '../../../src/periods/periods-settings';
import { fakeEngine, type Reply } from '../../support/fake-engine';
import { specOf } from '../../support/funnel/spec-of';
import { renderPanel } from '../../support/render-panel';
import { settled } from '../../support/settled';
import { stubResizeObserver } from '../../support/stub-resize-observer';
import { buttonNamed, buttonsNamed } from '../../support/ui/buttons';
import { chooseOption } from '../../support/ui/choose-option';
import { answerOf } from './compared';

beforeEach(stubResizeObserver);

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const midnight = (day: string) => Date.parse(day) * 1000;
const dataset = {
  id: 'd',
  name: 'shop.csv',
  first: midnight('2026-01-01'),
  last: midnight('2026-02-28'),
  timeZone: 'UTC',
} as DatasetSummary;

/** In the later period half of those who entered came through, in the earlier a quarter. */
const later: Reply<'funnel'> = ({ spec }) =>
  Promise.resolve(success(answerOf((spec.dateRange.from ?? '') >= '2026-01-30' ? [1000, 500] : [1000, 250])));

async function show(settings: Partial<PeriodsSettings> = {}, given: { spec?: FunnelSpec; reply?: typeof later } = {}) {
  const { spec = specOf(['visit', 'pay'], { window: { value: 1, unit: 'hour' } }), reply = later } = given;
  const funnel = vi.fn(reply);
  const context = { engine: fakeEngine({ funnel }), dataset, spec, steps: ['visit', '支付'] };
  const view = renderPanel(PeriodsPanel, { context, settings: { ...parse(periodsSettings, {}), ...settings } });
  await settled();
  return { ...view, funnel };
}

const fields = () =>
  [...document.querySelectorAll<HTMLInputElement>('input[inputmode="numeric"]')].map(({ value }) => value);

describe('the panel of periods', () => {
  it('compares the later half of the days with the earlier, as long as nothing is chosen', async () => {
    const { funnel } = await show();
    const [own, other] = funnel.mock.calls.map(([{ spec }]) => spec.dateRange);
    expect(fields()).toEqual([own.from, own.to, other.from, other.to]);
    expect(other.to! < own.from!).toBe(true);
    expect(screen.getByRole('status').textContent).toContain('50.0% of those who entered');
  });

  it('asks for the whole of each period, without groups', async () => {
    const by = [{ kind: 'property' as const, property: 'channel', bins: null }];
    const breakdown = { by, attribution: { at: 'first' as const }, shown: null };
    const { funnel } = await show({}, { spec: specOf(['visit', 'pay'], { breakdown }) });
    expect(funnel.mock.calls.map(([{ spec }]) => spec.breakdown)).toEqual([null, null]);
  });

  it('takes a day that is typed as the end of its own period', async () => {
    const { changed } = await show({ own: { from: '2026-02-01', to: '2026-02-28' } });
    const field = screen.getByLabelText('Period: last day');
    await fireEvent.input(field, { target: { value: '2026-02-14' } });
    await fireEvent.change(field);
    expect(changed).toHaveBeenCalledWith({
      own: { from: '2026-02-01', to: '2026-02-14' },
      against: { kind: 'previous' },
    });
  });

  it('offers the same days a year before, and the last whole month', async () => {
    const { changed } = await show();
    await chooseOption('Compared with', 'The same a year before');
    expect(changed.mock.lastCall![0]).toMatchObject({ against: { kind: 'year_before' } });
    await chooseOption('Period', 'Last whole month');
    expect(changed.mock.lastCall![0]).toMatchObject({ own: { from: '2026-02-01', to: '2026-02-28' } });
  });

  it('leaves out, by one click, days whose entries still have time', async () => {
    const spec = specOf(['visit', 'pay'], { window: { value: 7, unit: 'day' } });
    const { changed } = await show({ own: { from: '2026-02-01', to: '2026-02-28' } }, { spec });
    await fireEvent.click(buttonNamed('Leave them out'));
    expect(changed).toHaveBeenCalledWith({ own: { from: '2026-02-01', to: '2026-02-20' } });
    await settled();
    expect(buttonsNamed('Leave them out')).toEqual([]);
  });

  it('asks nothing of a period that ends before it begins, and says so', async () => {
    const { funnel } = await show({ own: { from: '2026-02-02', to: '2026-02-01' } });
    expect(funnel).not.toHaveBeenCalled();
    expect(screen.getByText('A period must not end before it begins.')).toBeTruthy();
  });

  it('says why there is no answer', async () => {
    await show({}, { reply: () => Promise.resolve(failure('out_of_memory')) });
    expect(screen.getByRole('alert').textContent).not.toBe('');
  });
});
