// A real OpenID Connect provider as a child process: it has no build that jest could load.

import type { AddressInfo } from 'node:net';
import Provider from 'oidc-provider';

const accounts = new Map<string, Record<string, unknown>>();
const server = await new Promise<import('node:http').Server>((resolve) => {
  import('node:http').then(({ createServer }) => {
    const made = createServer();
    made.listen(Number(process.env.OIDC_PORT ?? 0), '127.0.0.1', () => resolve(made));
  });
});
const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const provider = new Provider(issuer, {
  clients: [
    {
      client_id: 'thaw',
      client_secret: 'a secret of the client',
      redirect_uris: [process.env.OIDC_REDIRECT as string],
      token_endpoint_auth_method: process.env.OIDC_METHOD ?? 'client_secret_basic',
    },
  ],
  clientAuthMethods: [process.env.OIDC_METHOD ?? 'client_secret_basic'],
  claims: {
    openid: ['sub'],
    profile: ['name', 'preferred_username', 'roles', 'groups'],
    email: ['email', 'email_verified'],
  },
  pkce: { required: () => true },
  findAccount: (_ctx: unknown, id: string) => ({
    accountId: id,
    claims: async () => ({ sub: id, ...accounts.get(id) }),
  }),
} as never);
server.on('request', provider.callback());
process.on('message', ({ id, claims }: { id: string; claims: Record<string, unknown> }) => {
  accounts.set(id, claims);
  process.send?.('set');
});
process.send?.({ issuer });
