import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { LoadProgress } from '../../../src/core/spec/dataset';
import { failure, success } from '../../../src/core/outcome';
import { toasts } from '../../../src/ui/toasts.svelte';
import { file, inspectionOf, origin, readingOf, roles, setUp, summary, turn } from '../../support/read/test-intake';

const progress: LoadProgress = { phase: 'reading', bytesRead: 1, bytesTotal: 5, rows: 1, seconds: 1 };

describe('taking a file in', () => {
  it('begins to read with the guesses at once', async () => {
    const { intake, events, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    loads[0].tell(progress);
    expect(intake.underway).toEqual({ name: 'shop.csv', size: 5, progress });
    loads[0].end(success(summary('1')));
    await turn();
    expect(events.loaded).toHaveBeenCalledOnce();
    expect(intake.underway).toBeNull();
  });

  it('asks instead of reading where no column says who or when', async () => {
    const { intake, engine, events } = setUp(readingOf(['who', 'what', 'property']));
    await intake.open(file, origin);
    expect(events.asks).toHaveBeenCalledOnce();
    expect(engine.load).not.toHaveBeenCalled();
    expect(intake.subject?.inspection.name).toBe('shop.csv');
  });

  it("uses an analysis's reading that takes the same rows, in its zone", async () => {
    const { intake, loads } = setUp();
    const known = readingOf(roles, { timeZone: 'Asia/Shanghai', eventName: 'order' });
    void intake.open(file, origin, known);
    await turn();
    expect(intake.question).toBeNull();
    expect(loads[0].reading).toEqual(known);
  });

  it('does not use it where the columns are others', async () => {
    const { intake, engine, loads } = setUp();
    engine.inspect.mockImplementation((it) => Promise.resolve(success(inspectionOf(it, readingOf()))));
    void intake.open(file, origin, readingOf(['who', 'when']));
    await turn();
    expect(loads[0].reading).toEqual(readingOf());
  });
});

describe('an analysis that reads the file otherwise', () => {
  const swapped = readingOf(['when', 'what', 'who'], { timeFormat: 'epoch_s' });

  it.each([
    ['analysis', swapped],
    ['own', readingOf()],
  ] as const)('is asked about before anything is read: %s', async (answer, reading) => {
    const { intake, loads } = setUp();
    void intake.open(file, origin, swapped);
    await turn();
    expect(loads).toEqual([]);
    expect(intake.question).toMatchObject({ name: 'shop.csv', own: readingOf(), analysis: swapped });
    intake.question?.answer(answer);
    await turn();
    expect(intake.question).toBeNull();
    expect(loads.map((load) => load.reading)).toEqual([reading]);
  });

  it('is judged by the header that its own dialect finds', async () => {
    const { intake, engine, loads } = setUp();
    const skipping = readingOf(roles, { dialect: { ...readingOf().dialect!, skip: 5 } });
    engine.inspect.mockImplementation((it, wanted) => {
      const names = wanted?.dialect?.skip === 5 ? ['user-3', 'visit', '2026-03-15'] : undefined;
      const found = { ...readingOf(), ...wanted };
      const columns = found.columns.map((column, i) => ({ ...column, name: names?.[i] ?? column.name }));
      return Promise.resolve(success(inspectionOf(it, { ...found, columns })));
    });
    void intake.open(file, origin, skipping);
    await turn();
    expect(intake.question).toBeNull();
    expect(loads[0].reading.dialect?.skip).toBeUndefined();
  });

  it('is not asked about any more once another file is opened, or none', async () => {
    const { intake, loads } = setUp();
    void intake.open(file, origin, swapped);
    await turn();
    void intake.open(new File(['x'], 'other.csv'), origin);
    await turn();
    expect(intake.question).toBeNull();
    expect(loads).toHaveLength(1);
    void intake.open(file, origin, swapped);
    await turn();
    await intake.cancel();
    await turn();
    expect(intake.question).toBeNull();
    expect(loads).toHaveLength(1);
  });

  it('is compared with how the open file is read', async () => {
    const { intake, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    loads[0].end(success(summary('1')));
    await turn();
    void intake.change(swapped);
    await turn();
    loads[1].end(success(summary('2')));
    await turn();
    void intake.open(file, origin, swapped);
    await turn();
    expect(intake.question).toBeNull();
    expect(loads[2].reading).toEqual(swapped);
  });
});

describe('a time zone that the browser does not know', () => {
  const absolute = { absoluteTimes: true };
  const texts = () => toasts.list.map(({ text }) => text);

  beforeEach(() => toasts.clear());
  afterEach(() => localStorage.clear());

  function setUpAbsolute() {
    const all = setUp();
    all.engine.inspect.mockImplementation((it, wanted) =>
      Promise.resolve(success({ ...inspectionOf(it, { ...readingOf(), ...wanted }), ...absolute })),
    );
    return all;
  }

  it('gives way to UTC, which is said, where an analysis has it', async () => {
    const { intake, loads } = setUpAbsolute();
    void intake.open(file, origin, readingOf(roles, { timeZone: 'Mars/Olympus' }));
    await turn();
    expect(loads[0].reading.timeZone).toBe('UTC');
    expect(texts()).toEqual([
      'This browser does not know the time zone “Mars/Olympus”. Days and times are shown in UTC.',
    ]);
  });

  it('gives way to UTC where it was kept on the device', async () => {
    localStorage.setItem('sluice.time-zone', 'Mars/Olympus');
    const { intake, loads } = setUpAbsolute();
    void intake.open(file, origin);
    await turn();
    expect(loads[0].reading.timeZone).toBe('UTC');
    expect(texts()).toHaveLength(1);
  });

  it('is not spoken of where the times carry no zone', async () => {
    const { intake } = setUp();
    void intake.open(file, origin, readingOf(roles, { timeZone: 'Mars/Olympus' }));
    await turn();
    expect(texts()).toEqual([]);
  });
});

describe('while a file is being read', () => {
  it('leaves all as it was when cancelled, even if the end of the load comes late', async () => {
    const { intake, engine, events, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    loads[0].end(success(summary('1')));
    await turn();
    const before = intake.loaded;
    void intake.open(new File(['x'], 'other.csv'), origin);
    await turn();
    await intake.cancel();
    expect(engine.cancel).toHaveBeenCalledOnce();
    loads[1].end(success(summary('2')));
    await turn();
    expect(intake.loaded).toBe(before);
    expect(intake.subject).toBe(before);
    expect(events.loaded).toHaveBeenCalledOnce();
    expect(engine.close).toHaveBeenCalledWith('2');
  });

  it('shows no progress that arrives after the end', async () => {
    const { intake, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    loads[0].end(success(summary('1')));
    await turn();
    loads[0].tell(progress);
    expect(intake.underway).toBeNull();
  });

  it('keeps the old dataset until the new reading is there, then closes it', async () => {
    const { intake, engine, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    loads[0].end(success(summary('1')));
    await turn();
    void intake.change(readingOf(roles, { dropDuplicates: true }));
    await turn();
    expect(intake.loaded?.summary.id).toBe('1');
    expect(engine.close).not.toHaveBeenCalled();
    loads[1].end(success(summary('2')));
    await turn();
    expect(intake.loaded?.summary.id).toBe('2');
    expect(engine.close).toHaveBeenCalledWith('1');
  });

  it('ends the running load when the person changes her mind, and takes the last wish only', async () => {
    const { intake, engine, events, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    void intake.change(readingOf(roles, { eventName: 'purchase' }));
    await turn();
    expect(engine.cancel).toHaveBeenCalledOnce();
    loads[0].end(failure('cancelled'));
    loads[1].end(success(summary('2')));
    await turn();
    expect(events.failed).not.toHaveBeenCalled();
    expect(intake.loaded?.summary.id).toBe('2');
  });
});

describe('a file that cannot be read', () => {
  it('leaves the open one in place', async () => {
    const { intake, events, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    loads[0].end(success(summary('1')));
    await turn();
    void intake.open(new File(['x'], 'other.csv'), origin);
    await turn();
    loads[1].end(failure('file_changed', { file: 'other.csv' }));
    await turn();
    expect(events.failed).toHaveBeenCalledWith({ kind: 'file_changed', file: 'other.csv' });
    expect(intake.subject).toBe(intake.loaded);
  });

  it('stays before the person where another reading could help', async () => {
    const { intake, events, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    loads[0].end(failure('no_rows', { file: 'shop.csv' }));
    await turn();
    expect(events.asks).toHaveBeenCalledOnce();
    expect(intake.subject?.inspection.name).toBe('shop.csv');
  });
});
