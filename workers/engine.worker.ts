import { expose } from 'comlink';
import { DatasetEngine } from './engine';

// The page's first message hands over DuckDB's module; what follows is Comlink's.
addEventListener('message', () => expose(new DatasetEngine()), { once: true });
