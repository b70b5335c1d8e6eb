import type { Component } from 'svelte';
import type { FunnelSpec } from '../../core/spec/funnel';
import { m } from '../../i18n/paraglide/messages';
import type { FunnelState } from '../state/funnel.svelte';
import { breakdownRuleText, constantText } from '../labels/breakdown-rule-label';
import {
  countedText,
  datesRuleText,
  entryText,
  filtersText,
  orderText,
  tiesText,
  windowText,
} from '../labels/rule-labels';
import BreakdownRule from './BreakdownRule.svelte';
import ConstantRule from './ConstantRule.svelte';
import CountedRule from './CountedRule.svelte';
import DatesRule from './DatesRule.svelte';
import EntryRule from './EntryRule.svelte';
import FiltersRule from './FiltersRule.svelte';
import OrderRule from './OrderRule.svelte';
import PresetRule from './PresetRule.svelte';
import TiesRule from './TiesRule.svelte';
import WindowRule from './WindowRule.svelte';

/** A part of the rule sentence: its text for a spec, and its editor. The inspector shows the same list. */
export interface Rule {
  id: string;
  title: () => string;
  text: (spec: FunnelSpec) => string;
  editor: Component<{ funnel: FunnelState }>;
  /** At its default it is left to the inspector and the end of the sentence. */
  rare: (spec: FunnelSpec) => boolean;
}

/** Sets all rules at once, as in other products; only in the inspector. */
export const presetRule: Pick<Rule, 'title' | 'editor'> = { title: m.presets_title, editor: PresetRule };

const isNever = () => false;

export const rules: Rule[] = [
  { id: 'counted', title: m.funnel_title_counted, text: countedText, editor: CountedRule, rare: isNever },
  { id: 'order', title: m.funnel_order, text: orderText, editor: OrderRule, rare: isNever },
  { id: 'window', title: m.funnel_window, text: windowText, editor: WindowRule, rare: isNever },
  { id: 'entry', title: m.funnel_entry, text: entryText, editor: EntryRule, rare: isNever },
  { id: 'dates', title: m.funnel_dates, text: datesRuleText, editor: DatesRule, rare: isNever },
  { id: 'filters', title: m.funnel_filters, text: filtersText, editor: FiltersRule, rare: isNever },
  {
    id: 'constant',
    title: m.groups_constant,
    text: constantText,
    editor: ConstantRule,
    rare: ({ holdConstant }) => holdConstant.length === 0,
  },
  {
    id: 'breakdown',
    title: m.groups_breakdown,
    text: breakdownRuleText,
    editor: BreakdownRule,
    rare: ({ breakdown }) => breakdown === null,
  },
  {
    id: 'ties',
    title: m.funnel_ties,
    text: tiesText,
    editor: TiesRule,
    rare: ({ tieTolerance }) => tieTolerance === 0,
  },
];
