import { describe, expect, it } from 'vitest';
import { makeSample } from '../../../../src/intake/samples/make-sample';
import { inspectFile } from '../../../../workers/read/inspect';

type Row = Record<string, string>;

async function rowsOf(file: File): Promise<Row[]> {
  const [header = '', ...lines] = (await file.text()).trimEnd().split('\n');
  const names = header.split(',');
  return lines.map((line) => Object.fromEntries(line.split(',').map((field, i) => [names[i], field])));
}

/** Of the actors with `from`, the share that also have `to`, for each value of a property. */
function conversionStep(rows: readonly Row[], { actor, from, to, by }: Record<'actor' | 'from' | 'to' | 'by', string>) {
  const actors = (event: string, value: string) =>
    new Set(rows.filter((row) => row.event === event && row[by] === value).map((row) => row[actor]));
  const values = [...new Set(rows.map((row) => row[by]))].filter((value) => value !== '');
  return Object.fromEntries(
    values.map((value) => {
      const [before, after] = [actors(from, value), actors(to, value)];
      return [value, [...before].filter((id) => after.has(id)).length / before.size];
    }),
  );
}

const samples = [
  ['shop', 'user_id', ['visit', 'view_product', 'add_to_cart', 'checkout', 'pay'], 90],
  ['saas', 'user_id', ['visit', 'sign_up', 'activate', 'paid', 'renew'], 180],
  ['deals', 'deal_id', ['lead', 'needs', 'demo', 'proposal', 'negotiation', 'won'], 540],
] as const;

describe.each(samples)('the sample %s', (...[id, actor, stages, days]) => {
  it('is the same file every time', async () => {
    expect(await makeSample(id).text()).toBe(await makeSample(id).text());
  });

  it('has its stages, each reached by fewer actors than the one before but by enough to speak of', async () => {
    const rows = await rowsOf(makeSample(id));
    const reached = stages.map(
      (stage) => new Set(rows.filter(({ event }) => event === stage).map((row) => row[actor])).size,
    );
    for (let step = 1; step < reached.length; step++) expect(reached[step]).toBeLessThan(reached[step - 1] * 0.97);
    expect(reached.at(-1)).toBeGreaterThan(100);
    expect(new Set(rows.map(({ event }) => event)).size).toBeGreaterThan(stages.length + 3);
  });

  it('stands in the order of time and spans its days, by day rather than by night', async () => {
    const rows = await rowsOf(makeSample(id));
    const times = rows.map(({ time }) => Date.parse(`${time}Z`));
    expect(times.every((time, i) => i === 0 || time >= times[i - 1])).toBe(true);
    const span = (times.at(-1)! - times[0]) / 86_400_000;
    expect(span).toBeGreaterThan(days - 8);
    expect(span).toBeLessThanOrEqual(days);
    const at = (hour: number) => times.filter((time) => new Date(time).getUTCHours() === hour).length;
    expect(at(15)).toBeGreaterThan(3 * at(4));
  });

  it('is inspected without a doubt about its columns', async () => {
    const outcome = await inspectFile(makeSample(id));
    if (!outcome.ok) throw new Error(outcome.failure.kind);
    const { columns, reading, ambiguity } = outcome.value;
    expect(columns.slice(0, 3).map(({ name, role }) => [name, role])).toEqual([
      [actor, 'who'],
      ['event', 'what'],
      ['time', 'when'],
    ]);
    expect(columns.find(({ role }) => role === 'amount')?.name).toBe(id === 'saas' ? undefined : 'amount');
    expect(reading.timeFormat).toBe('iso');
    expect(ambiguity).toBeNull();
    for (const { confidence } of columns.slice(0, 3)) expect(confidence).toBeGreaterThan(0.85);
  });
});

describe('the bottleneck of a sample', () => {
  it('is paying on Android in the shop, of 40,000 to 60,000 events', async () => {
    const rows = await rowsOf(makeSample('shop'));
    expect(rows.length).toBeGreaterThan(40_000);
    expect(rows.length).toBeLessThan(60_000);
    const { android, iphone, desktop } = conversionStep(rows, {
      actor: 'user_id',
      from: 'checkout',
      to: 'pay',
      by: 'device',
    });
    expect(android).toBeLessThan(0.65 * Math.min(iphone, desktop));
  });

  it('is activating among those whom advertisements bring to the software service', async () => {
    const rows = await rowsOf(makeSample('saas'));
    const { ads, ...others } = conversionStep(rows, {
      actor: 'user_id',
      from: 'sign_up',
      to: 'activate',
      by: 'source',
    });
    expect(ads).toBeLessThan(0.65 * Math.min(...Object.values(others)));
  });

  it('is getting from proposal to negotiation in large deals', async () => {
    const rows = await rowsOf(makeSample('deals'));
    const { large, small } = conversionStep(rows, {
      actor: 'deal_id',
      from: 'proposal',
      to: 'negotiation',
      by: 'size',
    });
    expect(large).toBeLessThan(0.65 * small);
  });
});
