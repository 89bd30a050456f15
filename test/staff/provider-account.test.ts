// Accounts of people who come through an identity provider, for providers that no test can start.

import { insertAccount, listAccounts } from '../../src/staff/account-store';
import type { Identity } from '../../src/staff/identity-provider';
import { signInWithProvider } from '../../src/staff/provider-account';
import { findByTeams, linkTeams } from '../../src/staff/teams-store';
import type { Store } from '../../src/store/store';
import { openTestStore } from '../support/store';

const ENTRA = 'https://login.microsoftonline.com/72f988bf-86f1-41af-91ab-2d7cd011db47/v2.0';
const GOOGLE = 'https://accounts.google.com';
const PRIVATE = 'https://login.microsoftonline.com/9188040d-6c67-4c5b-b112-36a304b66dad/v2.0';

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
  const draft = { login: 'zhao@example.com', name: '赵敏', role: 'agent', language: 'en' } as const;
  await store.write((db) => insertAccount(db, draft, 0));
});
afterEach(() => store.close());

function come(claims: Partial<Identity>) {
  const identity: Identity = {
    iss: ENTRA,
    sub: 's',
    email_verified: false,
    ...claims,
  };
  const given = {
    identity,
    roles: { admin: 'admin', maintainer: 'maintainer' },
    language: 'zh-Hans',
    now: 1,
  } as const;
  return store.write((db) => signInWithProvider(db, given));
}

it("finds an account by Entra's user name, which the company's administrators give", async () => {
  expect(await come({ preferred_username: 'Zhao@example.com' })).toMatchObject({
    kind: 'in',
    account: { login: 'zhao@example.com', name: '赵敏' },
  });
  expect(await listAccounts(store.read)).toHaveLength(1);
});

it("does not trust Entra's e-mail address, which other companies' administrators can write", async () => {
  const outcome = await come({
    email: 'zhao@example.com',
    preferred_username: 'guest@other.example',
  });
  expect(outcome).toMatchObject({ kind: 'in', account: { login: 'guest@other.example' } });
});

it('takes the same subject of another issuer for somebody else', async () => {
  await come({ preferred_username: 'zhao@example.com' });
  const other = await come({ iss: 'https://id.example', email: 'wu@example.com' });
  expect(other).toMatchObject({ kind: 'in', account: { login: 'wu@example.com' } });
});

it.each([GOOGLE, PRIVATE])('makes no accounts for the word of %s', async (iss) => {
  expect(await come({ iss, email: 'anybody@mail.example', email_verified: true })).toEqual({
    kind: 'ACCOUNT_UNKNOWN',
  });
  expect(await come({ iss, email: 'zhao@example.com', email_verified: true })).toMatchObject({
    kind: 'in',
    account: { login: 'zhao@example.com' },
  });
  expect(await listAccounts(store.read)).toHaveLength(1);
});

describe('the object id that Entra gives', () => {
  const OID = '0f8fad5b-d9cb-469f-a165-70867728950e';

  it('tells whose tap in Teams it is, whoever was linked by hand before', async () => {
    const other = { login: 'li', name: '李敏', role: 'agent', language: 'en' } as const;
    await store.write(async (db) => {
      await insertAccount(db, other, 0);
      await linkTeams(db, 'li', OID);
    });
    await come({ preferred_username: 'zhao@example.com', oid: OID.toUpperCase() });
    expect(await findByTeams(store.read, OID)).toMatchObject({ name: '赵敏' });
  });

  it('is nothing at another provider', async () => {
    await come({ iss: GOOGLE, email: 'zhao@example.com', email_verified: true, oid: OID });
    expect(await findByTeams(store.read, OID)).toBeUndefined();
  });
});
