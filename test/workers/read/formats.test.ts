import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { openSource } from '../../../workers/read/formats';
import { textFile } from '../../support/read/file-text';

const latin = (text: string) => new Uint8Array(Buffer.from(text, 'latin1'));

describe('the format of a file', () => {
  it.each([
    ['a workbook', 'PK\x03\x04\x14\0\x06\0[Content_Types].xml', 'XLSX'],
    ['an open document', 'PK\x03\x04 application/vnd.opendocument.spreadsheet', 'ODS'],
    ['another archive', 'PK\x03\x04 log.csv', 'ZIP'],
    ['a tape archive', `log.csv${'\0'.repeat(250)}ustar`, 'tar'],
    ['columns of another tool', 'PAR1 …', 'Parquet'],
    ['a list of objects', '\xef\xbb\xbf [ {"a": 1}]', 'JSON'],
    ['objects in lines', '{"a": 1}\n{"a": 2}\n', 'JSON'],
    ['markup', '<?xml version="1.0"?>', 'XML'],
    ['a page', '\n<!DOCTYPE html><html></html>', 'HTML'],
  ])('is refused by its name: %s', async (_title, text, value) => {
    const refused = { ok: false, failure: { kind: 'unsupported_file', file: 'x.csv', value } };
    expect(await openSource(textFile(latin(text), 'x.csv'))).toEqual(refused);
    expect(await openSource(textFile(new Uint8Array(gzipSync(latin(text))), 'x.csv'))).toEqual(refused);
  });

  it.each(['user,event,time\n', '', '{x} y', '[2026-01-01] GET /', '中文'])(
    'is delimited text where it is nothing else: %j',
    async (text) => {
      expect((await openSource(textFile(text))).ok).toBe(true);
    },
  );
});
