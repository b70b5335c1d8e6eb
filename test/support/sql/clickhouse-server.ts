import { spawn, type ChildProcess } from 'node:child_process';
import { createReadStream, existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { freePort } from '../free-port';

export const clickHouseProgram = ['/usr/sbin/clickhouse-server', '/usr/bin/clickhouse-server'].find(existsSync);

export interface ClickHouse {
  /** The answer as text; `file` is sent along as the data of an INSERT. Rejects with the server's words. */
  ask: (sql: string, file?: string) => Promise<string>;
  /** Its folder goes with it. */
  stop: () => Promise<void>;
}

export interface ClickHouseOptions {
  program: string;
  /** Where its data goes; emptied first. */
  folder: string;
  threads: number;
}

/** A server of its own on the loopback, without any other network. */
export async function startClickHouse({ program, folder, threads }: ClickHouseOptions): Promise<ClickHouse> {
  const port = await freePort();
  const server = spawn(program, [`--config-file=${writeConfig(folder, port)}`], { stdio: 'ignore' });
  const ask = (sql: string, file?: string) => query({ sql, port, threads }, file);
  const stop = () => stopped(server, folder);
  try {
    await answering(ask, server);
  } catch (reason) {
    await stop();
    throw reason;
  }
  return { ask, stop };
}

interface Query {
  sql: string;
  port: number;
  threads: number;
}

/** The statement travels in the body, as its length knows no limit there, but for an INSERT whose body is the file. */
function query({ sql, port, threads }: Query, file?: string): Promise<string> {
  const settings = { max_threads: String(threads), wait_end_of_query: '1' };
  const search = new URLSearchParams(file === undefined ? settings : { ...settings, query: sql });
  return new Promise((resolve, reject) => {
    const call = request({ port, host: '127.0.0.1', method: 'POST', path: `/?${search.toString()}` }, (response) => {
      let text = '';
      response.setEncoding('utf8');
      response.on('data', (part: string) => (text += part));
      response.on('end', () => (response.statusCode === 200 ? resolve(text) : reject(new Error(text))));
    });
    call.on('error', reject);
    if (file === undefined) call.end(sql);
    else createReadStream(file).pipe(call);
  });
}

async function answering(ask: ClickHouse['ask'], server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    if ((await ask('SELECT 1').catch(() => null)) !== null) return;
    if (server.exitCode !== null) throw new Error(`ClickHouse ended with ${server.exitCode} instead of starting.`);
    await new Promise((again) => setTimeout(again, 200));
  }
  throw new Error('ClickHouse did not answer within two minutes.');
}

async function stopped(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  if (server.exitCode === null) {
    server.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

/** Writes a configuration without any network but the loopback; gives its path. */
function writeConfig(folder: string, port: number): string {
  rmSync(folder, { recursive: true, force: true });
  for (const part of ['store', 'tmp', 'log']) mkdirSync(join(folder, part), { recursive: true });
  const users = join(folder, 'users.xml');
  writeFileSync(
    users,
    `<yandex><profiles><default><max_memory_usage>10000000000</max_memory_usage></default></profiles>
     <users><default><password></password><networks><ip>127.0.0.1</ip></networks><profile>default</profile>
     <quota>default</quota></default></users><quotas><default></default></quotas></yandex>`,
  );
  const config = join(folder, 'config.xml');
  writeFileSync(
    config,
    `<yandex><logger><level>error</level><log>${folder}/log/log</log><errorlog>${folder}/log/errors</errorlog></logger>
     <http_port>${port}</http_port><listen_host>127.0.0.1</listen_host>
     <path>${folder}/store/</path><tmp_path>${folder}/tmp/</tmp_path><timezone>UTC</timezone>
     <mark_cache_size>1073741824</mark_cache_size><uncompressed_cache_size>1073741824</uncompressed_cache_size>
     <users_config>${users}</users_config><default_profile>default</default_profile>
     <default_database>default</default_database></yandex>`,
  );
  return config;
}
