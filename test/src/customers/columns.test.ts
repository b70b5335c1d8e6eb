import { describe, expect, it } from 'vitest';
import type { Customer } from '../../../src/core/spec/customers';
import type { FunnelSpec } from '../../../src/core/spec/funnel';
import { tableColumns, valueCell } from '../../../src/customers/columns';
import { specOf } from '../../support/funnel/spec-of';

const minute = 60e6;
const entered = Date.UTC(2026, 2, 13, 8) * 1000;
const customer: Customer = {
  actor: 0,
  id: '王小明',
  session: null,
  entered,
  furthest: 1,
  times: [entered, entered + 90 * minute, null],
  twin: 0,
  values: ['Berlin', null],
  next: { event: 'leave "page"', time: entered + 100 * minute },
};

interface Given {
  part?: 'passed' | 'lost';
  step?: number;
  switches?: Partial<FunnelSpec>;
}

function columns({ part = 'passed', step = 2, switches = {} }: Given = {}) {
  const spec = specOf(['visit', 'cart', 'pay'], switches);
  const list = {
    spec,
    group: { kind: 'all' as const },
    step,
    part,
    seconds: null,
    entered: { from: null, to: null },
    search: '',
    sort: { by: { kind: 'id' as const }, descending: false },
    properties: ['city', 'channel'],
  };
  return tableColumns({ list, steps: ['visit', 'cart', '支付'], timeZone: 'Asia/Shanghai' });
}

const texts = (given: Given = {}, of = customer) =>
  Object.fromEntries(columns(given).map(({ key, cell }) => [key, cell(of).text]));

describe('the columns of the list of customers', () => {
  it('are who, when, how far, what next, the properties, and the times of the stages', () => {
    expect(texts()).toEqual({
      id: '王小明',
      entered: '2026-03-13 16:00:00',
      furthest: '2 · cart',
      duration: '1 h 30 min',
      next: 'leave "page"',
      'property city': 'Berlin',
      'property channel': '(empty)',
      'step 1': '1 h 30 min',
      'step 2': '–',
    });
  });

  it('have the session’s begin where sessions are counted', () => {
    const session = { switches: { actor: { kind: 'session' as const, gapMinutes: 30 } } };
    expect(texts(session, { ...customer, session: entered - minute }).session).toBe('2026-03-13 15:59:00');
    expect(columns().map(({ key }) => key)).not.toContain('session');
  });

  it('are headed by the column whose values are counted', () => {
    const [id] = columns({ switches: { actor: { kind: 'column', property: '订单号' } } });
    expect(id.head).toBe('订单号');
  });

  it('leave out stages that nobody in the list can have done', () => {
    const keys = columns({ part: 'lost', step: 2 }).map(({ key }) => key);
    expect(keys.filter((key) => key.startsWith('step'))).toEqual(['step 1']);
  });

  it('say that nothing came after, as a placeholder', () => {
    const next = columns().find(({ key }) => key === 'next')!;
    expect(next.cell({ ...customer, next: null })).toMatchObject({ text: '(nothing after)', empty: true });
  });

  it('have no time taken of one who got no further than the entry', () => {
    expect(texts({}, { ...customer, furthest: 0, times: [entered, null, null] }).duration).toBe('–');
  });

  it('can be sorted by, but for sessions and the times of stages', () => {
    const unsorted = columns({ switches: { actor: { kind: 'session', gapMinutes: 1 } } }).filter(
      ({ sort }) => sort === null,
    );
    expect(unsorted.map(({ key }) => key)).toEqual(['session', 'step 1', 'step 2']);
  });
});

describe('a value of a property', () => {
  it('is shortened where it is too long to show, and marked where there is none', () => {
    expect(valueCell('x'.repeat(5000)).text.length).toBeLessThan(1100);
    expect(valueCell(null)).toEqual({ text: '(empty)', title: '', empty: true });
    expect(valueCell('').empty).toBeUndefined();
  });
});
