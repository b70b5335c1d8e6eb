import { expose } from 'comlink';
import type { ShardThread } from '../../../workers/threads/worker-thread';
import { Shard } from '../../../workers/threads/shard';
import type { ThreadPoolOptions } from '../../../workers/threads/threads';

/** Threads as the page has them, but for their running in this one; `asked` counts their answers. */
export class Threads implements ThreadPoolOptions {
  asked = 0;
  ended = 0;

  constructor(readonly threads: number) {}

  start = (): MessagePort & ShardThread => {
    const { port1, port2 } = new MessageChannel();
    const shard = new Shard();
    const counted = {
      hold: shard.hold.bind(shard),
      learn: shard.learn.bind(shard),
      addUpGroups: (...question: Parameters<Shard['addUpGroups']>) => {
        this.asked++;
        return shard.addUpGroups(...question);
      },
      addUp: (...question: Parameters<Shard['addUp']>) => {
        this.asked++;
        return shard.addUp(...question);
      },
    };
    expose(counted, port2);
    const terminate = () => {
      this.ended++;
      port1.close();
    };
    return Object.assign(port1, { terminate });
  };
}
