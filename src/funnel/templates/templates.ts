import { stage, type Template } from './template-stage';

const visit = stage(
  '访问',
  'Visit',
  'visit, session start, page view, pageview, main, home, homepage, landing, open, app open, app launch, launch, 访问, 访客, 浏览首页, 首页, 进入, 打开, 启动',
);
const signUp = stage(
  '注册',
  'Sign-up',
  'sign up, signup, register, registration, account created, create account, user created, 注册, 开户, 创建账号',
);
const activation = stage(
  '激活',
  'Activation',
  'activate, activation, onboarding complete, first use, aha, 激活, 首次使用',
);
const order = stage(
  '下单',
  'Order',
  'order, checkout, begin checkout, start checkout, place order, order created, order placed, payment method, payment choice, payment info, 下单, 提交订单, 创建订单, 结算, 订单',
);
const pay = stage(
  '支付',
  'Pay',
  'pay, paid, payment, purchase, payment done, payment complete, payment success, order paid, order completed, buy, transaction, 支付, 付款, 购买, 支付成功, 成交',
);
const referral = stage('推荐', 'Referral', 'refer, referral, invite, share, recommend, 推荐, 邀请, 分享, 转介绍');
const retention = stage(
  '留存',
  'Retention',
  'return, retain, retention, come back, day 7, day7, 留存, 回访, 复访, 活跃',
);
const awareness = 'aware, awareness, impression, ad view, reach, campaign view, 意识, 知晓, 曝光, 展现, 触达';
const interest = 'interest, content view, view content, article read, download, demo request, follow, 兴趣, 关注, 下载';
const loyalty = 'loyal, loyalty, repeat purchase, repurchase, renew, review, subscribe, 忠诚, 复购, 续费, 好评, 会员';

