import type { BreakdownBy, FunnelSpec } from '../../src/core/spec/funnel';
import { dropResult, type Dragged, type DropTarget } from '../../src/funnel/drag/drop-result';
import { defaultSpec } from '../../src/funnel/spec/default-spec';
import fc from 'fast-check';

export const channel: BreakdownBy = { kind: 'property', property: 'channel', bins: null };
export const price: BreakdownBy = { kind: 'property', property: 'price', bins: { by: 'quantile', count: 5 } };
export const weekday: BreakdownBy = { kind: 'calendar', property: null, unit: 'weekday' };

/** Everything that can be dragged over a funnel: an event in it and one that is not, each stage, and properties. */
function draggable({ steps }: FunnelSpec): Dragged[] {
  return [
    { kind: 'event', name: 'a' },
    { kind: 'event', name: '新事件 🛒' },
    ...steps.map((_step, at): Dragged => ({ kind: 'stage', at })),
    ...[channel, price, weekday].map((by): Dragged => ({ kind: 'property', by })),
  ];
}

/** Every place of a funnel where anything may be dropped. */
function dropTargets({ steps }: FunnelSpec): DropTarget[] {
  const places = steps.map((_step, at) => at);
  return [
    ...[...places, steps.length].map((at): DropTarget => ({ kind: 'gap', at })),
    ...places.map((at): DropTarget => ({ kind: 'onto', at })),
    ...places.slice(1).map((to): DropTarget => ({ kind: 'exclude', from: to - 1, to })),
    ...(steps.length > 2 ? [{ kind: 'exclude', from: 0, to: steps.length - 1 } as const] : []),
    { kind: 'segment' },
    { kind: 'chart' },
    { kind: 'remove' },
  ];
}

/** All pairs of the two. */
export function allDrops(spec: FunnelSpec): [Dragged, DropTarget][] {
  return draggable(spec).flatMap((dragged) =>
    dropTargets(spec).map((target): [Dragged, DropTarget] => [dragged, target]),
  );
}

/** Funnels made by dropping things one after another. */
export const arbitraryDropped: fc.Arbitrary<FunnelSpec> = fc
  .tuple(
    fc.constantFrom(defaultSpec([]), defaultSpec([['a'], ['b']]), defaultSpec([['a'], ['b'], [], ['*']])),
    fc.array(fc.nat(), { maxLength: 12 }),
  )
  .map(([start, picks]) =>
    picks.reduce((spec, pick) => {
      const drops = allDrops(spec);
      return dropResult(spec, ...drops[pick % drops.length])?.spec ?? spec;
    }, start),
  );
