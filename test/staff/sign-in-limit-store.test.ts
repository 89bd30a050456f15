import { admitTry, forgiveTry, LOCK_MS } from '../../src/staff/sign-in-limit-store';
import type { Store } from '../../src/store/store';
import { openTestStore } from '../support/store';

let store: Store;
beforeEach(async () => {
  store = await openTestStore();
});
afterEach(() => store.close());

const from = (address: string, login = 'wang.li', at = 0) =>
  store.write((db) => admitTry(db, { login, address }, at));

it('tells which try is the last that is checked', async () => {
  for (let i = 1; i <= 10; i++) {
    expect(await from(`10.0.0.${i}`)).toEqual({ kind: 'admitted', locks: i === 10 });
  }
  expect(await from('10.0.0.11')).toEqual({ kind: 'locked', until: LOCK_MS });
});

it('does not lock tries that are spread over more than a quarter of an hour', async () => {
  for (let i = 0; i < 30; i++) {
    expect((await from('10.0.0.1', 'wang.li', i * (LOCK_MS / 9))).kind).toBe('admitted');
  }
});

it.each([
  ['2001:db8:0:7::1', '2001:db8:0:7:ffff::9', true],
  ['2001:db8::1', '2001:0db8:0:0:1:2:3:4', true],
  ['2001:db8:0:7::1', '2001:db8:0:8::1', false],
  ['::ffff:10.0.0.1', '10.0.0.1', true],
  ['10.0.0.1', '10.0.0.2', false],
  ['::1', '10.0.0.1', false],
])('counts %s and %s as one place: %s', async (one, other, isOne) => {
  for (let i = 0; i < 50; i++) await from(one, `guess-${i}`);
  expect((await from(other, 'another')).kind).toBe(isOne ? 'locked' : 'admitted');
});

it('takes back a right try alone at the address, and all of the login', async () => {
  for (let i = 0; i < 9; i++) await from('10.0.0.1');
  await store.write((db) => forgiveTry(db, { login: 'wang.li', address: '10.0.0.1' }, 0));
  const left = await store.read.selectFrom('sign_in_failures').select('bucket').execute();
  expect(left.map(({ bucket }) => bucket)).toEqual(Array(8).fill('address 10.0.0.1'));
});

it('keeps no login that somebody typed', async () => {
  await from('10.0.0.1', 'my secret password');
  const rows = await store.read.selectFrom('sign_in_failures').selectAll().execute();
  expect(JSON.stringify(rows)).not.toContain('secret');
});
