import { closeSync, existsSync, mkdirSync, openSync, renameSync, statSync, writeSync } from 'node:fs';
import { dirname } from 'node:path';

/** What the events of the benchmark are called; the first five lead to a purchase. */
export const eventNames = [
  'visit',
  'view_product',
  'add_to_cart',
  'checkout',
  'purchase',
  'search',
  'read_review',
  'share_link',
  'open_support',
  'watch_video',
];

const channels = ['organic', 'search_ads', 'social', 'newsletter', 'referral', 'direct'];
const countries = ['DE', 'US', 'CN', 'FR', 'GB', 'BR', 'IN', 'JP', 'ES', 'PL', 'MX', 'SE'];
const devices = ['mobile', 'desktop', 'tablet'];
const start = Date.UTC(2026, 0, 1) / 1000;
const span = 90 * 86_400;

/** The columns of the file, in its order. */
export const header = 'user,event,time,channel,country,device,amount';

/**
 * Writes `rows` events in order of time, as logs lie, once: a file already there is kept. A tenth as many users; each
 * is active for some eight events in a few days, and every fifth comes back later. No user has two events in
 * the same second, so that engines that break ties differently must agree. Gives the size in bytes.
 */
export function makeEvents(path: string, rows: number): number {
  if (!existsSync(path)) {
    mkdirSync(dirname(path), { recursive: true });
    const file = openSync(`${path}.part`, 'w');
    writeEvents(file, rows);
    closeSync(file);
    renameSync(`${path}.part`, path);
  }
  return statSync(path).size;
}

function writeEvents(file: number, rows: number): void {
  const crowd = makeCrowd(Math.max(1, Math.round(rows / 10)));
  let text = `${header}\n`;
  for (let row = 0; row < rows; row++) {
    text += crowd.next(Math.floor((row * span) / rows));
    if (text.length > 1 << 20) {
      writeSync(file, text);
      text = '';
    }
  }
  writeSync(file, text);
}

function makeCrowd(users: number) {
  const random = randomFrom(20_261_121);
  const below = (limit: number) => Math.floor(random() * limit);
  let newcomer = 0;
  const pool = Uint32Array.from({ length: Math.max(8, Math.round(users / 20)) }, () => below(users));
  const lastSecond = new Int32Array(users).fill(-1);
  const stage = new Int8Array(users).fill(-1);

  const activeUser = (second: number): number => {
    for (;;) {
      const index = below(pool.length);
      if (random() < 0.12) pool[index] = newcomer = (newcomer + 618_033) % users;
      const user = pool[index];
      if (lastSecond[user] !== second) return user;
    }
  };
  /** Two in five events lead on towards the purchase, the others are any. */
  const eventOf = (user: number): string => {
    if (random() > 0.4) return eventNames[below(eventNames.length)];
    stage[user] = (stage[user] + 1) % 5;
    return eventNames[stage[user]];
  };
  return {
    next(second: number): string {
      const user = activeUser(second);
      lastSecond[user] = second;
      const origin = `${countries[user % countries.length]},${devices[(user >> 4) % devices.length]}`;
      const amount = `${below(400)}.${10 + below(90)}`;
      const channel = channels[below(channels.length)];
      return `u${String(user).padStart(7, '0')},${eventOf(user)},${clock(second)},${channel},${origin},${amount}\n`;
    },
  };
}

let writtenSecond = -1;
let written = '';

/** `2026-01-03 04:05:06`; the same text as long as the second is the same. */
function clock(second: number): string {
  if (second !== writtenSecond) {
    writtenSecond = second;
    written = new Date((start + second) * 1000).toISOString().slice(0, 19).replace('T', ' ');
  }
  return written;
}

/** Mulberry32: numbers in [0, 1), the same for the same seed everywhere. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
