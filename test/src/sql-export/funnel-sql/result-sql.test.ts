import { beforeAll, describe, expect, it } from 'vitest';
import type { ActorCondition } from '../../../../src/core/spec/funnel';
import { funnelSql } from '../../../../src/sql-export/funnel-sql/funnel-sql';
import { specOf } from '../../../support/funnel/spec-of';
import { openCounted, type Counted } from '../../../support/sql/counted';
import { resultText, shopTable } from '../../../support/sql/cte-text';

const did: ActorCondition = { did: true, events: ['s'], filters: [], times: 2, dates: { from: null, to: null } };
const segment = (label: string, conditions: ActorCondition[]) => ({ id: label, label, conditions, cell: null });

let counted: Counted;

beforeAll(async () => {
  counted = await openCounted();
});

describe('the result', () => {
  it('has a row for each step with its label, or else its events', () => {
    const spec = specOf([{ events: ['a'], label: "it's" }, { events: ['b', 'c'] }]);
    const text = resultText(spec);
    expect(text).toContain(`SELECT 1 AS step, 'it''s' AS name\n  UNION ALL\n  SELECT 2 AS step, 'b / c' AS name`);
    expect(text).toContain('CASE WHEN steps.step = 1 THEN totals.n1 WHEN steps.step = 2 THEN totals.n2 END AS actors');
    expect(text).toMatch(/ORDER BY step$/);
  });

  it('cuts labels that no line could show', () => {
    expect(resultText(specOf([{ events: ['a'], label: 'x'.repeat(5000) }]))).toContain(`${'x'.repeat(1000)}…'`);
  });

  it('has rows of all actors and of each segment, in their order', async () => {
    const spec = specOf(['a'], { segments: [segment('often', [did]), segment('all of them', [])] });
    expect(await counted.groups(spec, 'a s s | a s | a')).toEqual([
      ['all', [3]],
      ['often', [1]],
      ['all of them', [3]],
    ]);
  });

  it('is of no actors where there are none', async () => {
    expect(await counted.counts(specOf(['a', 'b']), 'y')).toEqual([0, 0]);
  });

  it.each([
    ['One row per step.', {}],
    ['One row per segment and step.', { segments: [segment('s', [])] }],
  ])('says at the head of the text: %s', (words, switches) => {
    const { sql } = funnelSql(specOf(['a'], switches), shopTable, { dialect: 'duckdb', timeZone: 'UTC' });
    expect(sql).toMatch(new RegExp(`^-- ${words} Times are microseconds since 1970 UTC.\n`));
  });
});