/** The ways to cut a business into stages that people bring along; choosing one lays its stages out. */
export const templates: Template[] = [
  {
    id: 'aarrr',
    zh: '海盗模型 AARRR',
    en: 'AARRR',
    stages: [
      stage('获取', 'Acquisition', 'acquire, acquisition, visit, install, ad click, 获取, 安装, 访问'),
      stage('激活', 'Activation', 'activate, activation, sign up, signup, register, onboarding complete, 激活, 注册'),
      retention,
      stage('收入', 'Revenue', 'revenue, pay, paid, purchase, subscribe, order, 收入, 付费, 付款, 支付, 购买'),
      referral,
    ],
  },
  {
    id: 'journey',
    zh: '客户旅程',
    en: 'Customer journey',
    stages: [
      stage('意识', 'Awareness', awareness),
      stage('兴趣', 'Interest', interest),
      stage(
        '考虑',
        'Consideration',
        'consider, compare, comparison, review read, subscribe, wishlist, 考虑, 对比, 收藏',
      ),
      stage(
        '意图',
        'Intent',
        'intent, inquiry, enquiry, trial request, quote request, add to cart, cart, 意图, 询价, 加购, 加入购物车',
      ),
      stage('购买', 'Purchase', 'purchase, pay, paid, payment, order, buy, 购买, 支付, 付款, 下单'),
      stage('忠诚', 'Loyalty', loyalty),
    ],
  },
  {
    id: 'marketing',
    zh: '营销五层',
    en: 'Marketing, five layers',
    stages: [
      stage('知晓', 'Awareness', awareness),
      stage('关注', 'Interest', interest),
      stage('意愿', 'Desire', 'desire, want, wishlist, favorite, add to cart, cart, 意愿, 收藏, 加购'),
      stage('行动', 'Action', 'action, purchase, order, pay, paid, sign up, 行动, 购买, 下单, 支付'),
      stage('忠诚', 'Loyalty', loyalty),
    ],
  },
  {
    id: 'search',
    zh: '店铺搜索营销',
    en: 'Shop search marketing',
    stages: [
      stage('展现', 'Impression', 'impression, exposure, search result, ad view, 展现, 曝光, 展示'),
      stage('点击', 'Click', 'click, ad click, result click, 点击'),
      stage('访问', 'Visit', 'visit, session start, page view, pageview, landing, 访问, 进店'),
      stage('咨询', 'Inquiry', 'inquiry, enquiry, chat, consult, ask, contact, 咨询, 客服'),
      stage('订单', 'Order', 'order, purchase, pay, paid, checkout, 订单, 下单, 支付'),
    ],
  },
  {
    id: 'shop',
    zh: '网上商店',
    en: 'Online shop',
    stages: [
      visit,
      stage(
        '浏览商品',
        'View',
        'view, view item, view product, product view, product detail, detail, item view, catalog, catalogue, browse, pv, 浏览, 浏览商品, 商品详情, 查看商品',
      ),
      stage('加入购物车', 'Cart', 'cart, add to cart, basket, add to basket, 购物车, 加购, 加入购物车'),
      order,
      pay,
    ],
  },
  {
    id: 'saas',
    zh: 'SaaS',
    en: 'SaaS',
    stages: [
      visit,
      signUp,
      stage(
        '试用激活',
        'Trial active',
        'trial, start trial, trial start, activate, activation, onboarding complete, 试用, 激活, 开通试用',
      ),
      stage('付费', 'Paid', 'paid, pay, purchase, upgrade, subscribe, subscription start, 付费, 订阅, 升级, 支付'),
      stage('续费', 'Renewal', 'renew, renewal, subscription renewed, 续费, 续订'),
    ],
  },
  {
    id: 'finance',
    zh: '金融',
    en: 'Finance',
    stages: [
      stage('触达', 'Reach', 'reach, impression, contact, ad view, visit, 触达, 曝光, 访问'),
      signUp,
      stage(
        '风险评估',
        'Risk check',
        'risk, risk check, risk assessment, credit check, kyc, 风险评估, 风控, 授信, 实名认证',
      ),
      stage('申请', 'Application', 'apply, application, loan application, submit application, 申请, 进件'),
      stage('成交', 'Funded', 'fund, funded, loan issued, approve, disburse, invest, 成交, 放款, 投资, 批准'),
      stage('留存', 'Retained', 'retain, repeat, reinvest, reloan, 留存, 复投, 复贷'),
    ],
  },
  {
    id: 'lifecycle',
    zh: '用户生命周期',
    en: 'User lifecycle',
    stages: [
      visit,
      stage(
        '注册/安装',
        'Register / install',
        'register, registration, sign up, signup, install, first open, 注册, 安装',
      ),
      activation,
      stage('使用', 'Use', 'use, usage, feature used, create, session, 使用, 创建'),
      stage('付费', 'Pay', 'pay, paid, purchase, subscribe, upgrade, 付费, 支付, 订阅'),
      stage('维护', 'Maintain', 'renew, maintain, support, return, 维护, 续费, 回访'),
    ],
  },
  {
    id: 'market',
    zh: '市场运营',
    en: 'Market operation',
    stages: [
      stage('引流', 'Attract', 'attract, visit, click, impression, traffic, 引流, 访问, 点击'),
      stage('转化', 'Convert', 'convert, sign up, signup, register, lead, 转化, 注册, 留资'),
      stage('交易', 'Trade', 'trade, order, purchase, pay, paid, transaction, 交易, 下单, 支付, 购买'),
      retention,
      referral,
    ],
  },
  {
    id: 'sales',
    zh: '大客户销售',
    en: 'Key-account sales',
    stages: [
      stage(
        '潜在客户开发',
        'Prospect',
        'prospect, prospecting, lead, new lead, lead created, mql, 潜在客户, 线索, 潜在客户开发',
      ),
      stage(
        '需求分析',
        'Needs',
        'needs, need analysis, qualify, qualified, qualification, sql, discovery, 需求, 需求分析, 需求确认',
      ),
      stage('演示与方案', 'Demo & proposal', 'demo, proposal, presentation, quote, offer, 演示, 方案, 报价'),
      stage(
        '谈判签约',
        'Negotiate & sign',
        'negotiate, negotiation, contract, sign, won, closed won, deal won, 谈判, 签约, 成交, 赢单',
      ),
      stage('售后跟进', 'After-sales', 'after sales, follow up, onboarding, support, delivered, 售后, 跟进, 交付'),
    ],
  },
  {
    id: 'telecom',
    zh: '电信客户漏斗',
    en: 'Telecom customers',
    stages: [
      stage('目标客户', 'Target', 'target, 目标客户'),
      stage('潜在客户', 'Potential', 'potential, prospect, lead, 潜在客户'),
      stage('接触客户', 'Contacted', 'contact, contacted, call, touch, 接触客户, 接触, 外呼'),
      stage('意向客户', 'Interested', 'interested, interest, intent, 意向客户, 意向'),
      stage('签约客户', 'Signed', 'sign, signed, contract, 签约客户, 签约'),
      stage('装机/有效客户', 'Installed / active', 'install, installed, active, activate, 装机, 有效客户, 开通'),
    ],
  },
];
