import { cleanup, screen, within } from '@testing-library/svelte';
import { parse } from 'valibot';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary, PropertySummary } from '../../../src/core/spec/dataset';
import type { Breakdown, GroupKey } from '../../../src/core/spec/funnel';
import { failure, success, type Outcome } from '../../../src/core/outcome';
import type { Driver, DriversAnswer, PathsAnswer } from '../../../src/core/spec/drivers';
import { locale } from '../../../src/i18n/locale.svelte';
import { specOf } from '../../support/funnel/spec-of';
import { stubResizeObserver } from '../../support/stub-resize-observer';
import { driversSettings, type DriversSettings } from '../../../src/drivers/drivers-settings';
import DriversPanel from '../../../src/drivers/DriversPanel.svelte';
import { renderPanel } from '../../support/render-panel';
import { settled } from '../../support/settled';
import { fakeEngine, type Reply } from '../../support/fake-engine';

beforeAll(() => {
  stubResizeObserver();
  vi.spyOn(HTMLElement.prototype, 'clientWidth', 'get').mockReturnValue(900);
});

afterEach(() => {
  cleanup();
  locale.set('en');
});

function driver(name: string, value: string | null, oddsRatio: number): Driver {
  const extreme = oddsRatio > 10 || oddsRatio < 0.1;
  const interval = { oddsRatio, low: oddsRatio / 1.3, high: oddsRatio * 1.3, extreme };
  return { kind: value === null ? 'event' : 'value', name, value, converted: 60, lost: 10, ...interval };
}

const some = [driver('coupon', null, 12), driver('channel', '微信', 2), driver('error', null, 0.2)];
const answerOf = (drivers: Driver[]): DriversAnswer => ({ converted: 100, lost: 80, least: 3.6, drivers, skipped: [] });

const walked: PathsAnswer = {
  actors: 80,
  columns: [
    [{ kind: 'start', name: '', names: 0, actors: 80 }],
    [
      { kind: 'event', name: 'visit', names: 1, actors: 60 },
      { kind: 'end', name: '', names: 0, actors: 20 },
    ],
  ],
  links: [
    { depth: 0, from: 0, to: 0, actors: 60 },
    { depth: 0, from: 0, to: 1, actors: 20 },
  ],
};

interface Given {
  names?: string[];
  properties?: PropertySummary[];
  settings?: Partial<DriversSettings>;
}

function show(
  answer: Outcome<DriversAnswer>,
  { names = ['visit', 'cart', 'pay'], properties = [], settings }: Given = {},
) {
  const drivers = vi.fn<Reply<'drivers'>>(() => Promise.resolve(answer));
  const paths = vi.fn<Reply<'paths'>>(() => Promise.resolve(success(walked)));
  const engine = fakeEngine({ drivers, paths, properties: () => Promise.resolve(success(properties)) });
  const propertyNames = properties.map(({ name }) => name);
  const dataset = { id: 'd', events: 1000, propertyNames } as unknown as DatasetSummary;
  const commands = { excludeEvent: vi.fn(), filterActors: vi.fn(), insertEvent: vi.fn() };
  const given = { engine, dataset, spec: specOf(names), steps: names, ...commands };
  const view = renderPanel(DriversPanel, { context: given, settings: { ...parse(driversSettings, {}), ...settings } });
  return { ...view, drivers, paths, given, ...commands };
}

