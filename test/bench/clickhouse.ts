import { clickHouseProgram, startClickHouse, type ClickHouse } from '../support/sql/clickhouse-server';
import { windowFunnelSql } from './funnel-sql';
import { eventNames } from './make-events';
import type { Question, Referee, Reply, Table } from './question';
import { secondsOf } from './stopwatch';

/** A ClickHouse of its own, with 2 threads; null where none is installed. */
export async function clickHouse(file: string, folder: string): Promise<Referee | null> {
  if (clickHouseProgram === undefined) return null;
  const server = await startClickHouse({ program: clickHouseProgram, folder, threads: 2 });
  try {
    await fill(server, file);
  } catch (reason) {
    await server.stop();
    throw reason;
  }
  const version = (await server.ask('SELECT version()')).trim();
  return {
    name: `ClickHouse ${version} windowFunnel, 2 threads`,
    readSeconds: null,
    async ask(question: Question, table: Table): Promise<Reply> {
      let text = '';
      const seconds = await secondsOf(async () => {
        text = await server.ask(windowFunnelSql(question, table));
      });
      const answer = JSON.parse(text) as { data: (string | number)[][] };
      return { counts: answer.data[0].map(Number), seconds };
    },
    stop: () => server.stop(),
  };
}

/** Both tables ordered by user and time, which `windowFunnel` likes best, and merged into one part. */
async function fill({ ask }: ClickHouse, file: string): Promise<void> {
  const kinds = `Enum8(${eventNames.map((name, i) => `'${name}' = ${i}`).join(', ')})`;
  const order = 'ENGINE = MergeTree() PARTITION BY tuple() ORDER BY (user, time)';
  await ask(`CREATE TABLE log (user String, event String, time DateTime, channel String, country String, device String,
    amount Float64) ${order}`);
  await ask('INSERT INTO log FORMAT CSVWithNames', file);
  await ask('OPTIMIZE TABLE log FINAL');
  await ask(`CREATE TABLE prepared (user UInt32, time DateTime, event ${kinds}) ${order}`);
  await ask(`INSERT INTO prepared SELECT toUInt32(substring(user, 2)), time, CAST(event AS ${kinds}) FROM log`);
  await ask('OPTIMIZE TABLE prepared FINAL');
}
