/** SQL that may be run. Only `workers/sql` makes it, so that no plain string with someone's data in it is ever a query. */
export class Statement {
  constructor(readonly text: string) {}
}
