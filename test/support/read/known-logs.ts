import type { Role } from '../../../src/core/spec/dataset';
import { minute, times } from './file-text';

type Roles = Partial<Record<Role, string>>;
const hex = (i: number) => (0x9e3779b97f4a7c15n * BigInt(i + 1)).toString(16).padStart(32, '0').slice(-32);
const second = (i: number) => 1511544070 + i * 60;

/** Small files in the manner of logs that people have, and the columns that hold each role. */
export const logs: [title: string, lines: string[], roles: Roles][] = [
  [
    'a plain event log',
    [
      'user_id,event,timestamp',
      ...times(60, (i) => `${219483890 + (i % 9)},${['main', 'cart'][i % 2]},${minute(i)}.273932`),
    ],
    { who: 'user_id', what: 'event', when: 'timestamp' },
  ],
  [
    'a process log in XES names',
    [
      'case:concept:name,Action,org:resource,concept:name,EventOrigin,EventID,lifecycle:transition,time:timestamp,case:RequestedAmount',
      ...times(
        60,
        (i) =>
          `Application_${652823628 + (i >> 2)},Created,User_${i % 3},A_Create ${i % 4},Application,Ev_${i},complete,2016-01-01T09:51:15.${100 + i}+00:00,${20000 + i}.0`,
      ),
    ],
    { who: 'case:concept:name', what: 'concept:name', when: 'time:timestamp', amount: 'case:RequestedAmount' },
  ],
  [
    'a process log in the names of process mining tools',
    [
      'Case ID,Activity,Resource,Start Timestamp,Complete Timestamp,Variant',
      ...times(
        60,
        (i) =>
          `Case ${i >> 2},Step ${i % 4},Ann,2012/04/03 16:${10 + (i % 40)}:37.000,2012/04/03 17:${10 + (i % 40)}:37.000,Variant 1`,
      ),
    ],
    { who: 'Case ID', what: 'Activity', when: 'Start Timestamp' },
  ],
  [
    'a shop log with sessions, brands and prices',
    [
      'event_time,event_type,product_id,category_id,category_code,brand,price,user_id,user_session',
      ...times(
        60,
        (i) =>
          `2019-10-01 00:00:${10 + (i % 50)} UTC,${['view', 'view', 'cart'][i % 3]},${44600062 + i},21038073${i % 9},appliances.kitchen,${['asus', '', 'acer'][i % 3]},${35 + i}.79,${541312140 + (i >> 2)},72d76fde-8bb3-4e00-8c23-${hex(i >> 2).slice(0, 12)}`,
      ),
    ],
    { who: 'user_id', what: 'event_type', when: 'event_time', amount: 'price' },
  ],
  [
    'a behaviour log without header: user, item, category, behaviour, seconds',
    times(
      400,
      (i) =>
        `${1 + Math.floor(i / 40)},${(i * 7919) % 50000},${(i * 31) % 97},${i % 9 ? 'pv' : ['buy', 'fav', 'cart'][i % 3]},${second(i)}`,
    ),
    { who: 'column_1', what: 'column_4', when: 'column_5' },
  ],
  [
    'a retail log with milliseconds and names without separators',
    [
      'timestamp,visitorid,event,itemid,transactionid',
      ...times(
        60,
        (i) =>
          `${1433221332117 + i * 1000},${257597 + (i % 20)},${i % 5 ? 'view' : 'transaction'},${355908 - i},${i % 5 ? '' : i}`,
      ),
    ],
    { who: 'visitorid', what: 'event', when: 'timestamp' },
  ],
  [
    'an export of a web analytics tool with microseconds',
    [
      'event_date,event_timestamp,event_name,user_pseudo_id,platform',
      ...times(
        60,
        (i) => `20201101,${1604188800000000 + i * 1e6},page_${i % 3},${1000 + (i % 7)}.${20000 + (i % 7)},WEB`,
      ),
    ],
    { who: 'user_pseudo_id', what: 'event_name', when: 'event_timestamp' },
  ],
  [
    'a Chinese event log',
    [
      '用户ID,行为类型,时间,渠道,城市,金额',
      ...times(
        60,
        (i) =>
          `U${i % 9},${['浏览', '加购', '支付'][i % 3]},2026/1/${1 + (i % 28)} 4:05,微信,上海,${i % 3 === 2 ? '99.50' : ''}`,
      ),
    ],
    { who: '用户ID', what: '行为类型', when: '时间', amount: '金额' },
  ],
  [
    'a Chinese customer list of stages',
    [
      '客户编号,客户名称,阶段,日期,负责人',
      ...times(40, (i) => `C${i % 9},公司${i % 9},${['需求', '报价', '签约'][i % 3]},2026年1月${1 + (i % 28)}日,王`),
    ],
    { who: '客户编号', what: '阶段', when: '日期' },
  ],
  [
    'an id that WeChat gives, and English names in camel case',
    ['openId,eventName,createTime,userType', ...times(40, (i) => `o6_bm${i % 9},click,${minute(i)},vip`)],
    { who: 'openId', what: 'eventName', when: 'createTime' },
  ],
  [
    'transactions: every row is a purchase',
    [
      'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
      ...times(
        60,
        (i) =>
          `${536365 + (i >> 1)},85123A,WHITE HEART,${1 + (i % 6)},12/${13 + (i % 9)}/2010 8:26,2.${10 + i},${17850 + (i % 9)},France`,
      ),
    ],
    { who: 'CustomerID', when: 'InvoiceDate', amount: 'UnitPrice' },
  ],
  [
    'leads, one a row, whose page and origin repeat but are no event',
    [
      'mql_id,first_contact_date,landing_page_id,origin',
      ...times(60, (i) => `${hex(i)},2018-02-${10 + (i % 18)},${hex(i % 4)},${['social', 'email'][i % 2]}`),
    ],
    { who: 'mql_id', when: 'first_contact_date' },
  ],
  [
    'transactions without header',
    times(
      60,
      (i) =>
        ` ${String(4 + (i >> 2)).padStart(5, '0')} ${String(1 + (i >> 2)).padStart(4, '0')} 19970${1 + (i % 9)}0${1 + (i % 9)}  ${1 + (i % 4)}   ${10 + i}.33`,
    ),
    { who: 'column_1', when: 'column_3', amount: 'column_5' },
  ],
  [
    'names that tell nothing',
    [
      'a,b,c,d',
      ...times(
        80,
        (i) => `${minute(i)},k${(i * 13) % 11},${['open', 'read', 'close'][i % 3]},${i % 11 < 5 ? 'north' : 'south'}`,
      ),
    ],
    { who: 'b', what: 'c', when: 'a' },
  ],
  [
    'a German export with amounts as they are written there',
    [
      '"Kunde";"Aktion";"Datum";"Betrag"',
      ...times(
        40,
        (i) => `"K${i % 9}";"${['Besuch', 'Kauf'][i % 2]}";"${1 + (i % 28)}.02.2026 10:00";"1.${100 + i},50"`,
      ),
    ],
    { who: 'Kunde', what: 'Aktion', when: 'Datum', amount: 'Betrag' },
  ],
  [
    'a list of deals, one a row, with several dates',
    [
      'Record ID,Deal Name,Deal Stage,Close Date,Amount,Create Date',
      ...times(
        40,
        (i) =>
          `${900 + i},Deal ${i},${['won', 'lost'][i % 2]},2026-03-${10 + (i % 9)},${i * 100},2026-01-${10 + (i % 18)}`,
      ),
    ],
    { who: 'Record ID', what: 'Deal Stage', when: 'Create Date', amount: 'Amount' },
  ],
  [
    'ratings, which are no amounts',
    [
      'userId,movieId,rating,timestamp',
      ...times(60, (i) => `${1 + (i >> 3)},${31 + i * 7},${(1 + (i % 9)) / 2},${second(i)}`),
    ],
    { who: 'userId', when: 'timestamp' },
  ],
  [
    'a row number called id beside an id that repeats',
    [
      'id,cid,act,dt',
      ...times(90, (i) => `${i + 1},${1600000000 + ((i * 7919) % 300) * 1000},${['a', 'b', 'c'][i % 3]},${minute(i)}`),
    ],
    { who: 'cid', what: 'act', when: 'dt' },
  ],
  [
    'a row number in front',
    [
      ',account_ref,did,at',
      ...times(80, (i) => `${i},k${(i * 13) % 11},${['open', 'read', 'close'][i % 3]},${minute(i)}`),
    ],
    { who: 'account_ref', what: 'did', when: 'at' },
  ],
  [
    'an "event" column that holds a different id in every row, and a "type" that does not',
    ['user_id,event,type,time', ...times(80, (i) => `u${i % 9},${hex(i)},${['open', 'read'][i % 2]},${minute(i)}`)],
    { who: 'user_id', what: 'type', when: 'time' },
  ],
  [
    'a "time" column that holds durations, and a date elsewhere',
    [
      'user_id,event,time,day',
      ...times(80, (i) => `u${i % 9},${['open', 'read'][i % 2]},${i}.5,2026-01-${10 + (i % 20)}`),
    ],
    { who: 'user_id', what: 'event', when: 'day' },
  ],
  [
    'a user column that is mostly empty beside a cookie that is not',
    [
      'user_id,cookie_id,event,ts',
      ...times(80, (i) => `${i % 10 ? '' : i},c${i % 12},${['open', 'read'][i % 2]},${second(i)}`),
    ],
    { who: 'cookie_id', what: 'event', when: 'ts' },
  ],
  [
    'one user alone, with a session beside',
    ['user_id,session_id,event,time', ...times(40, (i) => `u1,s${i >> 3},${['open', 'read'][i % 2]},${minute(i)}`)],
    { who: 'user_id', what: 'event', when: 'time' },
  ],
  [
    'three rows only',
    ['user,event,time', 'a,view,2026-01-03', 'a,pay,2026-01-04', 'b,view,2026-01-05'],
    { who: 'user', what: 'event', when: 'time' },
  ],
  [
    'a header and no rows',
    ['user_id,event,time,amount'],
    { who: 'user_id', what: 'event', when: 'time', amount: 'amount' },
  ],
  ['two columns without header', times(30, (i) => `k${i % 7},${minute(i)}`), { who: 'column_1', when: 'column_2' }],
];
