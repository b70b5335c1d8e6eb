import type { Dragged, DropTarget } from './drop-result';
import { addAlternative, excludeEvent, insertEvent, moveStage, removeStage } from '../commands/stage-commands';
import type { FunnelState } from '../state/funnel.svelte';
import { breakDown, breakDownByProperty, filterStage, segmentBy } from '../commands/group-commands';

/** Lets go of what is carried; where it can't be let go, nothing happens. */
export function commitDrop(funnel: FunnelState, carried: Dragged, place: DropTarget): void {
  if (carried.kind === 'event') letGoEvent(funnel, carried.name, place);
  else if (carried.kind === 'stage') letGoStage(funnel, carried.at, place);
  else if (carried.by.property === null) {
    if (place.kind === 'chart') breakDown(funnel, carried.by);
  } else if (place.kind === 'chart') breakDownByProperty(funnel, carried.by.property);
  else if (place.kind === 'onto') filterStage(funnel, carried.by.property, place.at);
  else if (place.kind === 'segment') segmentBy(funnel, carried.by.property);
}

function letGoEvent(funnel: FunnelState, name: string, place: DropTarget): void {
  if (place.kind === 'gap') insertEvent(funnel, name, place.at);
  else if (place.kind === 'onto') addAlternative(funnel, name, place.at);
  else if (place.kind === 'exclude') excludeEvent(funnel, name, place);
}

function letGoStage(funnel: FunnelState, at: number, place: DropTarget): void {
  if (place.kind === 'remove') removeStage(funnel, at);
  else if (place.kind === 'gap') moveStage(funnel, at, place.at > at ? place.at - 1 : place.at);
}
