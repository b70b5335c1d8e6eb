import type { Attribution } from '../../../src/core/spec/funnel';
import { allocate } from '../../store/allocate';
import { bitIndex } from '../../../src/core/arrays/bits';
import { compareValues, type EventValues } from '../values/property-values';
import type { Runs } from '../runs/runs';
import { StepEvents } from '../runs/step-events';

/** Stands for runs in no group. */
export const noGroupCode = 0xffffffff;

/**
 * By run, the code of the value it goes by, or `noGroupCode`. `first`: that of the first of its events, in the order of the
 * steps, that carries a value (of two properties, any); `last`: of the last such event; `step`: of the event of that step.
 * So a pair of values is always one that an event really had. Of simultaneous events either of which may have served a
 * step, the one with a value is taken, and of several values the first in order.
 */
export function runValues(runs: Runs, values: EventValues, attribution: Attribution): Uint32Array {
  const events = new StepEvents(runs, (event, other) => compareValues(values, event, other));
  const codes = allocate(Uint32Array, runs.size);
  for (let run = 0; run < codes.length; run++) {
    const event =
      attribution.at === 'step'
        ? events.eventFor(run, attribution.step)
        : attribution.at === 'first'
          ? firstFilled(events, values, { run, taken: runs.taken[run] })
          : lastFilledStep(events, values, { run, taken: runs.taken[run] });
    codes[run] = event < 0 ? noGroupCode : values.code(event);
  }
  return codes;
}

interface RunSteps {
  run: number;
  taken: number;
}

/** The event itself where none is filled: the entry. */
function firstFilled(events: StepEvents, values: EventValues, { run, taken }: RunSteps): number {
  for (let step = 0; taken >> step !== 0; step++) {
    if ((taken & (1 << step)) === 0) continue;
    const event = events.eventOf(run, step);
    if (values.filled(event)) return event;
  }
  return events.eventOf(run, 0);
}

function lastFilledStep(events: StepEvents, values: EventValues, { run, taken }: RunSteps): number {
  const last = bitIndex(taken);
  for (let step = last; step >= 0; step--) {
    if ((taken & (1 << step)) === 0) continue;
    const event = events.eventOf(run, step);
    if (values.filled(event)) return event;
  }
  return events.eventOf(run, last);
}
