// Says at the end of a process how many files of OpenTelemetry it had loaded, in whatever way.

const { registerHooks } = require('node:module');
const { isMainThread } = require('node:worker_threads');

const files = new Set();
registerHooks({
  resolve(specifier, context, next) {
    const found = next(specifier, context);
    // prom-client brings the bare interface along.
    if (/[\\/]@opentelemetry[\\/](?!api[\\/])/.test(found.url)) files.add(found.url);
    return found;
  },
});

if (isMainThread) {
  process.once('exit', () => {
    process.stderr.write(`loaded of OpenTelemetry: ${files.size}\n`);
  });
}
