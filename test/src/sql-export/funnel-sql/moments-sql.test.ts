import { describe, expect, it } from 'vitest';
import { specOf } from '../../../support/funnel/spec-of';
import { cteNames, cteText } from '../../../support/sql/cte-text';

const stop = { events: ['x'], filters: [], from: 0, to: 1, effect: 'stop' as const };

describe('the moments of an actor', () => {
  it('count the events of each step at each time', () => {
    expect(cteText(specOf(['a', 'b']), 'moments')).toBe(`SELECT actor,
  t,
  sum(s1) AS m1,
  sum(s2) AS m2
FROM funnel_rows
WHERE (s1 = 1 OR s2 = 1)
GROUP BY actor, t`);
  });

  it('count all events in strict order', () => {
    expect(cteText(specOf(['a', 'b'], { order: 'strict' }), 'moments')).toBe(`SELECT actor,
  t,
  sum(s1) AS m1,
  sum(s2) AS m2,
  count(*) AS events
FROM funnel_rows
GROUP BY actor, t`);
  });

  it('know ties where there are exclusions, which do not count among tied events', () => {
    expect(cteText(specOf(['a', 'b'], { exclusions: [stop] }), 'times')).toBe(`SELECT *,
  CASE WHEN events > 1 AND m1 + m2 > 0 THEN 1 ELSE 0 END AS tied,
  CASE WHEN events > 1 AND m1 + m2 > 0 THEN 0 ELSE hits1 END AS y1
FROM funnel_moments`);
    expect(cteNames(specOf(['a', 'b']))).not.toContain('times');
  });

  it('are those of a session by its user and number', () => {
    const spec = specOf(['a'], { actor: { kind: 'session', gapMinutes: 30 } });
    expect(cteText(spec, 'moments')).toBe(`SELECT concat(CAST(actor AS VARCHAR), ' ', CAST(session_number AS VARCHAR)) AS actor,
  t,
  sum(s1) AS m1
FROM funnel_sessions
WHERE s1 = 1
GROUP BY actor, session_number, t`); // prettier-ignore
  });
});
