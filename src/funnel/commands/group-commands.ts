import type { BreakdownBy, FunnelCell, Segment } from '../../core/spec/funnel';
import { maxSegments } from '../../core/spec/limits';
import { m } from '../../i18n/paraglide/messages';
import { announce } from '../../ui/announcer.svelte';
import { dropResult, type Dragged } from '../drag/drop-result';
import type { FunnelState } from '../state/funnel.svelte';
import { removeBy } from '../spec/breakdown';
import { breakdownName, segmentName } from '../labels/breakdown-labels';
import * as segments from '../spec/segments';
import { commit, type CommandResult } from './commit';
import { segmentAdded } from './segment-added';

/** Commands on breakdowns and segments, for keys, menus and the command palette: what a drag can do, it does too. */

export function breakDown(funnel: FunnelState, by: BreakdownBy): void {
  const result = dropResult(funnel.spec, { kind: 'property', by }, { kind: 'chart' });
  if (result) commit(funnel, result);
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
  const result = dropResult(funnel.spec, propertyItem(funnel, property), { kind: 'onto', at });
  if (result) commit(funnel, result);
}

/** Adds a segment of actors with a value of the property, chosen in the inspector. */
export function segmentBy(funnel: FunnelState, property: string): void {
  addOrRefuse(funnel, dropResult(funnel.spec, propertyItem(funnel, property), { kind: 'segment' }));
}

export function newSegment(funnel: FunnelState): void {
  addOrRefuse(funnel, segmentAdded(funnel.spec, {}, m.groups_said_segment()));
}

/** Makes a segment of those in a cell of a funnel over the same actors. */
export function addSegment(funnel: FunnelState, cell: FunnelCell, label: string): void {
  const segment = { label, cell: segments.drilldownKept(cell) };
  addOrRefuse(funnel, segmentAdded(funnel.spec, segment, m.groups_said_segment_of({ segment: label })));
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

/** Moves a segment to index `to`. */
export function moveSegment(funnel: FunnelState, segment: Segment, to: number): void {
  const next = segments.withMovedSegment(funnel.spec, segment.id, to);
  if (next === funnel.spec) return;
  funnel.edit(next);
  announce(m.groups_said_segment_moved({ segment: segmentName(segment), place: to + 1, of: next.segments.length }));
}

/** Commits a new segment; null is one beyond the maximum. */
function addOrRefuse(funnel: FunnelState, result: CommandResult | null): void {
  if (result) commit(funnel, result);
  else announce(m.groups_said_full({ most: maxSegments }));
}

function propertyItem(funnel: FunnelState, property: string): Dragged {
  return { kind: 'property', by: funnel.properties.firstChoice(property) };
}
