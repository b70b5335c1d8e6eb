/** Figures by industry, from the product's brief: shares of those at the stage a measure begins with. */
export const industries = ['ecommerce', 'saas', 'finance'] as const;
export type Industry = (typeof industries)[number];

export const measures = ['click', 'sign_up', 'trial', 'paid', 'repurchase', 'churn', 'value'] as const;
export type IndustryMeasure = (typeof measures)[number];

/** Shares 0 … 1, but the customer's lifetime value, which is in yuan; null where the brief has none. */
export const industryFigures: Record<IndustryMeasure, Record<Industry, number | null>> = {
  click: { ecommerce: 0.02, saas: 0.05, finance: 0.03 },
  sign_up: { ecommerce: null, saas: 0.2, finance: 0.1 },
  trial: { ecommerce: null, saas: 0.5, finance: null },
  paid: { ecommerce: 0.03, saas: 0.1, finance: 0.05 },
  repurchase: { ecommerce: 0.3, saas: 0.7, finance: 0.6 },
  churn: { ecommerce: 0.05, saas: 0.02, finance: 0.03 },
  value: { ecommerce: 1000, saas: 5000, finance: 3000 },
};

const impression = 'impression exposure ad view reach 展现 曝光 展示 触达';
const visitWords = 'visit session landing home page view click 访问 访客 进店 首页 点击 打开';
const signUpWords = 'sign up signup register registration 注册 开户';
const trial = 'trial activate activation 试用 激活';
const paid = 'pay paid payment purchase order completed buy funded won transaction 支付 付款 付费 购买 成交 放款';
const again = 'repurchase renew renewal retention retained repeat loyalty 复购 续费 续订 留存 忠诚 复投 复贷';

/** The conversion steps a measure applies to: keywords of the stage it leads from, and of the stage it leads to. */
const stepsOfMeasures: { measure: IndustryMeasure; from: string; to: string }[] = [
  { measure: 'click', from: impression, to: 'click 点击' },
  { measure: 'sign_up', from: `${visitWords} ${impression}`, to: signUpWords },
  { measure: 'trial', from: signUpWords, to: trial },
  { measure: 'repurchase', from: paid, to: again },
  { measure: 'paid', from: `${visitWords} ${signUpWords} ${trial} 申请 application`, to: paid },
];

/** Stage name normalized to words: "Add_to cart" is " add to cart ". */
const spacedName = (name: string) => ` ${name.toLowerCase().replace(/[\s_\-/.:（）()·]+/gu, ' ')} `;

/** Chinese keywords match anywhere in a name, others as a whole word. */
function speaksOf(name: string, words: string): boolean {
  const spaced = spacedName(name);
  return words.split(' ').some((word) => spaced.includes(/[a-z]/.test(word) ? ` ${word} ` : word));
}

/**
 * The industry's rate of a conversion step, by the words of its two stages; null where no measure is about it. The order
 * matters where a stage has words of two measures ("repeat purchase").
 */
export function industryRate(industry: Industry, conversionStep: { from: string; to: string }): number | null {
  const about = stepsOfMeasures.find(
    ({ from, to }) => speaksOf(conversionStep.from, from) && speaksOf(conversionStep.to, to),
  );
  return about ? industryFigures[about.measure][industry] : null;
}