describe('the panel of drivers', () => {
  it('ranks what goes with conversion and what goes with loss, in words and figures', async () => {
    show(success(answerOf(some)));
    await settled();
    const rows = within(screen.getByRole('table')).getAllByRole('row');
    const texts = rows.map(({ textContent }) => textContent.replace(/\s+/g, ' ').trim());
    expect(texts[1]).toMatch(/^Goes with conversion ?2$/);
    expect(texts[2]).toMatch(/^channel 微信.*clearly/);
    expect(texts[3]).toMatch(/^coupon.*check before relying on it.*60\.0% ?60.*12\.5% ?10.*12$/);
    expect(texts[4]).toMatch(/^Goes with loss ?1$/);
    expect(texts[5]).toMatch(/^error.*strongly.*0\.2$/);
    expect(screen.getByRole('img', { name: /Beyond 10:1/ })).toBeTruthy();
  });

  it('adds an event as a stage, excludes it, or filters by a value, at one click each', async () => {
    const { insertEvent, excludeEvent, filterActors } = show(success(answerOf(some)));
    await settled();
    screen.getByRole('button', { name: 'Add “coupon” as a stage of this step' }).click();
    expect(insertEvent).toHaveBeenCalledWith('coupon', '2');
    screen.getByRole('button', { name: /^Exclude: who does “error”/ }).click();
    expect(excludeEvent).toHaveBeenCalledWith('error', { from: '0', to: '2' });
    screen.getByRole('button', { name: 'Only actors with channel = 微信' }).click();
    expect(filterActors).toHaveBeenCalledWith('channel', '微信');
  });

  it('asks again when the funnel changes, with the properties that have few values', async () => {
    const property = (name: string, distinct: number): PropertySummary => ({ name, kind: 'text', distinct, filled: 1 });
    const properties = [property('channel', 4), property('id', 90_000), property('nothing', 0)];
    const { drivers, reopen } = show(success(answerOf(some)), { properties });
    await settled();
    expect(drivers.mock.lastCall![0]).toMatchObject({ from: 0, to: 2, properties: ['channel'] });
    expect(screen.getByText(/Left out.*: id\./)).toBeTruthy();
    const names = ['visit', 'pay'];
    await reopen({ spec: specOf(names), steps: names });
    await settled();
    expect(drivers.mock.lastCall![0]).toMatchObject({ from: 0, to: 1 });
  });

  it('speaks of one group where one is chosen, and offers those there are', async () => {
    const group: GroupKey = { kind: 'values', values: ['微信'] };
    const { drivers, paths, reopen, given } = show(success(answerOf(some)), { settings: { group } });
    await settled();
    expect(screen.queryByLabelText(/^Group/)).toBeNull();
    const breakdown: Breakdown = {
      by: [{ kind: 'property', property: 'channel', bins: null }],
      attribution: { at: 'first' },
      shown: null,
    };
    const spec = { ...given.spec, breakdown };
    await reopen({ spec, groups: { of: spec, keys: [group, { kind: 'other', groups: 3 }] } });
    await settled();
    expect(screen.getAllByLabelText('Group: 微信')).toHaveLength(2);
    expect(drivers.mock.lastCall![0]).toMatchObject({ group });
    expect(paths.mock.lastCall![0]).toMatchObject({ group });
  });

  it('asks for the conversion step and the paths that its settings choose', async () => {
    const conversionStep = { from: '1', to: '2' };
    const { drivers, paths, changed } = show(success(answerOf(some)), {
      settings: { conversionStep, paths: { step: '2', part: 'lost', length: 2, form: 'flow' } },
    });
    await settled();
    expect(drivers.mock.lastCall![0]).toMatchObject({ from: 1, to: 2 });
    expect(paths.mock.lastCall![0]).toMatchObject({ step: 2, part: 'lost', length: 2 });
    screen.getByRole('radio', { name: 'Before converting' }).click();
    expect(changed).toHaveBeenLastCalledWith({ paths: { step: '2', part: 'passed', length: 2, form: 'flow' } });
  });

  it('shows eight of two hundred in each direction until more are wanted', async () => {
    show(success(answerOf(Array.from({ length: 200 }, (_, n) => driver(`event ${n}`, null, 2 + n / 100)))));
    await settled();
    expect(screen.getAllByRole('rowheader').filter(({ textContent }) => textContent.startsWith('event'))).toHaveLength(
      8,
    );
    screen.getByRole('button', { name: 'Show 100 more' }).click();
    await settled();
    expect(screen.getAllByRole('rowheader').filter(({ textContent }) => textContent.startsWith('event'))).toHaveLength(
      108,
    );
  });

  it('says why there is nothing to compare', async () => {
    show(success({ ...answerOf([]), lost: 0 }));
    await settled();
    expect(screen.getByText(/All who came here converted/)).toBeTruthy();
    cleanup();
    show(success(answerOf([])));
    await settled();
    expect(screen.getByText(/No other event or value was met by enough actors \(4 at least\)/)).toBeTruthy();
    cleanup();
    show(success(answerOf([])), { names: ['visit'] });
    expect(screen.getByText(/needs two stages/)).toBeTruthy();
  });

  it('says what failed', async () => {
    show(failure('out_of_memory'));
    await settled();
    expect(screen.getAllByRole('alert')).toHaveLength(1);
  });

  it('draws the paths and tells each node, in both languages', async () => {
    show(success(answerOf(some)));
    await settled();
    expect(screen.getByRole('img', { name: /^Event 1 after: visit, 60, 75\.0% of all 80\.$/ })).toBeTruthy();
    expect(
      screen.getByRole('img', { name: /^Start: Lost before cart, 80.* then visit: 60 then nothing more: 20$/ }),
    ).toBeTruthy();
    locale.set('zh');
    await settled();
    expect(screen.getByRole('img', { name: /^之后第 1 个事件：再无事件，20，占全部 80 的 25\.0%。$/ })).toBeTruthy();
  });
});
