import { decimal, none, share } from '../i18n/numbers';
import { m } from '../i18n/paraglide/messages';
import { industryFigures, type Industry, type IndustryMeasure } from './industry';

export function industryLabel(industry: Industry): string {
  const words = { ecommerce: m.prioritize_ecommerce, saas: m.prioritize_saas, finance: m.prioritize_finance };
  return words[industry]();
}

export function measureLabel(measure: IndustryMeasure): string {
  const words = {
    click: m.prioritize_measure_click,
    sign_up: m.prioritize_measure_sign_up,
    trial: m.prioritize_measure_trial,
    paid: m.prioritize_measure_paid,
    repurchase: m.prioritize_measure_repurchase,
    churn: m.prioritize_measure_churn,
    value: m.prioritize_measure_value,
  };
  return words[measure]();
}

/** "3.0%", "¥1,000" */
export function industryFigure(measure: IndustryMeasure, industry: Industry): string {
  const figure = industryFigures[measure][industry];
  if (figure === null) return none;
  return measure === 'value' ? `¥${decimal(figure, 0)}` : share(figure);
}
