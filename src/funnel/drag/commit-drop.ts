import type { Dragged, DropTarget } from './drop-result';
import { addAlternative, excludeEvent, insertEvent, moveStage, removeStage } from '../commands/stage-commands';
import type { FunnelState } from '../state/funnel.svelte';
import { breakDown, breakDownByProperty, filterStage, segmentBy } from '../commands/group-commands';

/** Applies a drop to the funnel; does nothing where the item can't be dropped. */
export function commitDrop(funnel: FunnelState, dragged: Dragged, target: DropTarget): void {
  if (dragged.kind === 'event') dropEvent(funnel, dragged.name, target);
  else if (dragged.kind === 'stage') dropStage(funnel, dragged.at, target);
  else if (dragged.by.property === null) {
    if (target.kind === 'chart') breakDown(funnel, dragged.by);
  } else if (target.kind === 'chart') breakDownByProperty(funnel, dragged.by.property);
  else if (target.kind === 'onto') filterStage(funnel, dragged.by.property, target.at);
  else if (target.kind === 'segment') segmentBy(funnel, dragged.by.property);
}

function dropEvent(funnel: FunnelState, name: string, target: DropTarget): void {
  if (target.kind === 'gap') insertEvent(funnel, name, target.at);
  else if (target.kind === 'onto') addAlternative(funnel, name, target.at);
  else if (target.kind === 'exclude') excludeEvent(funnel, name, target);
}

function dropStage(funnel: FunnelState, at: number, target: DropTarget): void {
  if (target.kind === 'remove') removeStage(funnel, at);
  else if (target.kind === 'gap') moveStage(funnel, at, target.at > at ? target.at - 1 : target.at);
}
