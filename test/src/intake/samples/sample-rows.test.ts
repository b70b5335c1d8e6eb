import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { SampleRows } from '../../../../src/intake/samples/sample-rows';

const start = Date.UTC(2026, 7, 1) / 1000;

/** The lines of a file with an event at each of these seconds after the start. */
async function linesAt(...seconds: number[]): Promise<string[]> {
  const rows = new SampleRows('user,time,city', start + 1e6);
  for (const [i, second] of seconds.entries()) rows.add(start + second, `u${i}`, 'Berlin');
  return (await rows.file('a.csv').text()).split('\n');
}

describe('the rows of a sample', () => {
  it('are a CSV file with its head, the time between the other fields', async () => {
    expect(await linesAt(3661)).toEqual(['user,time,city', 'u0,2026-08-01 01:01:01,Berlin', '']);
  });

  it('are in the order of time, those of one second as they were added', async () => {
    const lines = await linesAt(50, 7, 7, 0);
    expect(lines.slice(1, -1).map((line) => line.slice(0, 2))).toEqual(['u3', 'u1', 'u2', 'u0']);
  });

  it('are in whole seconds', async () => {
    expect((await linesAt(59.999))[1]).toContain('00:00:59');
  });

  it('end before their end: what would come later has not happened', async () => {
    expect(await linesAt(1e6 - 1, 1e6, 2e6)).toHaveLength(3);
  });

  it('are the head alone where nothing happened', async () => {
    expect(await linesAt()).toEqual(['user,time,city', '']);
  });

  it('are a file of their name, to be read like any other', () => {
    const file = new SampleRows('a', 0).file('online-shop.csv');
    expect([file.name, file.type]).toEqual(['online-shop.csv', 'text/csv']);
  });

  it('have the time that was given, whichever it is', async () => {
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: 999_999 }), async (second) => {
        const [, line] = await linesAt(second);
        expect(Date.parse(`${line.split(',')[1].replace(' ', 'T')}Z`) / 1000).toBe(start + second);
      }),
      { numRuns: 50 },
    );
  });
});
