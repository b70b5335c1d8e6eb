import { eventNames } from './make-events';
import type { Question, Table } from './question';

const list = (names: string[]) => names.map((name) => `'${name}'`).join(', ');

/** Reads the whole file into a table, columns named and typed beforehand: quicker than having DuckDB find them out. */
export function readSql(file: string): string {
  return `CREATE TABLE log AS FROM read_csv('${file}', header = true, delim = ',', quote = '"', escape = '"', columns = {
    'user': 'VARCHAR', 'event': 'VARCHAR', 'time': 'TIMESTAMP',
    'channel': 'VARCHAR', 'country': 'VARCHAR', 'device': 'VARCHAR', 'amount': 'DOUBLE' })`;
}

/** The best a table can be for these questions: users as dense numbers, times as seconds, events as an enum, sorted. */
export const prepareSql = `CREATE TABLE prepared AS
  SELECT substr("user", 2)::INTEGER AS "user", epoch("time")::INTEGER AS "time", event::ENUM (${list(eventNames)}) AS event
  FROM log ORDER BY "user", "time"`;

/**
 * Level k holds, for every entry that can get there, the earliest time at which step k is reached: the earliest event
 * of step k after the earliest of step k - 1, no later than the window after the entry. That is exact, as getting to
 * a step sooner never closes a way on. No user has two events in one second here, so "after" needs no rule for ties.
 * A window function per level gives the same counts in six times the time, ASOF joins in a little more.
 */
export function funnelSql(question: Question, table: Table): string {
  const [first, ...others] = question.steps;
  const window = table === 'log' ? `INTERVAL ${question.windowDays} DAY` : `${question.windowDays * 86_400}`;
  const levels = others.map(
    (step, i) => `level${i + 2} AS (
    SELECT level."user", level.entry, min(step."time") AS "time"
    FROM level${i + 1} AS level JOIN ${table} AS step
      ON step."user" = level."user" AND step."time" > level."time" AND step."time" <= level.entry + ${window}
    WHERE step.event = '${step}'
    GROUP BY level."user", level.entry)`,
  );
  const entries = `level1 AS (SELECT "user", "time" AS entry, "time" FROM ${table} WHERE event = '${first}')`;
  const counts = question.steps.map((_, i) => `(SELECT count(DISTINCT "user") FROM level${i + 1})::INTEGER`);
  return `WITH ${[entries, ...levels].join(', ')} SELECT ${counts.join(', ')}`;
}

/** ClickHouse's own function; it too lets every entry start a run. */
export function windowFunnelSql({ steps, windowDays }: Question, table: Table): string {
  const conditions = steps.map((step) => `event = '${step}'`).join(', ');
  const counts = steps.map((_, i) => `countIf(level >= ${i + 1})`).join(', ');
  return `SELECT ${counts} FROM (
    SELECT user, windowFunnel(${windowDays * 86_400})(time, ${conditions}) AS level
    FROM ${table} WHERE event IN (${list(steps)}) GROUP BY user) FORMAT JSONCompact`;
}
