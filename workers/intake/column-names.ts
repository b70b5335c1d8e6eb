/** What a column's name says about its role: exact names by rank, then the words it is made of. English and Chinese. */

export type NamedRole = 'who' | 'what' | 'when' | 'amount';

type Ranked = readonly (readonly [number, string])[];

/** Names in lower case without blanks and punctuation. 1.1: beyond doubt also beside other candidates; 0.3: better than nothing. */
const EXACT: Record<NamedRole, Ranked> = {
  who: [
    [1.1, 'caseconceptname'],
    [1.05, 'caseid case casenumber casenr traceid'],
    [1.02, 'userid uid userno usernumber distinctid userpseudoid visitorid fullvisitorid customerid custid clientid'],
    [
      1.02,
      'memberid personid openid unionid 用户id 用户编号 用户标识 客户id 客户编号 客户号 会员id 会员编号 会员号 会员卡号',
    ],
    [1, 'user usr visitor customer cust client member person shopper buyerid buyer subscriberid playerid patientid'],
    [1, '用户 客户 会员 顾客 顾客id 顾客编号 买家 买家id 访客 访客id 玩家id 用户账号 会员卡'],
    [
      0.9,
      'contactid leadid mqlid prospectid dealid opportunityid accountid guestid studentid subscriber player patient',
    ],
    [0.9, '线索id 线索编号 商机id 商机编号 联系人id 患者id 学号 学员id 账号 账户 账号id openuid'],
    [0.85, 'anonymousid cookieid cookie deviceuuid idfa gaid account contact lead prospect deal opportunity'],
    [
      0.8,
      '线索 商机 联系人 项目编号 用户名 客户名称 客户姓名 会员名 username customername clientname deviceid 设备id 设备号',
    ],
    [0.75, 'email emailaddress mail phone phonenumber mobile 手机 手机号 手机号码 电话 邮箱'],
    [0.6, 'company companyid organization organisation organizationid tenantid 公司 公司名称 企业 企业名称'],
    [0.55, 'id key 编号 姓名 name applicationid applicationnumber 申请编号 申请号'],
    [0.3, 'sessionid session usersession visitid sellerid orderid ordernumber 会话id 会话 订单号 订单编号 订单id'],
  ],
  what: [
    [1.05, 'conceptname'],
    [1, 'event eventname events activity activityname activityid behavior behaviour behaviortype behaviourtype'],
    [1, '事件 事件名 事件名称 行为 行为类型 活动 活动名称 用户行为 行为名称'],
    [0.95, 'eventtype evt evtname actiontype actionname useraction 事件类型 动作 动作名称 操作类型 操作'],
    [0.9, 'action eventkey eventaction operation interaction 动作类型 埋点 事件id eventcode'],
    [
      0.8,
      'stage stagename dealstage leadstage step stepname phase milestone touchpoint 阶段 销售阶段 环节 步骤 节点 里程碑',
    ],
    [0.6, 'status state type task taskname orderstatus 状态 订单状态 任务 类型'],
    [0.5, 'page pagename pagetype screen screenname url path 页面 页面名称'],
  ],
  when: [
    [1.05, 'timetimestamp'],
    [1, 'eventtime timestamp time ts datetime eventtimestamp eventdatetime occurredat occurredon eventts actiontime'],
    [1, '时间 时间戳 事件时间 发生时间 行为时间 操作时间 日期时间 触发时间 动作时间'],
    [0.97, 'starttime starttimestamp startedat completetimestamp completetime clienttime clienteventtime'],
    [0.93, 'date day dt eventdate createdat createtime createdtime created servertime loggedat visittime ordertime'],
    [0.93, '日期 创建时间 下单时间 订单时间 访问时间 支付时间 交易时间 购买时间 成交时间 开始时间 下单日期 记录时间'],
    [
      0.9,
      'orderdate invoicedate purchasedate transactiondate saledate visitdate orderpurchasetimestamp 购买日期 交易日期 订单日期',
    ],
    [0.3, 'updatedat updatetime modifiedat lastseen enddate endtime duedate 更新时间 结束时间 修改时间'],
  ],
  amount: [
    [1, 'amount amt revenue gmv totalamount orderamount paymentamount purchaseamount transactionamount salesamount'],
    [1, '金额 订单金额 支付金额 实付金额 成交金额 交易金额 消费金额 销售额 收入 营收 付款金额 合同金额'],
    [
      0.9,
      'dollarvalue paymentvalue totalprice ordervalue dealvalue dealamount contractvalue eventvalue purchaserevenue',
    ],
    [0.8, 'price value total sales spend spent payment 价格 单价 总价 总额 实付 支付 消费 payable'],
  ],
};

