// How long this thread has computed: a limit on it holds however many others share the processor.

/** In milliseconds; stands still while the thread waits. */
export function processorTime(): number {
  const { user, system } = process.threadCpuUsage();
  return (user + system) / 1000;
}
