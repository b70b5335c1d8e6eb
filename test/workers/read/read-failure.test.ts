import { describe, expect, it } from 'vitest';
import { inspectFile } from '../../../workers/read/inspect';
import { readFailure } from '../../../workers/read/read-failure';
import { BrokenGzip } from '../../../workers/read/unpacked-file';
import { OutOfMemory } from '../../../workers/store/allocate';
import { textFile } from '../../support/read/file-text';
import { summaryOf } from '../../support/read/load-text';

const LOG = 'u,e,t\na,b,2026-01-01T00:00:00Z\n';

describe('what is thrown while a file is read', () => {
  it.each([
    ['a full memory', new OutOfMemory('RangeError: too large'), { kind: 'out_of_memory' }],
    ['broken gzip data', new BrokenGzip('ends early', 60), { kind: 'broken_gzip', value: '60' }],
    ['a file that changed on the disk', new DOMException('changed', 'NotReadableError'), { kind: 'file_changed' }],
    ['a file that is gone', new DOMException('gone', 'NotFoundError'), { kind: 'file_changed' }],
    ['a file that may not be read', new DOMException('no', 'SecurityError'), { kind: 'unreadable_file' }],
  ])('is a failure of that file: %s', (_title, thrown, about) => {
    expect(readFailure(thrown, 'log.csv')).toEqual({
      ok: false,
      failure: { file: 'log.csv', detail: thrown.message, ...about },
    });
  });

  it('is a cancelled load where it was cancelled, whatever is thrown', () => {
    const cancelled = { ok: false, failure: { kind: 'cancelled', file: 'log.csv' } };
    expect(readFailure(new TypeError('locked'), 'log.csv', AbortSignal.abort())).toEqual(cancelled);
  });

  it.each([
    ['a RangeError that is no lack of memory', new RangeError('Invalid time zone specified: x')],
    ['a TypeError', new TypeError('undefined is not a function')],
    ['what is no Error at all', 'a text'],
  ])('is thrown on where it is a mistake of ours: %s', (_title, thrown) => {
    let caught: unknown = null;
    try {
      readFailure(thrown, 'log.csv');
    } catch (again) {
      caught = again;
    }
    expect(caught).toBe(thrown);
  });
});

describe('a time zone that this browser does not know', () => {
  const zones = ['Mars/Olympus', "UTC') ; DROP TABLE t; --", ''];

  it.each(zones)('fails as such before anything is read: %j', async (timeZone) => {
    const failure = { kind: 'unknown_time_zone', value: timeZone };
    expect(await inspectFile(textFile(LOG), { timeZone })).toEqual({ ok: false, failure });
    expect(await summaryOf(LOG, { timeZone })).toEqual({ ok: false, failure });
  });
});

it('a mistake of ours while a file is inspected is no fault of the file', async () => {
  const file = textFile(LOG);
  file.slice = () => {
    throw new TypeError('a mistake');
  };
  await expect(inspectFile(file)).rejects.toThrow(TypeError);
});
