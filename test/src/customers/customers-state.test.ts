import { parse } from 'valibot';
import { describe, expect, it, vi } from 'vitest';
import type { Customer } from '../../../src/core/spec/customers';
import type { DatasetSummary } from '../../../src/core/spec/dataset';
import { success } from '../../../src/core/outcome';
import { customersList } from '../../../src/customers/customers-list';
import { customersSettings } from '../../../src/customers/customers-settings';
import { CustomersState } from '../../../src/customers/customers.svelte';
import { TimelineState } from '../../../src/customers/timeline.svelte';
import { fakeEngine, type Reply } from '../../support/fake-engine';
import { specOf } from '../../support/funnel/spec-of';
import { settled } from '../../support/settled';

const list = customersList(specOf(['a', 'b']), parse(customersSettings, {}));

/** An engine with a thousand customers, each named by its place in the list. */
const thousand: Reply<'customers'> = ({ offset, limit }) => {
  const customers = Array.from(
    { length: Math.min(limit, 1000 - offset) },
    (_, i) => ({ id: `c${offset + i}` }) as Customer,
  );
  return Promise.resolve(success({ all: 1000, found: 1000, customers }));
};

describe('the rows of the list of customers', () => {
  it('are there where they were asked for, with some around them', async () => {
    const customers = vi.fn(thousand);
    const state = new CustomersState(fakeEngine({ customers }), { id: 'd' } as DatasetSummary);
    expect(state.row(0)).toBeNull();
    state.ask(list, { from: 200, to: 216 });
    await settled();
    expect([200, 215, 128].map((row) => state.row(row)?.id)).toEqual(['c200', 'c215', 'c128']);
    expect(state.row(900)).toBeNull();
    expect(state.answer?.found).toBe(1000);
  });

  it('are read by the question they answer', async () => {
    const state = new CustomersState(fakeEngine({ customers: thousand }), { id: 'd' } as DatasetSummary);
    state.ask({ ...list, properties: ['city'] }, { from: 0, to: 9 });
    await settled();
    expect(state.answered?.properties).toEqual(['city']);
  });
});

describe('the timeline of a customer', () => {
  it('asks for the rows in view of just that run', async () => {
    const timeline = vi.fn<Reply<'timeline'>>(({ offset }) =>
      Promise.resolve(success({ total: 500, events: [{ time: offset, event: '支付', step: 1, values: [] }], run: [] })),
    );
    const subject = {
      spec: list.spec,
      actor: 7,
      group: { kind: 'all' as const },
      times: [1, 2],
      twin: 0,
      properties: [],
    };
    const state = new TimelineState(fakeEngine({ timeline }), 'd', subject);
    state.ask({ from: 300, to: 310 });
    await settled();
    expect(timeline.mock.lastCall![0]).toMatchObject({ actor: 7, times: [1, 2], twin: 0 });
    const { offset } = timeline.mock.lastCall![0];
    expect([state.row(offset)?.event, state.row(offset + 1), state.answer?.total]).toEqual(['支付', null, 500]);
  });
});
