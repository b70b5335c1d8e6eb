import { Blob as WholeBlob, File as WholeFile } from 'node:buffer';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { success } from '../../src/core/outcome';
import type { DatasetSummary, Inspection, Reading } from '../../src/core/spec/dataset';
import type { Engine } from '../../src/core/engine';
import { encodeAnalysis } from '../../src/document/analysis-link';
import { setWorkId } from '../../src/document/work-id';
import { announcer } from '../../src/ui/announcer.svelte';
import { toasts } from '../../src/ui/toasts.svelte';
import { Workbench } from '../../src/workbench.svelte';
import { displayParts } from '../support/display-parts';
import * as engineClient from '../../src/engine/engine-client.svelte';
import { client, FakeClient } from '../support/fake-client';
import { fakeEngine } from '../support/fake-engine';
import { resetStorage } from '../support/fake-storage';
import { inspectionOf, readingOf } from '../support/read/test-intake';
import { settled } from '../support/settled';

const closed = vi.fn<Engine['close']>(() => Promise.resolve());

/** Reads any file into a shop's dataset, whose every stage ten actors reach. */
function shopEngine(events: string[], unread = 0): Engine {
  const summaryOf = (name: string): DatasetSummary => ({
    id: `d-${name}`,
    name,
    sources: [],
    events: 100,
    users: 10,
    eventNames: events.map((event) => ({ name: event, events: 30, users: 10 })),
    propertyNames: [],
    first: 0,
    last: 86_400e6,
    timeZone: 'UTC',
    absoluteTimes: false,
    unread: unread > 0 ? { bad_time: unread } : {},
    duplicates: 0,
  });
  return {
    ...fakeEngine({ typicalOrder: () => Promise.resolve(success({ events })) }),
    inspect: (file: File, wanted?: Partial<Reading>) =>
      Promise.resolve(success<Inspection>(inspectionOf(file, { ...readingOf(), ...wanted }))),
    load: ([{ file }]) => Promise.resolve(success(summaryOf(file.name))),
    close: closed,
  };
}

function openPage(events = ['view', 'cart', 'pay'], unread = 0): Workbench {
  client.engine = shopEngine(events, unread);
  return new Workbench(displayParts, () => Promise.resolve());
}

const csv = (name = 'shop.csv') => new File(['user,event,time\n'], name);
const notices = () => toasts.list.map(({ text }) => text);

/** A page with the file open, and a funnel over it. */
async function withData(...given: Parameters<typeof openPage>): Promise<Workbench> {
  const page = openPage(...given);
  await page.openFiles([csv()]);
  await expect.poll(() => page.funnel?.proposing).toBe(false);
  return page;
}

beforeEach(() => {
  vi.spyOn(engineClient, 'EngineClient').mockImplementation(FakeClient as never);
  // Those of jsdom can neither be read nor compressed.
  vi.stubGlobal('Blob', WholeBlob);
  vi.stubGlobal('File', WholeFile);
  resetStorage();
  localStorage.clear();
  toasts.clear();
  setWorkId();
  closed.mockClear();
  client.start.mockClear();
  history.replaceState(null, '', '/');
});

afterEach(() => vi.unstubAllGlobals());

describe('a file that is opened', () => {
  it('is read, gets a funnel, and is announced with what is in it', async () => {
    const page = await withData();
    expect(client.start).toHaveBeenCalled();
    expect(page.funnel?.dataset.name).toBe('shop.csv');
    expect(announcer.text).toMatch(/shop\.csv.*100.*10/s);
    expect(page.analysis).toMatchObject({ sources: [{ kind: 'file', name: 'shop.csv' }] });
  });

  it('says how many rows were left out, and shows them by one click', async () => {
    const page = await withData(['view'], 1234);
    expect(notices()).toEqual(['1,234 rows could not be read and were left out']);
    toasts.list[0].action?.run();
    expect(page.panel).toBe('unread');
  });

  it('is the first of several, which is said', async () => {
    const page = openPage();
    await page.openFiles([csv('数据.csv'), csv('b.csv')]);
    expect(page.funnel?.dataset.name).toBe('数据.csv');
    expect(notices()[0]).toContain('数据.csv');
  });

  it('keeps the funnel there is where all its events are in the new data, with its undo', async () => {
    const page = await withData();
    const { spec } = page.funnel!;
    page.funnel!.edit({ ...spec, order: 'strict' });
    await page.openFiles([csv('next-month.csv')]);
    expect([page.funnel?.dataset.name, page.funnel?.spec.order, page.funnel?.canUndo]).toEqual([
      'next-month.csv',
      'strict',
      true,
    ]);
    expect(closed).toHaveBeenCalledWith('d-shop.csv');
  });

  it('does nothing where no file was dropped', async () => {
    const page = openPage();
    await page.openFiles([]);
    expect([page.funnel, client.start.mock.calls.length]).toEqual([null, 0]);
  });
});