const PERSON = new Set(
  'user usr customer cust client visitor member person buyer subscriber player patient guest student contact lead prospect shopper passenger'.split(
    ' ',
  ),
);
const THING = new Set(
  'product item page category event order transaction sku campaign brand store shop city region country row session ad creative invoice'.split(
    ' ',
  ),
);
const ID = new Set('id key no nr number uuid guid hash code'.split(' '));
const TIME = new Set('time timestamp tstamp datetime date at ts dt on day'.split(' '));
const DOING = new Set('event action activity behavior behaviour stage'.split(' '));
const MONEY = new Set('amount amt revenue price value gmv sales spend total'.split(' '));
const NOT_NOW = /birth|dob|expir|valid|updat|modif|due|end|last|生日|出生|到期|有效|更新|修改/;

const ranks = new Map(
  Object.entries(EXACT).map(([role, ranked]) => [
    role,
    new Map(ranked.flatMap(([rank, names]) => names.split(' ').map((name) => [name, rank] as const))),
  ]),
);

/** `userId`, `USER ID`, `User-ID` as ['user', 'id']. */
export function nameWords(name: string): string[] {
  const spaced = name.normalize('NFKC').replace(/(\p{Ll}|\d)(\p{Lu})/gu, '$1 $2');
  return spaced.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** 0 (says nothing) … 1.1 (says it without a doubt). */
export function nameRank(name: string, role: NamedRole): number {
  const words = nameWords(name);
  return ranks.get(role)?.get(words.join('')) ?? rankByWords[role](words);
}

/** Whether some role is plainly meant by this name. */
export function isKnownName(name: string): boolean {
  return [...ranks.keys()].some((role) => nameRank(name, role as NamedRole) >= 0.9);
}

const rankByWords: Record<NamedRole, (words: string[]) => number> = {
  who(words) {
    const last = words.at(-1) ?? '';
    const joined = words.join('');
    if (/(用户|客户|会员|顾客|访客|买家|玩家|学员|患者)/.test(joined))
      return /(id|编号|号|标识|码|账号)$/.test(joined) ? 0.85 : 0;
    if (!ID.has(last)) return 0;
    if (words.some((word) => PERSON.has(word))) return 0.85;
    return words.some((word) => THING.has(word)) ? 0.05 : 0.35;
  },
  what(words) {
    if (DOING.has(words.at(-1) ?? '')) return 0.75;
    return /(事件|行为|动作|阶段)(名称?|类型)?$/.test(words.join('')) ? 0.75 : 0;
  },
  when(words) {
    const rank = TIME.has(words.at(-1) ?? '') || /(时间戳?|日期|时刻)$/.test(words.join('')) ? 0.8 : 0;
    return NOT_NOW.test(words.join(' ')) ? rank * 0.3 : rank;
  },
  amount(words) {
    if (/(金额|价格|收入|销售额|费用|总价)/.test(words.join(''))) return 0.75;
    return words.some((word) => MONEY.has(word)) && !words.some((word) => ID.has(word)) ? 0.65 : 0;
  },
};

/**
 * What a row of a file without event names is, by the name of its time column: `won_date` tells of `won`,
 * `InvoiceDate` of a purchase. '' where the name speaks of nothing but time.
 */
export function eventOfTimeColumn(name: string): string {
  const words = nameWords(name).filter((word) => !TIME.has(word));
  if (words.some((word) => TRADE.has(word))) return 'purchase';
  const rest = words.filter((word) => !MEANINGLESS.has(word)).join('_');
  return /\p{Script=Han}/u.test(rest) ? rest.replace(/(时间戳?|日期|时刻)$/, '') : rest;
}

/** Whether the name is that of a trait (a channel, a city, a product), which repeats among an actor's rows without being what happened. */
export function isTraitName(name: string): boolean {
  const words = nameWords(name);
  return words.some((word) => TRAITS.has(word)) || HAN_TRAIT.test(words.join(''));
}

const TRAITS = new Set(
  `channel source medium campaign country city region state province address device os browser platform gender sex age currency
  language locale segment product category brand sku item plan origin resource org owner industry size referrer lat lon version label name
  variant group team role method profile tier level`.split(/\s+/),
);
const HAN_TRAIT =
  /渠道|来源|城市|省|地区|国家|设备|系统|浏览器|平台|性别|年龄|产品|商品|品类|品牌|类目|套餐|行业|姓名|名称$|版本|等级/;

const TRADE = new Set('order invoice purchase transaction sale payment'.split(' '));
const MEANINGLESS = new Set(
  'event start started end column local utc server client record 事件时间 发生时间 日期时间'.split(' '),
);
