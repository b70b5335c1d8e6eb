import type { BreakdownBy, FunnelPlace, FunnelSpec, Segment } from '../../core/spec/funnel';
import { maxSegments } from '../../core/spec/limits';
import { m } from '../../i18n/paraglide/messages';
import { announce } from '../../ui/announcer.svelte';
import { stageName } from './stage-commands';
import type { FunnelState } from '../state/funnel.svelte';
import { addFilter, stepAt } from '../spec/edit-steps';
import { breakDownBy, removeBy, replacedBy } from '../spec/breakdown';
import { breakdownName, breakdownLabel, segmentName } from '../labels/breakdown-labels';
import * as segments from '../spec/segments';

/**
 * Verbs of groups, shared by drag, keys, menus and the command palette: each edits the funnel and says what happened.
 */

export function breakDown(funnel: FunnelState, by: BreakdownBy): void {
  const replaced = replacedBy(funnel.spec, by);
  funnel.edit(breakDownBy(funnel.spec, by));
  const groups = breakdownLabel(funnel.spec);
  const said = replaced
    ? m.groups_said_replaced({ groups, replaced: breakdownName(replaced) })
    : m.groups_said_broken_down({ groups });
  announce(withRest(funnel.spec, said));
}

/** Adds the default breakdown of a property, whose kind may have to be guessed first. */
export function breakDownByProperty(funnel: FunnelState, property: string): void {
  const { properties } = funnel;
  if (properties.kindOf(property)) breakDown(funnel, properties.firstChoice(property));
  else void properties.guessKind(property).then(() => breakDown(funnel, properties.firstChoice(property)));
}

/** Takes one property out of the breakdown. */
export function stopBreakdown(funnel: FunnelState, at: number): void {
  const by = funnel.spec.breakdown?.by.at(at);
  if (!by) return;
  funnel.edit(removeBy(funnel.spec, at));
  announce(m.groups_said_not_broken_down({ property: breakdownName(by) }));
}

/** Begins a filter of stage `at`, whose values are chosen in the inspector. */
export function filterStage(funnel: FunnelState, property: string, at: number): void {
  const step = stepAt(funnel.spec, at);
  if (!step) return;
  funnel.edit(addFilter(funnel.spec, at, { property, op: 'in', values: [] }));
  funnel.select(step.id, { focus: true });
  announce(m.groups_said_filter({ property, stage: stageName(funnel, at) }));
}

/** Adds a segment of actors with a value of the property, chosen in the inspector. */
export function segmentBy(funnel: FunnelState, property: string): void {
  begin(funnel, { conditions: [segments.carrying(property)] }, m.groups_said_segment_by({ property }));
}

export function newSegment(funnel: FunnelState): void {
  begin(funnel, {}, m.groups_said_segment());
}

/** Makes a segment of those at a place of a funnel over the same actors. */
export function addSegment(funnel: FunnelState, place: FunnelPlace, label: string): void {
  const said = m.groups_said_segment_of({ segment: label });
  begin(funnel, { label, place: segments.drilldownKept(place) }, said);
}

function begin(funnel: FunnelState, segment: Partial<Omit<Segment, 'id'>>, said: string): void {
  const added = segments.withSegment(funnel.spec, segment);
  if (!added) {
    announce(m.groups_said_full({ most: maxSegments }));
    return;
  }
  funnel.edit(added.spec);
  funnel.select(added.id, { focus: true });
  announce(withRest(funnel.spec, said));
}

/** What one would otherwise look for in vain. */
function withRest({ breakdown, segments: resting }: FunnelSpec, said: string): string {
  return breakdown && resting.length > 0 ? `${said} ${m.groups_segments_rest()}` : said;
}

export function duplicateSegment(funnel: FunnelState, segment: Segment): void {
  const label = m.groups_copy_of({ segment: segmentName(segment) });
  const next = segments.withDuplicateSegment(funnel.spec, segment.id, label);
  if (next === funnel.spec) {
    announce(m.groups_said_full({ most: maxSegments }));
    return;
  }
  funnel.edit(next);
  announce(m.groups_said_segment_of({ segment: label }));
}

export function removeSegment(funnel: FunnelState, segment: Segment): void {
  funnel.edit(segments.withoutSegment(funnel.spec, segment.id));
  announce(m.groups_said_segment_removed({ segment: segmentName(segment) }));
}

/** To place `to` of the segments. */
export function moveSegment(funnel: FunnelState, segment: Segment, to: number): void {
  const next = segments.withMovedSegment(funnel.spec, segment.id, to);
  if (next === funnel.spec) return;
  funnel.edit(next);
  announce(m.groups_said_segment_moved({ segment: segmentName(segment), place: to + 1, of: next.segments.length }));
}
