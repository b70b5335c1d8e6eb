import { DuckDBInstance } from '@duckdb/node-api';
import { funnelSql, prepareSql, readSql } from './funnel-sql';
import type { Question, Referee, Reply, Table } from './question';
import { secondsOf } from './stopwatch';

/** Native DuckDB in this process: reads on one thread, answers on two. */
export async function nativeDuckDb(file: string): Promise<Referee> {
  const database = await DuckDBInstance.create(':memory:', { threads: '1' });
  const connection = await database.connect();
  const readSeconds = await secondsOf(() => connection.run(readSql(file)));
  await connection.run('SET threads = 2');
  await connection.run(prepareSql);
  return {
    name: 'DuckDB, native, 2 threads',
    readSeconds,
    async ask(question: Question, table: Table): Promise<Reply> {
      let counts: number[] = [];
      const seconds = await secondsOf(async () => {
        const reader = await connection.runAndReadAll(funnelSql(question, table));
        counts = reader.getRows()[0].map(Number);
      });
      return { counts, seconds };
    },
    stop() {
      connection.closeSync();
      database.closeSync();
      return Promise.resolve();
    },
  };
}
