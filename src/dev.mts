// `npm run dev`: builds and runs the service; `node --watch-path` starts it again after every change.

await import('./build.mts');
await import(new URL('../dist/src/main.js', import.meta.url).href);
