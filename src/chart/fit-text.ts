/** Room for a text: pixels a line, lines at most, and how wide a piece of it is. */
interface TextRoom {
  width: number;
  lines: number;
  measure: (text: string) => number;
}

/**
 * Breaks a text into lines that fit: at blanks, after `_ - / . :`, between Chinese characters, and inside a word
 * only where that alone is too wide. What does not fit ends in "…". Never splits an emoji or an accented letter.
 */
export function fitText(text: string, room: TextRoom): string[] {
  const lines: string[] = [];
  let rest = text.trim().replace(/\s+/gu, ' ');
  while (rest !== '' && lines.length < room.lines) {
    const last = lines.length === room.lines - 1;
    const line = last ? cutToFit(rest, room) : firstLine(rest, room);
    lines.push(line.trimEnd());
    rest = last ? '' : rest.slice(line.length).trimStart();
  }
  return lines;
}

/** The part of the text that fits on one line: whole words where possible, at least one letter. */
function firstLine(text: string, room: TextRoom): string {
  if (room.measure(text) <= room.width) return text;
  let line = '';
  for (const piece of pieces(text)) {
    if (room.measure((line + piece).trimEnd()) > room.width) break;
    line += piece;
  }
  return line.trim() === '' ? longestStart(text, room) || letters(text)[0] : line;
}

/** The text, or as many of its letters as fit before "…". */
function cutToFit(text: string, room: TextRoom): string {
  if (room.measure(text) <= room.width) return text;
  const start = longestStart(text, { ...room, measure: (piece) => room.measure(`${piece.trimEnd()}…`) });
  return `${start.trimEnd()}…`;
}

function longestStart(text: string, room: TextRoom): string {
  const all = letters(text);
  let [low, high] = [0, all.length];
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (room.measure(all.slice(0, middle).join('')) <= room.width) low = middle;
    else high = middle - 1;
  }
  return all.slice(0, low).join('');
}

const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

function letters(text: string): string[] {
  return Array.from(graphemes.segment(text), ({ segment }) => segment);
}

/** Runs of characters between which a line may break. */
function pieces(text: string): string[] {
  return (
    text.match(
      /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}][^\p{L}\p{N}\s]*|[^\s_\-/.:\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]*[\s_\-/.:]*/gu,
    ) ?? [text]
  );
}
