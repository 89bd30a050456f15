// What the store counts of itself: connections, and write jobs that were run again.

import { Counter, Gauge, type Registry } from 'prom-client';
import type { StoreStats } from '../../store/store';

export function addStoreStats(registry: Registry, stats: () => StoreStats): void {
  const registers = [registry];
  new Counter({
    name: 'thaw_store_retries_total',
    help: 'Write jobs that were run again because of another one',
    registers,
    collect() {
      this.reset();
      this.inc(stats().retries ?? 0);
    },
  });
  new Gauge({
    name: 'thaw_store_connections',
    help: 'Connections to the database',
    labelNames: ['pool', 'state'],
    registers,
    collect() {
      for (const { name: pool, open, idle } of stats().pools ?? []) {
        this.set({ pool, state: 'busy' }, open - idle);
        this.set({ pool, state: 'idle' }, idle);
      }
    },
  });
  new Gauge({
    name: 'thaw_store_connection_waits',
    help: 'Jobs that wait for a connection to the database',
    labelNames: ['pool'],
    registers,
    collect() {
      for (const { name: pool, waiting } of stats().pools ?? []) this.set({ pool }, waiting);
    },
  });
}
