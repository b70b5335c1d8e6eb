import { cleanup, fireEvent, screen } from '@testing-library/svelte';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../src/core/spec/dataset';
import type { Engine } from '../../../src/core/engine';
import { locale } from '../../../src/i18n/locale.svelte';
import SqlPanel from '../../../src/sql-export/SqlPanel.svelte';
import { specOf } from '../../support/funnel/spec-of';
import { prototypeNames } from '../../support/odd-text';
import { renderPanel } from '../../support/render-panel';

const dataset: DatasetSummary = {
  id: 'd',
  name: 'log.csv',
  sources: [
    {
      name: 'log.csv',
      size: 1,
      reading: {
        dialect: { encoding: 'utf-8', delimiter: ',', quote: '"', header: true },
        shape: 'event_log',
        columns: [
          { name: 'customer', role: 'who' },
          { name: '事件', role: 'what' },
          { name: 'seen at', role: 'when' },
        ],
        timeFormat: 'iso',
        timeZone: 'UTC',
        dropDuplicates: false,
        eventName: '',
      },
    },
  ],
  events: 2,
  users: 1,
  eventNames: [],
  propertyNames: ['channel'],
  first: 0,
  last: 0,
  timeZone: 'UTC',
  absoluteTimes: true,
  unread: {},
  duplicates: 0,
};

/** Asked only when SQL is run. */
const engine = {} as Engine;
const spec = specOf(['view', { events: ['pay'], filters: [{ property: 'channel', op: 'equal', value: 'ads' }] }]);
const code = () => screen.getByRole('region', { name: 'SQL text' }).textContent;

async function type(label: string, value: string): Promise<void> {
  const field = screen.getByLabelText(label);
  await fireEvent.input(field, { target: { value } });
  await fireEvent.change(field);
}

beforeEach(() => {
  localStorage.clear();
});
afterEach(() => {
  cleanup();
  locale.set('en');
});

describe('the SQL panel', () => {
  it("begins with the file's own column names", () => {
    renderPanel(SqlPanel, { context: { engine, spec, dataset }, settings: {} });
    expect(code()).toContain('source."customer"');
    expect(code()).toContain('source."事件"');
    expect(screen.getByText('Counts exactly as this page does.')).toBeTruthy();
  });

  it('names the columns of properties by their own names, whatever these are', async () => {
    const filters = prototypeNames.map((property) => ({ property, op: 'equal' as const, value: 'x' }));
    const odd = specOf(['view', { events: ['pay'], filters }], { holdConstant: prototypeNames });
    renderPanel(SqlPanel, {
      context: { engine, spec: odd, dataset: { ...dataset, propertyNames: prototypeNames } },
      settings: {},
    });
    for (const name of prototypeNames) {
      expect(screen.getByLabelText(`Column of ${name}`)).toHaveProperty('value', name);
      expect(code()).toContain(`source."${name}"`);
    }
    await type('Column of __proto__', 'proto');
    cleanup();
    renderPanel(SqlPanel, {
      context: { engine, spec: odd, dataset: { ...dataset, propertyNames: prototypeNames } },
      settings: {},
    });
    expect(code()).toContain('source."proto"');
    expect(code()).toContain('source."constructor"');
  });

  it('takes the names of the database and remembers them', async () => {
    renderPanel(SqlPanel, { context: { engine, spec, dataset }, settings: {} });
    await type('Table', 'shop.clicks');
    await type('Column of channel', 'utm_source');
    expect(code()).toContain('"shop"."clicks"');
    expect(code()).toContain('source."utm_source"');
    cleanup();
    renderPanel(SqlPanel, { context: { engine, spec, dataset }, settings: {} });
    expect(code()).toContain('"shop"."clicks"');
    expect(code()).toContain('source."utm_source"');
  });

  it('says in words what is not exact, in both languages', () => {
    const tolerant = { ...spec, tieTolerance: 3 };
    renderPanel(SqlPanel, { context: { engine, spec: tolerant, dataset }, settings: {} });
    expect(screen.getByRole('note').textContent).toContain('the tie tolerance is taken as 0');
    cleanup();
    locale.set('zh');
    renderPanel(SqlPanel, { context: { engine, spec: tolerant, dataset }, settings: {} });
    expect(screen.getByRole('note').textContent).toContain('时间容差按 0 处理');
  });

  it('copies the text', async () => {
    const writeText = vi.fn(() => Promise.resolve());
    Object.defineProperty(navigator, 'clipboard', { value: { writeText }, configurable: true });
    renderPanel(SqlPanel, { context: { engine, spec, dataset }, settings: {} });
    await fireEvent.click(screen.getByRole('button', { name: 'Copy SQL' }));
    expect(writeText).toHaveBeenCalledWith(code());
  });
});
