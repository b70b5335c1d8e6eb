import type { FunnelSpec } from '../../../src/core/spec/funnel';
import type { SqlTable } from '../../../src/sql-export/funnel-sql/names';
import { specOf } from '../funnel/spec-of';

/** Ends every kind of quotes, brackets and comments, and goes on as a statement. */
export const hostileText = `a'b"c\`d\\e\n*/-- 中文 🙂') ; DROP TABLE victim; --`;

/** What a link may hold instead of a time zone. */
export const hostileZone = "UTC') ; DROP TABLE victim; --";

/** A table with nothing but hostile names. */
export const hostileTable: SqlTable = {
  name: `"${hostileText.replaceAll('"', '""')}"`,
  user: `${hostileText} user`,
  event: `${hostileText} event`,
  time: `${hostileText} time`,
  timeUnit: 'microsecond',
  columns: new Map([['plain', `${hostileText} column`]]),
};

const equals = { property: hostileText, op: 'equal' as const, value: hostileText };
const others = [
  { property: 'plain', op: 'contains' as const, value: hostileText },
  { property: 'plain', op: 'in' as const, values: [hostileText, "'"] },
  { property: 'plain', op: 'between' as const, from: hostileText, to: '\\' },
];
const did = { did: true, events: [hostileText], filters: [equals], times: 1, dates: { from: null, to: null } };

/** All that comes from a file, a link or a keyboard. */
const everywhere = specOf(
  [
    { events: [hostileText], label: hostileText, filters: [equals, ...others] },
    { events: ['b', hostileText], label: '' },
  ],
  {
    filter: { events: [equals], actors: [did] },
    exclusions: [{ events: [hostileText], filters: [equals], from: 0, to: 1, effect: 'stop' }],
    actor: { kind: 'column', property: hostileText },
    holdConstant: [hostileText],
  },
);

const bins = { kind: 'property' as const, property: hostileText, bins: { by: 'width' as const, count: 2 } };
const day = { kind: 'calendar' as const, property: hostileText, unit: 'day' as const };

/** Funnels that name hostile texts wherever they can. */
export const hostileSpecs: FunnelSpec[] = [
  { ...everywhere, segments: [{ id: hostileText, label: hostileText, conditions: [did], cell: null }] },
  ...(['first', 'all'] as const).map((at) => ({
    ...everywhere,
    breakdown: { by: [day, bins], attribution: { at }, shown: null },
  })),
];
