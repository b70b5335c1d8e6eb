import { afterAll, beforeAll, describe, it } from 'vitest';
import { hasChdb, openChdb, type Chdb } from '../../../support/sql/chdb';
import { countLaws } from '../../../support/sql/count-laws';
import { sqlValues, type Referee } from '../../../support/sql/same-counts';

const title = 'the text for a current ClickHouse counts what the kernel counts';

function laws(): void {
  let chdb: Chdb;

  beforeAll(() => {
    chdb = openChdb();
  }, 60_000);

  afterAll(() => {
    chdb.stop();
  });

  const referee: Referee = {
    dialect: 'clickhouse',
    fill(rows) {
      const columns = '`user id` String, `事件 "名"` String, `at` Int64, `p\'s` Nullable(String), q Nullable(Float64)';
      chdb.ask('DROP TABLE IF EXISTS log');
      chdb.ask(`CREATE TABLE log (${columns}) ENGINE = Memory`);
      if (rows.length > 0) chdb.ask(`INSERT INTO log VALUES ${sqlValues(rows, 'clickhouse')}`);
    },
    ask: (sql) => chdb.ask(sql),
  };
  // A text takes it some tenths of a second, most of which is not spent on the rows.
  countLaws(referee, 10);
}

if (hasChdb) describe(title, laws);
else it.skip(`${title} (\`npm run test:referees\` installs one)`);
