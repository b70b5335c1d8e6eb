import { describe, expect, it } from 'vitest';
import type { LoadProgress } from '../../src/contract/dataset';
import { failure, success } from '../../src/contract/outcome';
import { file, origin, readingOf, roles, setUp, summary, turn } from './test-intake';

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

  it('uses a reading kept from before where the file has the same columns', async () => {
    const { intake, loads } = setUp();
    const known = readingOf(['when', 'what', 'who'], { timeFormat: 'epoch_s' });
    void intake.open(file, origin, known);
    await turn();
    expect(loads[0].reading).toEqual(known);
  });

  it('does not use it where the columns are others', async () => {
    const { intake, loads } = setUp();
    void intake.open(file, origin, readingOf(['who', 'when']));
    await turn();
    expect(loads[0].reading).toEqual(readingOf());
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
