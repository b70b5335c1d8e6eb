import { describe, expect, it } from 'vitest';
import { eventOfTimeColumn, isKnownName, isTraitName, nameRank } from '../../../../workers/read/shapes/column-names';
import type { NamedRole } from '../../../../workers/read/shapes/name-vocabulary';

const roles: NamedRole[] = ['who', 'what', 'when', 'amount'];
/** The role that a name says most plainly; null where it says none. */
function roleOf(name: string): NamedRole | null {
  const ranked = roles.map((role) => ({ role, rank: nameRank(name, role) })).sort((a, b) => b.rank - a.rank);
  return ranked[0].rank === 0 ? null : ranked[0].role;
}

describe('a column’s name says', () => {
  it.each<[string, NamedRole, string[]]>([
    [
      'who, by the id of a person',
      'who',
      ['user_id', 'UserID', 'Customer No', 'lead-key', '用户ID', '会员卡号', 'kundennummer'],
    ],
    [
      'what, by an event or a stage',
      'what',
      ['event', 'Event Name', 'action_type', 'deal_stage', '行为类型', '销售阶段', 'checkout event'],
    ],
    [
      'when, by a time or a date',
      'when',
      ['ts', 'event_time', 'createdAt', 'Invoice Date', '下单时间', '签约日期', 'order_ts'],
    ],
    ['how much, by money', 'amount', ['amount', 'Total Price', 'order_revenue', '支付金额', 'umsatz', 'net sales']],
    ['in whatever way it is written', 'who', ['USERID', 'user.id', 'user id', 'ｕｓｅｒ＿ｉｄ', ' userId ']],
  ])('%s', (_, role, names) => expect(names.map(roleOf)).toEqual(names.map(() => role)));

  it('nothing, by any other word', () => {
    expect(['', '   ', '___', 'x'.repeat(60), 'foo', '🙂'].map(roleOf)).toEqual(Array(6).fill(null));
  });
});

describe('a name says its role more plainly', () => {
  const more = (role: NamedRole, plain: string, other: string) =>
    expect(nameRank(plain, role)).toBeGreaterThan(nameRank(other, role));

  it('where it names a person rather than a thing', () => {
    more('who', 'user_id', 'id');
    more('who', 'id', 'session_id');
    more('who', 'buyer uuid', 'product uuid');
  });

  it('where it is the time of the event rather than of something later', () => {
    more('when', 'event_time', 'updated_at');
    more('when', 'order date', 'due date');
    more('when', '下单日期', '出生日期');
  });

  it('where it is an event rather than a page', () => {
    more('what', 'event_name', 'status');
    more('what', 'status', 'url');
  });

  it('and the id of a payment is no amount', () => {
    expect(nameRank('payment key total', 'amount')).toBe(0);
  });
});

describe('a name', () => {
  it('is known where it leaves no doubt about its role', () => {
    expect(['user_id', 'timestamp', '事件'].every(isKnownName)).toBe(true);
    expect(['status', 'id', 'column_1', ''].some(isKnownName)).toBe(false);
  });

  it('is that of a trait where it describes an actor or a thing', () => {
    expect(['utm_source', 'City', 'deviceType', '渠道', '商品名称', 'plan'].every(isTraitName)).toBe(true);
    expect(['event', 'user_id', '时间'].some(isTraitName)).toBe(false);
  });
});

describe('the event that a time column tells of', () => {
  it.each([
    ['won', 'won_date'],
    ['purchase', 'InvoiceDate'],
    ['purchase', 'order_ts'],
    ['first_contact', 'first contact date'],
    ['签约', '签约日期'],
    ['', 'timestamp'],
    ['', 'createdAt'],
    ['', '创建时间'],
  ])('is %j for %s', (event, name) => expect(eventOfTimeColumn(name)).toBe(event));
});
