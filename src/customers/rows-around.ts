const blockRows = 64;

/** The rows to request where from … to − 1 are visible: whole blocks, so that most scrolling needs no new query. */
export function rowsAround({ from, to }: { from: number; to: number }): { offset: number; limit: number } {
  const offset = Math.max(0, (Math.floor(from / blockRows) - 1) * blockRows);
  const end = (Math.floor(Math.max(to, from) / blockRows) + 2) * blockRows;
  return { offset, limit: end - offset };
}
