import { spawn } from 'node:child_process';

/** `npm run dev`: the server, restarted when its files change, and Vite's own server with live pages before it. */
const server = spawn(process.execPath, ['--watch', 'server/main.ts'], { stdio: 'inherit' });
const pages = spawn(process.execPath, ['node_modules/vite/bin/vite.js', '--clearScreen', 'false'], {
  stdio: 'inherit',
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.on(signal, () => {
    pages.kill(signal);
    server.kill(signal);
  });
}
server.on('exit', (code) => {
  pages.kill('SIGTERM');
  process.exitCode = code ?? 0;
});
