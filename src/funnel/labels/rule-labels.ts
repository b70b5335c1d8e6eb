import type { FunnelSpec } from '../../core/spec/funnel';
import { count, decimal } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import { dateRangeText as rangeText, eventsText, filterText } from './filter-labels';
import { durationText } from './stage-marks';

/** The parts of the sentence that states a funnel's rules, each in the page's language. */

export function countedText({ actor, count: counting }: FunnelSpec): string {
  const totals = counting === 'totals';
  switch (actor.kind) {
    case 'user':
      return totals ? m.funnel_rule_runs() : m.funnel_rule_users();
    case 'session': {
      const minutes = decimal(actor.gapMinutes, 1);
      return totals ? m.funnel_rule_session_runs({ minutes }) : m.funnel_rule_sessions({ minutes });
    }
    case 'column':
      return totals
        ? m.funnel_rule_column_runs({ property: actor.property })
        : m.funnel_rule_column({ property: actor.property });
  }
}

export function orderText({ order }: FunnelSpec): string {
  return { ordered: m.funnel_rule_ordered, strict: m.funnel_rule_strict, any: m.funnel_rule_any }[order]();
}

export function windowText({ window, windowFrom, order }: FunnelSpec): string {
  if (!window) return m.funnel_rule_no_window();
  const duration = durationText(window);
  const fromEntry = windowFrom === 'entry' || order === 'any';
  return fromEntry ? m.funnel_rule_window({ duration }) : m.funnel_rule_window_previous({ duration });
}

export function entryText({ entry }: FunnelSpec): string {
  return entry === 'any' ? m.funnel_rule_entry_any() : m.funnel_rule_entry_first();
}

export function datesRuleText({ dateRange, dateRangeRule }: FunnelSpec): string {
  const range = rangeText(dateRange);
  if (range === '') return m.funnel_rule_all_dates();
  return dateRangeRule === 'entry' ? m.funnel_rule_entered({ range }) : m.funnel_rule_whole({ range });
}

export function filtersText({ filter }: FunnelSpec): string {
  const conditions = filter.actors.map(({ did, events }) => {
    const named = { events: eventsText(events) || '…' };
    return did ? m.funnel_rule_did(named) : m.funnel_rule_did_not(named);
  });
  const all = [...filter.events.map(filterText), ...conditions];
  if (all.length === 0) return m.funnel_rule_all_events();
  return all.length <= 2 ? all.join(m.funnel_and()) : m.funnel_rule_conditions({ conditions: count(all.length) });
}

export function tiesText({ tieTolerance }: FunnelSpec): string {
  return tieTolerance === 0 ? m.funnel_rule_no_ties() : m.funnel_rule_ties({ seconds: decimal(tieTolerance, 3) });
}
