// At the cost that the service takes; the other tests sign in at a lower one.
const { checkPassword, hashPassword, isPassword } = jest.requireActual<
  typeof import('../../src/staff/password')
>('../../src/staff/password');

it.each([
  ['short one', 'wang.li', 'at least 12 characters'],
  ['x'.repeat(201), 'wang.li', 'at most 200 characters'],
  ['a'.repeat(12), 'wang.li', 'one character repeated'],
  ['Ａ'.repeat(6) + 'a'.repeat(6), 'wang.li', 'one character repeated'],
  ['my name is WANG.LI', 'wang.li', 'contains the login'],
  ['my name is wang.li', 'wang.li@example.com', 'contains the login'],
])('refuses %j for %s: %s', (password, login, problem) => {
  expect(() => checkPassword(password, login)).toThrow(problem);
});

it.each([
  ['four calm otters swim', 'wang.li'],
  ['四只水獭在河里安静地游泳着', 'wang.li'],
  ['wangli is not in it', 'wang.li'],
  [`${'x'.repeat(199)}y`, 'wang.li'],
])('accepts %j for %s', (password, login) => {
  expect(() => checkPassword(password, login)).not.toThrow();
});

it('stores salt, cost and hash, and another one each time', async () => {
  const [one, two] = await Promise.all([hashPassword('four otters'), hashPassword('four otters')]);
  expect(one).toMatch(/^scrypt\$131072\$8\$1\$[\w+/]{22}==\$[\w+/]{43}=$/);
  expect(two).not.toBe(one);
});

it('knows a password again, in whatever form the keyboard sends it', async () => {
  const stored = await hashPassword('four café otters１');
  expect(await isPassword('four cafe\u0301 otters1', stored)).toBe(true);
  expect(await isPassword('four cafe otters1', stored)).toBe(false);
  expect(await isPassword('four café otters１', null)).toBe(false);
});

it('reads the cost from what is stored', async () => {
  // scrypt with N=16, r=1, p=1 of RFC 7914 has no salt and no password; its first 32 bytes.
  const stored = `scrypt$16$1$1$$${Buffer.from('77d6576238657b203b19ca42c18a0497f16b4844e3074ae8dfdffa3fede21442', 'hex').toString('base64')}`;
  expect(await isPassword('', stored)).toBe(true);
  expect(await isPassword('x', stored)).toBe(false);
});

it('refuses what would wait too long instead of filling the memory', async () => {
  const cheap = `scrypt$16$1$1$AAAA$${'A'.repeat(43)}=`;
  const tries = await Promise.allSettled(Array.from({ length: 70 }, () => isPassword('x', cheap)));
  const refused = tries.filter((each) => each.status === 'rejected');
  expect(refused.map((each) => each.reason.code)).toEqual(Array(4).fill('SIGN_IN_BUSY'));
  expect(await isPassword('x', cheap)).toBe(false);
});
