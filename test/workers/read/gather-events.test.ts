import { describe, expect, it } from 'vitest';
import { EventGatherer } from '../../../workers/read/gather-events';
import { rowBatch, textBatch } from '../../support/read/batches';

const rowsOf = (gathered: ReturnType<EventGatherer['take']>) => {
  const rows = new Uint32Array(gathered.time.length);
  gathered.rows.take()(rows);
  return [...rows];
};

describe('gathered events', () => {
  it('have their users and names as codes in the order in which these appear', () => {
    const gatherer = new EventGatherer();
    const [who, what] = [textBatch(['b', 'a', 'b']), textBatch(['x', 'y', 'x'])];
    gatherer.add({ events: 3, who, what, time: Float64Array.of(5, 4, 3), row: Uint32Array.of(0, 1, 2) });
    const gathered = gatherer.take();
    expect(gathered).toMatchObject({ actors: 2, eventNames: ['x', 'y'] });
    expect([...gathered.actor, ...gathered.event, ...gathered.time]).toEqual([0, 1, 0, 0, 1, 0, 5, 4, 3]);
    expect([0, 1].map((code) => gatherer.users.text(code))).toEqual(['b', 'a']);
  });

  it('may be several of one row, and none of another', () => {
    const gatherer = new EventGatherer();
    const row = Uint32Array.of(0, 2, 3);
    for (const what of ['asked', 'signed'])
      gatherer.add({ events: 3, who: textBatch(['a', 'b', 'c']), what, time: Float64Array.of(1, 2, 3), row });
    const gathered = gatherer.take();
    expect(gathered.eventNames).toEqual(['asked', 'signed']);
    expect([...gathered.event]).toEqual([0, 0, 0, 1, 1, 1]);
    expect(rowsOf(gathered)).toEqual([0, 2, 3, 0, 2, 3]);
  });

  it('come with the rows of which none could be made, counted by reason', () => {
    const gatherer = new EventGatherer();
    const batch = rowBatch([['a', 'soon'], ['b', 'later']]); // prettier-ignore
    gatherer.leaveOut(batch, 1, 'bad_time');
    expect(gatherer.unread.counts).toEqual({ bad_time: 1 });
    expect(gatherer.unread.rows).toEqual([{ line: 2, reason: 'bad_time', text: 'b,later' }]);
  });
});
