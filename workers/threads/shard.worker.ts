import { expose } from 'comlink';
import { Shard } from './shard';

expose(new Shard());
