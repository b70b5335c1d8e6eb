/** The words by which column names are known: English and Chinese, with the commonest of a few other languages. */

export type NamedRole = 'who' | 'what' | 'when' | 'amount';

/**
 * Whole names in lower case, without blanks and punctuation, by rank. Above 1: means this role also beside others that
 * could; below 0.5: better than nothing.
 */
export const rankedNames: Record<NamedRole, readonly (readonly [rank: number, names: string])[]> = {
  who: [
    [1.1, 'caseconceptname'],
    [1.05, 'caseid case casenumber casenr traceid'],
    [
      1.02,
      `userid uid userno usernumber distinctid userpseudoid visitorid fullvisitorid customerid custid clientid memberid
      personid openid unionid amplitudeid kundennr kundennummer kundenid 用户id 用户编号 用户标识 客户id 客户编号 客户号
      会员id 会员编号 会员号 会员卡号`,
    ],
    [
      1,
      `user usr visitor customer cust client member person shopper buyerid buyer subscriberid playerid patientid
      kunde nutzer benutzer utilisateur cliente usuario 用户 客户 会员 顾客 顾客id 顾客编号 买家 买家id 访客 访客id
      玩家id 用户账号 会员卡`,
    ],
    [
      0.9,
      `contactid leadid mqlid prospectid dealid opportunityid accountid guestid studentid subscriber player patient
      线索id 线索编号 商机id 商机编号 联系人id 患者id 学号 学员id 账号 账户 账号id`,
    ],
    [0.85, 'anonymousid cookieid cookie deviceuuid idfa gaid account contact lead prospect deal opportunity'],
    [0.8, 'deviceid cid 设备id 设备号 线索 商机 联系人 项目编号'],
    [0.75, 'email emailaddress mail phone phonenumber mobile 手机 手机号 手机号码 电话 邮箱'],
    [0.7, 'username customername clientname 用户名 客户名称 客户姓名 会员名'],
    [0.6, 'company companyid organization organisation organizationid tenantid 公司 公司名称 企业 企业名称'],
    [0.55, 'id key 编号 姓名 name applicationid applicationnumber 申请编号 申请号'],
    [0.3, 'sessionid session usersession visitid sellerid orderid ordernumber 会话id 会话 订单号 订单编号 订单id'],
  ],
  what: [
    [1.05, 'conceptname eventconceptname'],
    [
      1,
      `event eventname events activity activityname activityid behavior behaviour behaviortype behaviourtype ereignis
      evento 事件 事件名 事件名称 行为 行为类型 行为名称 活动 活动名称 用户行为`,
    ],
    [0.95, 'eventtype evt evtname actiontype actionname useraction 事件类型 动作 动作名称 操作类型 操作'],
    [0.9, 'action eventkey eventaction eventcode operation interaction aktion aktivität 动作类型 埋点 事件id'],
    [
      0.8,
      `stage stagename dealstage leadstage step stepname phase milestone touchpoint act 阶段 销售阶段 环节 步骤 节点
      里程碑`,
    ],
    [0.6, 'status state type task taskname orderstatus 状态 订单状态 任务 类型'],
    [0.5, 'page pagename pagetype screen screenname url path 页面 页面名称'],
  ],
  when: [
    [1.05, 'timetimestamp'],
    [
      1,
      `eventtime timestamp time ts datetime eventtimestamp eventdatetime occurredat occurredon eventts actiontime
      zeitstempel horodatage 时间 时间戳 事件时间 发生时间 行为时间 操作时间 日期时间 触发时间 动作时间`,
    ],
    [0.97, 'starttime starttimestamp startedat completetimestamp completetime clienttime clienteventtime'],
    [
      0.93,
      `date day dt eventdate createdat createdate creationdate createtime createdtime created servertime loggedat
      visittime ordertime datum zeit zeitpunkt fecha hora 日期 创建时间 下单时间 订单时间 访问时间 支付时间 交易时间
      购买时间 成交时间 开始时间 下单日期 记录时间`,
    ],
    [
      0.9,
      `orderdate invoicedate purchasedate transactiondate saledate visitdate orderpurchasetimestamp 购买日期 交易日期
      订单日期`,
    ],
    [0.3, 'updatedat updatetime modifiedat lastseen enddate endtime duedate 更新时间 结束时间 修改时间'],
  ],
  amount: [
    [
      1,
      `amount amt revenue gmv totalamount orderamount paymentamount purchaseamount transactionamount salesamount betrag
      umsatz montant importe 金额 订单金额 支付金额 实付金额 成交金额 交易金额 消费金额 付款金额 合同金额 销售额 收入
      营收`,
    ],
    [
      0.9,
      'dollarvalue paymentvalue totalprice ordervalue dealvalue dealamount contractvalue eventvalue purchaserevenue',
    ],
    [0.8, 'price value total sales spend spent payment payable preis prix precio 价格 单价 总价 总额 实付 支付 消费'],
  ],
};

function wordSet(text: string): ReadonlySet<string> {
  return new Set(text.split(/\s+/));
}

export const personWords = wordSet(
  `user usr customer cust client visitor member person buyer subscriber player patient guest student contact lead
  prospect shopper passenger`,
);
export const thingWords = wordSet(
  `product item page category event order transaction sku campaign brand store shop city region country row session ad
  creative invoice`,
);
export const idWords = wordSet('id key no nr number uuid guid hash code');
export const timeWords = wordSet('time timestamp stamp tstamp datetime date at ts dt on day datum zeit');
export const doingWords = wordSet('event action activity behavior behaviour stage');
export const moneyWords = wordSet('amount amt revenue price value gmv sales spend total');

/** Rows whose time is that of an order are purchases. */
export const tradeWords = wordSet('order invoice purchase transaction sale payment');
/** Words of time columns that don't say what happened. */
export const idleWords = wordSet(
  `event start started end column local utc server client record create created creation logged updated 创建时间 更新时间
  事件时间 发生时间 日期时间`,
);

/** Traits of an actor, a thing or an event: they repeat without being what happened. */
export const traitWords = wordSet(
  `channel source medium campaign country city region state province address device os browser platform gender sex age
  currency language locale segment product category brand sku item plan origin resource org owner industry size referrer
  lat lon version label name variant group team role method profile tier level rating score rank weight height duration
  quantity qty temperature percent share rate ratio`,
);
export const hanTrait =
  /渠道|来源|城市|省|地区|国家|设备|系统|浏览器|平台|性别|年龄|产品|商品|品类|品牌|类目|套餐|行业|姓名|名称$|版本|等级|评分|得分|数量|时长|比例/;
