import { enableCompileCache, flushCompileCache } from 'node:module';
import { fileURLToPath } from 'node:url';

// What Node has made of our modules is kept, so that a server that was killed is back sooner. Where nothing can be written,
// it is made anew each time.
enableCompileCache(fileURLToPath(new URL('../.cache/compiled', import.meta.url)));
const { run } = await import('./run.ts');
await run();
flushCompileCache();
