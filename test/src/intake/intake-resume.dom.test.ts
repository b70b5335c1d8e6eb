import { describe, expect, it } from 'vitest';
import { failure, success } from '../../../src/core/outcome';
import { file, origin, readingOf, roles, setUp, summary, turn } from '../../support/read/test-intake';

describe('an engine that dies', () => {
  const crashed = failure('engine_crashed');

  it('over a file has it read again with its choices, without a failure shown', async () => {
    const { intake, events, loads } = setUp();
    const known = readingOf(['when', 'what', 'who'], { timeFormat: 'epoch_s' });
    const opening = intake.open(file, origin, known);
    await turn();
    intake.question?.answer('analysis');
    await turn();
    const resuming = intake.resume();
    loads[0].end(crashed);
    await opening;
    await turn();
    expect(intake.underway?.name).toBe('shop.csv');
    expect(intake.question).toBeNull();
    expect(loads[1].reading).toEqual(known);
    loads[1].end(success(summary('1')));
    await expect(resuming).resolves.toBe(true);
    expect(events.failed).not.toHaveBeenCalled();
    expect(intake.loaded?.summary.id).toBe('1');
  });

  it('over a corrected reading has the data read again as it was, and then as corrected', async () => {
    const { intake, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    loads[0].end(success(summary('1')));
    await turn();
    const corrected = readingOf(roles, { dropDuplicates: true });
    void intake.change(corrected);
    await turn();
    const resuming = intake.resume();
    loads[1].end(crashed);
    await turn();
    expect(loads[2].reading).toEqual(readingOf());
    loads[2].end(success(summary('1')));
    await turn();
    expect(loads[3].reading).toEqual(corrected);
    loads[3].end(success(summary('2')));
    await expect(resuming).resolves.toBe(true);
    expect(intake.loaded?.inspection.reading).toEqual(corrected);
  });

  it('while a file is looked at has it looked at again', async () => {
    const { intake, engine, loads } = setUp();
    engine.inspect.mockResolvedValueOnce(crashed);
    const opening = intake.open(file, origin);
    const resuming = intake.resume();
    await opening;
    await turn();
    loads[0].end(success(summary('1')));
    await expect(resuming).resolves.toBe(true);
    expect(intake.loaded?.summary.id).toBe('1');
  });

  it('over a file again and again leaves the data that was open, and is told of the refusal', async () => {
    const { intake, events, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    loads[0].end(success(summary('1')));
    await turn();
    void intake.open(new File(['x'], 'large.csv'), origin);
    await turn();
    const resuming = intake.resume();
    loads[1].end(crashed);
    await turn();
    loads[2].end(success(summary('1')));
    await turn();
    loads[3].end(failure('file_stops_engine', { file: 'large.csv' }));
    await expect(resuming).resolves.toBe(false);
    expect(events.failed.mock.calls).toEqual([[{ kind: 'file_stops_engine', file: 'large.csv' }]]);
    expect(intake.loaded?.summary.id).toBe('1');
  });

  it('and is not restarted keeps what waited until it is', async () => {
    const { intake, events, loads } = setUp();
    void intake.open(file, origin);
    await turn();
    loads[0].end(failure('engine_keeps_stopping', { value: '3' }));
    await turn();
    expect(events.failed).toHaveBeenCalledOnce();
    expect(intake.underway).toBeNull();
    void intake.resume();
    await turn();
    loads[1].end(success(summary('1')));
    await turn();
    expect(intake.loaded?.summary.id).toBe('1');
  });

  it('after a cancel has nothing read again', async () => {
    const { intake, engine } = setUp();
    void intake.open(file, origin);
    await turn();
    await intake.cancel();
    await intake.resume();
    expect(engine.load).toHaveBeenCalledOnce();
  });
});