describe('an analysis that is opened', () => {
  /** What a page with this funnel would save. */
  async function saved(stages: string[]): Promise<File> {
    const page = await withData(stages);
    page.funnel!.edit({ ...page.funnel!.spec, order: 'any' });
    return new File([JSON.stringify(page.analysis)], 'shop.sluice.json');
  }

  it('is laid over the open data, as a step that can be undone', async () => {
    const file = await saved(['view', 'cart', 'pay']);
    const page = await withData();
    await page.openFiles([file]);
    expect([page.funnel?.spec.order, page.awaited]).toEqual(['any', null]);
    page.funnel?.undo();
    expect(page.funnel?.spec.order).toBe('ordered');
  });

  it('is refused, and changes nothing, where the data has none of its events', async () => {
    const file = await saved(['login', 'logout', 'other']);
    const page = await withData();
    const before = page.funnel?.spec;
    await page.openFiles([file]);
    expect(page.funnel?.spec).toEqual(before);
    expect(notices()[0]).toContain('shop.csv');
  });

  it('waits for its file where nothing is open', async () => {
    const file = await saved(['view', 'cart', 'pay']);
    const page = openPage();
    await page.openFiles([file]);
    expect(page.awaited?.funnel.order).toBe('any');
    await page.openFiles([csv()]);
    await settled();
    expect([page.funnel?.spec.order, page.awaited]).toEqual(['any', null]);
  });

  it('says what is wrong with it, and leaves the work as it is', async () => {
    const page = await withData();
    await page.openFiles([new File(['{ "version": '], 'broken.sluice.json')]);
    expect(toasts.list.map(({ tone }) => tone)).toEqual(['bad']);
    expect(page.funnel?.dataset.name).toBe('shop.csv');
  });

  it('comes by a link as well, which is no step of its own where it is the same', async () => {
    const page = await withData();
    const analysis = page.analysis!;
    await page.openLink(`http://host/#${await encodeAnalysis(analysis)}`);
    expect([page.funnel?.canUndo, notices()]).toEqual([false, []]);
    await page.openLink(`http://host/#${await encodeAnalysis({ ...analysis, funnel: { ...analysis.funnel, order: 'any' } })}`); // prettier-ignore
    expect([page.funnel?.spec.order, page.funnel?.canUndo]).toEqual(['any', true]);
  });
});

describe('data that is closed', () => {
  it('is gone with its analysis, its address and its dataset', async () => {
    const page = await withData();
    await page.link();
    expect(location.hash).not.toBe('');
    await page.close();
    expect([page.funnel, page.analysis, location.hash]).toEqual([null, null, '']);
    expect(closed).toHaveBeenCalledWith('d-shop.csv');
  });
});

describe('a failure', () => {
  it('is shown, with another try where the engine failed', async () => {
    const page = await withData();
    page.fail({ kind: 'out_of_memory' });
    page.fail({ kind: 'engine_keeps_stopping', value: '3' });
    expect(toasts.list.map(({ tone, action }) => [tone, action !== undefined])).toEqual([
      ['bad', false],
      ['bad', true],
    ]);
  });

  it('is not shown where the person cancelled, nor for each call that a restart cut off', async () => {
    const page = await withData();
    page.fail({ kind: 'cancelled' });
    page.fail({ kind: 'engine_crashed' });
    expect(toasts.list).toEqual([]);
  });

  it('of the engine stands on the first page itself, before there is a funnel', () => {
    openPage().fail({ kind: 'engine_not_started' });
    expect(toasts.list).toEqual([]);
  });

  it('of the engine’s thread has the open file read again, which is said once', async () => {
    const page = await withData();
    client.options.onRestart();
    await settled();
    expect(notices()).toEqual(['The engine stopped and was restarted; your file was read again.']);
    expect(page.funnel?.dataset.name).toBe('shop.csv');
  });
});
