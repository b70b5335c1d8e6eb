import { afterAll, beforeAll, describe, it } from 'vitest';
import { postgreSqlPrograms, startPostgreSql, type PostgreSql } from '../../../support/sql/postgresql-server';
import { countLaws } from '../../../support/sql/count-laws';
import { sqlValues } from '../../../support/sql/same-counts';

const title = 'the PostgreSQL text counts what the kernel counts';

function laws(programs: string): void {
  let server: PostgreSql;

  beforeAll(async () => {
    server = await startPostgreSql(programs);
  }, 60_000);

  afterAll(() => server.stop());

  countLaws({
    dialect: 'postgresql',
    async fill(rows) {
      const columns = `"user id" TEXT, "事件 ""名""" TEXT, "at" BIGINT, "p's" TEXT, q DOUBLE PRECISION`;
      await server.ask('DROP TABLE IF EXISTS log');
      await server.ask(`CREATE TABLE log (${columns})`);
      if (rows.length > 0) await server.ask(`INSERT INTO log VALUES ${sqlValues(rows, 'postgresql')}`);
    },
    ask: (sql) => server.ask(sql),
  });
}

if (postgreSqlPrograms === undefined) it.skip(`${title} (no PostgreSQL server is installed here)`);
else {
  const programs = postgreSqlPrograms;
  describe(title, () => {
    laws(programs);
  });
}
