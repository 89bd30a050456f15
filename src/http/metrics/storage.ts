// What is stored, for Prometheus: as it was found last, so that a scrape costs nothing.

import { Gauge, type Registry } from 'prom-client';
import type { StoredNow } from '../../retention/disk-use';

export function addStorage(registry: Registry, stored: () => StoredNow): void {
  const registers = [registry];
  new Gauge({
    name: 'thaw_stored_entries',
    help: 'What is stored, by kind, as it was counted last',
    labelNames: ['kind'],
    registers,
    collect() {
      for (const { kind, entries } of stored().kinds) this.set({ kind }, entries);
    },
  });
  new Gauge({
    name: 'thaw_stored_bytes',
    help: 'Bytes of what is stored, by kind, without indexes',
    labelNames: ['kind'],
    registers,
    collect() {
      for (const { kind, bytes } of stored().kinds) this.set({ kind }, bytes);
    },
  });
  gauge('thaw_database_bytes', 'Size of the files of the database', () => stored().files);
  gauge('thaw_disk_free_bytes', 'Room on the disk of DATA_DIR', () => stored().disk?.free);
  gauge('thaw_disk_size_bytes', 'Size of the disk of DATA_DIR', () => stored().disk?.size);

  function gauge(name: string, help: string, read: () => number | undefined): void {
    new Gauge({
      ...{ name, help, registers },
      collect() {
        const value = read();
        if (value === undefined) this.remove();
        else this.set(value);
      },
    });
  }
}
