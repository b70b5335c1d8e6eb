import { cleanup, fireEvent, render, screen, within } from '@testing-library/svelte';
import { afterEach, expect, it, vi } from 'vitest';
import type { DatasetSummary } from '../../../../src/core/spec/dataset';
import type { FunnelSpec } from '../../../../src/core/spec/funnel';
import { failure, success, type Outcome } from '../../../../src/core/outcome';
import type { QueryAnswer, QueryQuestion } from '../../../../src/core/spec/query';
import { locale } from '../../../../src/i18n/locale.svelte';
import LocalQuery from '../../../../src/sql-export/second-opinion/LocalQuery.svelte';
import { specOf } from '../../../support/funnel/spec-of';
import { settled } from '../../../support/settled';
import { fakeEngine } from '../../../support/fake-engine';

const shop: Partial<DatasetSummary> = { id: 'd1', propertyNames: ['price', 'Time'], timeZone: 'UTC' };
const dataset = shop as DatasetSummary;

const answerOf = (rows: QueryAnswer['rows'], more: Partial<QueryAnswer> = {}): QueryAnswer => ({
  columns: ['step', 'name', 'actors'],
  rows,
  truncated: false,
  milliseconds: 1234,
  ...more,
});

const counted: QueryAnswer['rows'] = [
  [1, 'look', 3611],
  [2, 'buy', 653],
];

function show(answer: () => Promise<Outcome<QueryAnswer>>, spec: FunnelSpec = specOf(['look', 'buy'])) {
  const query = vi.fn(({ sql }: QueryQuestion) =>
    sql.includes('duckdb_columns') ? Promise.resolve(success(answerOf([['price']]))) : answer(),
  );
  const steps = [3611, 653].map((actors) => ({ actors, fromPrevious: null, fromEntry: null }));
  const counted = { groups: [{ key: { kind: 'all' as const }, steps }], actorsInAll: 3611, milliseconds: 1 };
  const funnel = () => Promise.resolve(success(counted));
  const cancel = vi.fn(() => Promise.resolve());
  const engine = fakeEngine({ query, funnel }, cancel);
  const { rerender } = render(LocalQuery, { engine, dataset, spec });
  return { query, cancel, rerender };
}

const field = () => screen.getByRole<HTMLTextAreaElement>('textbox');
const run = () => fireEvent.click(screen.getByRole('button', { name: 'Run here' }));

afterEach(() => {
  cleanup();
  locale.set('en');
});

it("runs the funnel's own text and says that DuckDB counts the same", async () => {
  const { query } = show(() => Promise.resolve(success(answerOf(counted))));
  expect(field().value).toContain('FROM "events" AS source');
  await run();
  await settled();
  expect(query).toHaveBeenCalledExactlyOnceWith({ sql: field().value, properties: [] });
  expect(screen.getByRole('status').textContent).toBe('DuckDB counts the same as the kernel: 3,611 · 653');
  const table = screen.getByRole('table');
  expect(
    within(table)
      .getAllByRole('row')
      .map((row) => row.textContent.trim()),
  ).toHaveLength(3);
  expect(table.parentElement?.previousElementSibling?.textContent).toContain('1.23 s');
});

it('shows both counts where they differ', async () => {
  show(() =>
    Promise.resolve(
      success(
        answerOf([
          [1, 'look', 3611],
          [2, 'buy', '12345678901234567890'],
        ]),
      ),
    ),
  );
  await run();
  await settled();
  const opinion = screen.getByRole('status').textContent;
  expect(opinion).toContain('differ. DuckDB: 3,611 · 12,345,678,901,234,567,000. Kernel: 3,611 · 653.');
});

it('learns first which columns are numbers, and asks for the properties that the text names', async () => {
  const filters = [{ property: 'price', op: 'equal' as const, value: '3' }];
  const { query } = show(
    () => Promise.resolve(success(answerOf(counted))),
    specOf([{ events: ['look'], filters }, { events: ['buy'] }]),
  );
  await run();
  await settled();
  expect(query.mock.calls.map(([{ properties }]) => properties)).toEqual([['price'], ['price']]);
  expect(field().value).toContain('TRY_CAST(source."price" AS DOUBLE) = 3');
});

it("runs what the person wrote by Ctrl+Enter, without a second opinion, and goes back to the funnel's text", async () => {
  const { query } = show(() => Promise.resolve(success(answerOf([[1, null, true]], { truncated: true }))));
  const own = field().value;
  await fireEvent.input(field(), { target: { value: 'SELECT time_2 FROM events' } });
  await fireEvent.keyDown(field(), { key: 'Enter', ctrlKey: true });
  await settled();
  expect(query).toHaveBeenCalledExactlyOnceWith({ sql: 'SELECT time_2 FROM events', properties: ['Time'] });
  expect(screen.queryByRole('status')).toBeNull();
  expect(screen.getByText(/only the first rows/)).toBeTruthy();
  await fireEvent.click(screen.getByRole('button', { name: 'Back to the funnel’s SQL' }));
  expect(field().value).toBe(own);
  expect(screen.getByText(/has changed since/)).toBeTruthy();
});

it('shows the words of DuckDB where it refuses', async () => {
  show(() => Promise.resolve(failure('query_failed', { detail: 'Parser Error: syntax error at or near "SELEC"' })));
  await run();
  await settled();
  expect(screen.getByRole('alert').textContent).toContain('Parser Error: syntax error at or near "SELEC"');
});

it('can be cancelled while it runs', async () => {
  let answer: (outcome: Outcome<QueryAnswer>) => void = () => undefined;
  const { cancel } = show(() => new Promise((resolve) => (answer = resolve)));
  await run();
  await settled();
  await fireEvent.click(screen.getByRole('button', { name: 'Cancel' }));
  expect(cancel).toHaveBeenCalledOnce();
  answer(failure('cancelled'));
  await settled();
  expect(screen.getByRole('alert').textContent).toContain('Cancelled');
  expect(screen.getByRole('button', { name: 'Run here' })).toBeTruthy();
});

it('follows the funnel as long as its text is untouched', async () => {
  const { rerender } = show(() => Promise.resolve(success(answerOf(counted))));
  await rerender({ spec: specOf(['look', 'pay']) });
  expect(field().value).toContain("'pay'");
});

it('speaks Chinese', async () => {
  locale.set('zh');
  show(() => Promise.resolve(success(answerOf(counted))));
  await fireEvent.click(screen.getByRole('button', { name: '在此运行' }));
  await settled();
  expect(screen.getByRole('status').textContent).toBe('DuckDB 与内核的计数一致：3,611 · 653');
});
