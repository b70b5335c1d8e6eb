import { describe, expect, it } from 'vitest';
import { drilldownSpec } from '../../../src/customers/drilldown';
import { specOf } from '../../support/funnel/spec-of';

const october = { from: '2026-10-01', to: '2026-10-31' };
const place = (entered: { from: string | null; to: string | null }) => ({ step: 1, part: 'lost' as const, entered });

describe('the funnel of those who entered on some days', () => {
  it('is that of these days, inside its own', () => {
    const within = specOf(['a', 'b'], { dateRange: october });
    const days = (entered: Parameters<typeof place>[0]) => drilldownSpec(within, place(entered)).dateRange;
    expect(days({ from: '2026-09-28', to: '2026-10-04' })).toEqual({ from: '2026-10-01', to: '2026-10-04' });
    expect(days({ from: '2026-10-26', to: '2026-11-01' })).toEqual({ from: '2026-10-26', to: '2026-10-31' });
    expect(drilldownSpec(specOf(['a', 'b']), place(october)).dateRange).toEqual(october);
  });

  it('stays as it is where one entry alone may start a run, or every run counts, or no day is asked for', () => {
    const whole = { dateRangeRule: 'whole', dateRange: { from: null, to: '2026-12-31' } } as const;
    for (const switches of [{ entry: 'first' }, { count: 'totals' }, whole] as const) {
      const spec = specOf(['a', 'b'], switches);
      expect(drilldownSpec(spec, place(october))).toBe(spec);
    }
    const spec = specOf(['a', 'b']);
    expect(drilldownSpec(spec, { step: 0, part: 'passed' })).toBe(spec);
  });

  it('stays as it is where no day is in both: nobody is listed then', () => {
    const spec = specOf(['a', 'b'], { dateRange: october });
    expect(drilldownSpec(spec, place({ from: '2026-11-02', to: '2026-11-08' }))).toBe(spec);
  });
});
