// `npm run dev`: builds and runs the service; `node --watch-path` starts it again after every change.

for (const step of ['./build.mts', '../dist/src/main.js']) {
  await import(new URL(step, import.meta.url).href);
}
