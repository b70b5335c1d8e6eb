import type { UnreadRow } from '../contract/dataset';

const quoted = (text: string): string => `"${text.replaceAll('"', '""')}"`;

/** Line, reason and text of each row left out, as the parts of a CSV file; its marks make Excel read it as UTF-8. */
export function unreadCsv(rows: UnreadRow[]): string[] {
  return [
    '\uFEFFline,reason,row\r\n',
    ...rows.map(({ line, reason, text }) => `${line},${reason},${quoted(text)}\r\n`),
  ];
}
