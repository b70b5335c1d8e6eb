import type { BreakdownBy, FunnelSpec } from '../../core/spec/funnel';
import { maxSteps } from '../../core/spec/limits';
import { m } from '../../i18n/paraglide/messages';
import { shortText } from '../../i18n/short-text';
import type { CommandResult } from '../commands/commit';
import { segmentAdded } from '../commands/segment-added';
import { breakdownLabel, breakdownName, withSegmentsNote } from '../labels/breakdown-labels';
import { stageName } from '../labels/stage-name';
import { breakDownBy, replacedBy } from '../spec/breakdown';
import { addEvent, addFilter, exclude, insertStep, moveStep, removeStep, setStep, stepAt } from '../spec/edit-steps';
import { carrying } from '../spec/segments';

/** The dragged item; a property comes with the breakdown that dropping it on the chart would set. */
export type Dragged =
  { kind: 'event'; name: string } | { kind: 'stage'; at: number } | { kind: 'property'; by: BreakdownBy };

/**
 * Where an item may be dropped: before stage `at` (after the last one where `at` is the number of stages), onto a
 * stage, on the exclusion lane, the segment lane or the chart, or on the area that removes a stage.
 */
export type DropTarget =
  | { kind: 'gap'; at: number }
  | { kind: 'onto'; at: number }
  | { kind: 'exclude'; from: number; to: number }
  | { kind: 'segment' }
  | { kind: 'chart' }
  | { kind: 'remove' };

/**
 * What dropping an item on a target gives; null where it can't be dropped there. The preview while dragging, the drop
 * itself and the commands by key and menu all come from here, so that they agree.
 */
export function dropResult(spec: FunnelSpec, dragged: Dragged, target: DropTarget): CommandResult | null {
  if (dragged.kind === 'event') return eventDropped(spec, dragged.name, target);
  return dragged.kind === 'stage' ? stageDropped(spec, dragged.at, target) : propertyDropped(spec, dragged.by, target);
}

/** Whether two targets are the same place. */
export function isSameTarget(a: DropTarget | null, b: DropTarget | null): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

function eventDropped(spec: FunnelSpec, name: string, target: DropTarget): CommandResult | null {
  switch (target.kind) {
    case 'gap':
      return spec.steps.length < maxSteps ? inserted(spec, name, target.at) : null;
    case 'onto':
      return {
        spec: addEvent(spec, target.at, name),
        announcement: m.funnel_said_alternative({ event: shortText(name), stage: stageName(spec, target.at) }),
      };
    case 'exclude':
      return excluded(spec, name, target);
    default:
      return null;
  }
}

/** A new funnel has one empty stage: the first event fills it instead of adding a second stage. */
function inserted(spec: FunnelSpec, name: string, at: number): CommandResult {
  const only = spec.steps.length === 1 ? spec.steps[0] : null;
  const fills = only?.events.length === 0 && only.label === '';
  const next = fills ? setStep(spec, 0, { events: [name] }) : insertStep(spec, at, [name]);
  const index = fills ? 1 : at + 1;
  return {
    spec: next,
    announcement: m.funnel_said_added({ event: shortText(name), place: index, of: next.steps.length }),
  };
}

function excluded(spec: FunnelSpec, name: string, between: { from: number; to: number }): CommandResult {
  const ends = { from: stageName(spec, between.from), to: stageName(spec, between.to) };
  return changed(spec, exclude(spec, name, between), m.funnel_said_excluded({ event: shortText(name), ...ends }));
}

function stageDropped(spec: FunnelSpec, from: number, target: DropTarget): CommandResult | null {
  const stage = stageName(spec, from);
  if (target.kind === 'remove') {
    const next = removeStep(spec, from);
    return { spec: next, announcement: m.funnel_said_removed({ stage, left: next.steps.length }) };
  }
  if (target.kind !== 'gap') return null;
  // Taking the stage out moves all gaps after it one to the left.
  const to = target.at > from ? target.at - 1 : target.at;
  return changed(spec, moveStep(spec, from, to), m.funnel_said_moved({ stage, place: to + 1, of: spec.steps.length }));
}

/** On a stage or the segment lane the values are chosen afterwards, so the counts stay the same until then. */
function propertyDropped(spec: FunnelSpec, by: BreakdownBy, target: DropTarget): CommandResult | null {
  if (target.kind === 'chart') return brokenDown(spec, by);
  if (by.property === null) return null;
  if (target.kind === 'onto') return filtered(spec, by.property, target.at);
  if (target.kind !== 'segment') return null;
  const segment = { conditions: [carrying(by.property)] };
  return segmentAdded(spec, segment, m.groups_said_segment_by({ property: by.property }));
}

function brokenDown(spec: FunnelSpec, by: BreakdownBy): CommandResult {
  const replaced = replacedBy(spec, by);
  const next = breakDownBy(spec, by);
  const groups = breakdownLabel(next);
  const announcement = replaced
    ? m.groups_said_replaced({ groups, replaced: breakdownName(replaced) })
    : m.groups_said_broken_down({ groups });
  return { spec: next, announcement: withSegmentsNote(next, announcement) };
}

function filtered(spec: FunnelSpec, property: string, at: number): CommandResult | null {
  const step = stepAt(spec, at);
  if (!step) return null;
  return {
    spec: addFilter(spec, at, { property, op: 'in', values: [] }),
    announcement: m.groups_said_filter({ property, stage: stageName(spec, at) }),
    select: step.id,
  };
}

function changed(spec: FunnelSpec, next: FunnelSpec, announcement: string): CommandResult {
  return { spec: next, announcement: next === spec ? '' : announcement };
}
