import { decimal } from '../../i18n/numbers';
import { m } from '../../i18n/paraglide/messages';
import { presetDays, presetTies, type Preset, type PresetNote } from '../spec/presets';

/** Names of products are the same in every language. */
export function presetName(preset: Preset): string {
  return { posthog: 'PostHog', mixpanel: 'Mixpanel', amplitude: 'Amplitude', ga4: 'GA4', clickhouse: 'ClickHouse' }[
    preset
  ];
}

export function presetNoteText(note: PresetNote, preset: Preset): string {
  const texts: Record<PresetNote, () => string> = {
    window_days: () => m.presets_window_days({ days: decimal(presetDays(preset), 0) }),
    no_window: m.presets_no_window,
    window_kept: m.presets_window_kept,
    first_entry: m.presets_first_entry,
    whole_range: m.presets_whole_range,
    exclusions_drop: m.presets_exclusions_drop,
    exclusions_stop: m.presets_exclusions_stop,
    ties: () => m.presets_ties({ seconds: decimal(presetTies(preset), 0) }),
    breakdown_entries: m.presets_breakdown_entries,
    reentry: m.presets_reentry,
    rounded: m.presets_rounded,
    first_step_first: m.presets_first_step_first,
    all_paths: m.presets_all_paths,
    estimates: m.presets_estimates,
    open_funnels: m.presets_open_funnels,
    equal_steps: m.presets_equal_steps,
    no_exclusions: m.presets_no_exclusions,
    exclusions_kept: m.presets_exclusions_kept,
    no_hold: m.presets_no_hold,
    no_optional: m.presets_no_optional,
    sessions: m.presets_sessions,
  };
  return texts[note]();
}
