import { decimal, none, share } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import { industryFigures, type Industry, type IndustryMeasure } from './industry';

export function industryLabel(industry: Industry): string {
  const words = { ecommerce: m.decisions_ecommerce, saas: m.decisions_saas, finance: m.decisions_finance };
  return words[industry]();
}

export function measureLabel(measure: IndustryMeasure): string {
  const words = {
    click: m.decisions_measure_click,
    sign_up: m.decisions_measure_sign_up,
    trial: m.decisions_measure_trial,
    paid: m.decisions_measure_paid,
    repurchase: m.decisions_measure_repurchase,
    churn: m.decisions_measure_churn,
    value: m.decisions_measure_value,
  };
  return words[measure]();
}

/** "3.0%", "¥1,000" */
export function industryFigure(measure: IndustryMeasure, industry: Industry): string {
  const figure = industryFigures[measure][industry];
  if (figure === null) return none;
  return measure === 'value' ? `¥${decimal(figure, 0)}` : share(figure);
}
