import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

export const clickHouseProgram = ['/usr/sbin/clickhouse-server', '/usr/bin/clickhouse-server'].find(existsSync);

export interface ClickHouse {
  ask(sql: string): Promise<string>;
  stop(): Promise<void>;
}

/** A server of its own on the loopback, with its data in a folder that goes with it. */
export async function startClickHouse(program: string): Promise<ClickHouse> {
  const folder = mkdtempSync(join(tmpdir(), 'clickhouse-'));
  const port = await freePort();
  const server = spawn(program, [`--config-file=${writeConfig(folder, port)}`], { stdio: 'ignore' });
  const ask = async (sql: string) => {
    const answer = await fetch(`http://127.0.0.1:${port}/`, { method: 'POST', body: sql });
    const text = await answer.text();
    if (!answer.ok) throw new Error(text);
    return text;
  };
  const stop = () => stopped(server, folder);
  try {
    await answering(ask, server);
  } catch (reason) {
    await stop();
    throw reason;
  }
  return { ask, stop };
}

async function answering(ask: ClickHouse['ask'], server: ChildProcess): Promise<void> {
  for (let tries = 0; tries < 150; tries++) {
    if ((await ask('SELECT 1').catch(() => null)) !== null) return;
    if (server.exitCode !== null) throw new Error(`ClickHouse ended with ${server.exitCode} instead of starting.`);
    await new Promise((again) => setTimeout(again, 200));
  }
  throw new Error('ClickHouse did not answer within 30 seconds.');
}

async function stopped(server: ChildProcess, folder: string): Promise<void> {
  const ended = new Promise((resolve) => server.once('exit', resolve));
  if (server.exitCode === null) {
    server.kill('SIGKILL');
    await ended;
  }
  rmSync(folder, { recursive: true, force: true });
}

function freePort(): Promise<number> {
  return new Promise((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo;
      probe.close(() => {
        resolve(port);
      });
    });
  });
}

/** Gives the configuration's path. */
function writeConfig(folder: string, port: number): string {
  for (const part of ['store', 'tmp', 'log']) mkdirSync(join(folder, part), { recursive: true });
  const users = join(folder, 'users.xml');
  writeFileSync(
    users,
    `<yandex><profiles><default></default></profiles><users><default><password></password>
     <networks><ip>127.0.0.1</ip></networks><profile>default</profile><quota>default</quota></default></users>
     <quotas><default></default></quotas></yandex>`,
  );
  const config = join(folder, 'config.xml');
  writeFileSync(
    config,
    `<yandex><logger><level>error</level><log>${folder}/log/log</log><errorlog>${folder}/log/errors</errorlog></logger>
     <http_port>${port}</http_port><listen_host>127.0.0.1</listen_host><path>${folder}/store/</path>
     <tmp_path>${folder}/tmp/</tmp_path><timezone>UTC</timezone><mark_cache_size>100000000</mark_cache_size>
     <users_config>${users}</users_config><default_profile>default</default_profile>
     <default_database>default</default_database></yandex>`,
  );
  return config;
}
