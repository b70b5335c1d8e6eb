/** Numbers typed with blanks, semicolons or commas between them, ascending and each once; null where one is none. */
export function parseBinEdges(text: string): number[] | null {
  const parts = text.split(/[\s;,，；、]+/).filter((part) => part !== '');
  const numbers = parts.map(Number);
  if (!numbers.every(Number.isFinite)) return null;
  return [...new Set(numbers)].sort((a, b) => a - b);
}
