import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodePoints } from '../../../workers/store/code-points';
import { countEvents } from '../../../workers/store/count-events';
import { EventRows } from '../../../workers/store/event-rows';
import { sortEvents, type GatheredEvents } from '../../../workers/store/sort-events';

const NAMES = Array.from({ length: 300 }, (_, i) => `e${i}`);
const pause = () => Promise.resolve();
/** Every third row is no event. */
const rowOf = (i: number) => i + (i >> 1);

function gathered(rows: readonly [actor: number, time: number, event: number][]): GatheredEvents {
  const codes = new Map<number, number>();
  for (const [actor] of rows) if (!codes.has(actor)) codes.set(actor, codes.size);
  const eventRows = new EventRows();
  eventRows.push(
    Uint32Array.from(rows, (_, i) => rowOf(i)),
    rows.length,
  );
  return {
    rows: eventRows,
    actor: Uint32Array.from(rows, ([actor]) => codes.get(actor) ?? 0),
    actors: codes.size,
    time: Float64Array.from(rows, ([, time]) => time),
    event: Uint32Array.from(rows, ([, , event]) => event),
    eventNames: NAMES,
  };
}

describe('events', () => {
  it('come out by actor, time, name and row of the file', async () => {
    const row = fc.tuple(fc.nat(4), fc.integer({ min: -5, max: 5 }), fc.nat(299));
    await fc.assert(
      fc.asyncProperty(fc.array(row, { maxLength: 400 }), async (rows) => {
        const input = gathered(rows);
        const expected = rows
          .map((_, index) => index)
          .sort(
            (a, b) =>
              input.actor[a] - input.actor[b] ||
              rows[a][1] - rows[b][1] ||
              compareCodePoints(NAMES[rows[a][2]], NAMES[rows[b][2]]) ||
              a - b,
          );
        const sorted = await sortEvents(gathered(rows), pause);
        expect([...sorted.row]).toEqual(expected.map(rowOf));
        expect([...sorted.time]).toEqual(expected.map((place) => rows[place][1]));
        expect(Array.from(sorted.event, (code) => sorted.eventNames[code])).toEqual(
          expected.map((place) => NAMES[rows[place][2]]),
        );
        expect(sorted.actorStart.at(-1)).toBe(rows.length);
      }),
    );
  });

  it('of one actor with very many of them too', async () => {
    const rows = Array.from({ length: 100_000 }, (_, i): [number, number, number] => [0, (i * 7919) % 5000, i % 300]);
    const { time, event, row } = await sortEvents(gathered(rows), pause);
    const inOrder = time.every(
      (at, i) =>
        i === 0 || at - time[i - 1] > 0 || (at === time[i - 1] && (event[i] - event[i - 1] || row[i] - row[i - 1]) > 0),
    );
    expect(inOrder).toBe(true);
  });

  it('have their names in the order of code points, which is not that of UTF-16', async () => {
    const rows: [number, number, number][] = [[1, 5, 0], [1, 5, 1], [1, 5, 2]]; // prettier-ignore
    const sorted = await sortEvents({ ...gathered(rows), eventNames: ['😀', '\uFF21', 'a'] }, pause);
    expect(sorted.eventNames).toEqual(['a', '\uFF21', '😀']);
    expect([...sorted.event]).toEqual([0, 1, 2]);
    expect([...sorted.row]).toEqual([3, 1, 0]);
  });

  it('leave a mark of each name on their actor', async () => {
    const { actorEvents, eventNames } = await sortEvents(gathered([[7, 1, 0], [7, 2, 33], [8, 1, 5]]), pause); // prettier-ignore
    const bit = (name: string) => 1 << eventNames.indexOf(name);
    expect([...actorEvents]).toEqual([bit('e0') | bit('e33'), bit('e5')]);
  });

  it('are counted by name, with the users that have them', async () => {
    const rows: [number, number, number][] = [[1, 1, 0], [2, 1, 1], [1, 2, 0], [2, 2, 0]]; // prettier-ignore
    const sorted = await sortEvents({ ...gathered(rows), eventNames: ['b', 'a', 'none'] }, pause);
    expect(countEvents(sorted)).toEqual([
      { name: 'b', events: 3, users: 2 },
      { name: 'a', events: 1, users: 1 },
      { name: 'none', events: 0, users: 0 },
    ]);
  });
});
