// Routes of the desk about the keys of the REST API, for administrators.

import type { KeysView } from '../../desk/views';
import { type ApiKey, apiKeyDraftSchema } from '../../staff/api-key';
import { listApiKeys, makeApiKey, revokeApiKey } from '../../staff/api-key-store';
import type { DeskRoute, GuardParts, Signed } from './guard';
import { readBody } from './read';

export function keyRoutes({ store, now }: GuardParts): DeskRoute[] {
  const actOf = ({ staff }: Signed) => ({ by: { id: staff.id, name: staff.name }, now: now() });
  return [
    {
      method: 'get',
      path: '/api/desk/keys',
      role: 'admin',
      async handler(_req, res) {
        const view: KeysView = { keys: (await listApiKeys(store.read)).map(keyView) };
        res.send(200, view);
      },
    },
    {
      method: 'post',
      path: '/api/desk/keys',
      role: 'admin',
      async handler(req, res, signed) {
        const draft = readBody(apiKeyDraftSchema, req);
        res.send(201, await store.write((db) => makeApiKey(db, draft, actOf(signed))));
      },
    },
    {
      method: 'del',
      path: '/api/desk/keys/:id',
      role: 'admin',
      async handler(req, res, signed) {
        await store.write((db) => revokeApiKey(db, String(req.params.id), actOf(signed)));
        res.send(204);
      },
    },
  ];
}

function keyView({ createdAt, usedAt, revokedAt, ...key }: ApiKey): KeysView['keys'][number] {
  return {
    ...key,
    createdAt: new Date(createdAt).toISOString(),
    usedAt: timeOf(usedAt),
    revokedAt: timeOf(revokedAt),
  };
}

function timeOf(at: number | null): string | null {
  return at === null ? null : new Date(at).toISOString();
}
