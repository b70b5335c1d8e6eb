const block = 64;

/** The rows to ask for where from … to − 1 are seen: whole blocks, so that most scrolling needs no new question. */
export function rowsAround({ from, to }: { from: number; to: number }): { offset: number; limit: number } {
  const offset = Math.max(0, (Math.floor(from / block) - 1) * block);
  const end = (Math.floor(Math.max(to, from) / block) + 2) * block;
  return { offset, limit: end - offset };
}
