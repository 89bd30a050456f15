// How much is stored and how long it is kept, for administrators.

import type { StorageView } from '../../desk/data-views';
import type { StoredNow } from '../../retention/disk-use';
import { daysKept, KEPT_KINDS } from '../../retention/limits';
import type { DeskRoute, GuardParts } from './guard';

export interface StorageRouteParts extends GuardParts {
  stored: () => StoredNow;
}

export function storageRoute({ config, stored }: StorageRouteParts): DeskRoute {
  return {
    method: 'get',
    path: '/api/desk/storage',
    role: 'admin',
    async handler(_req, res) {
      const { kinds, countedAt, files = null, disk = null } = stored();
      const days = daysKept(config);
      const view: StorageView = {
        kinds: KEPT_KINDS.map((kind) => {
          const found = kinds.find((each) => each.kind === kind);
          const { entries = null, bytes = null } = found ?? {};
          return { kind, entries, bytes, days: days[kind] };
        }),
        countedAt: countedAt === undefined ? null : new Date(countedAt).toISOString(),
        ...{ files, disk },
      };
      res.send(200, view);
    },
  };
}
