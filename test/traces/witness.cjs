// Says at the end of a process how many files of OpenTelemetry it had loaded.

process.once('exit', () => {
  const files = Object.keys(require.cache).filter((file) => /[\\/]@opentelemetry[\\/]/.test(file));
  process.stderr.write(`loaded of OpenTelemetry: ${files.length}\n`);
});
