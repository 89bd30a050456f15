import { startTestApp, type TestApp } from '../../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

const get = (path: string, method = 'GET') => fetch(`${app.url}${path}`, { method });

const policyOf = (response: Response) =>
  Object.fromEntries(
    (response.headers.get('content-security-policy') ?? '').split('; ').map((directive) => {
      const [name = '', ...sources] = directive.split(' ');
      return [name, sources.join(' ')];
    }),
  );

it.each(['/desk', '/desk/', '/desk/tickets/FZ-20261120-0001', '/desk/insights', '/desk/a/b/c'])(
  'gives the one page at %s',
  async (path) => {
    const response = await get(path);
    expect(response.status).toBe(200);
    expect(response.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await response.text()).toContain('<div id="desk"></div>');
  },
);

it('lets no foreign script, style, frame or form in', async () => {
  const response = await get('/desk');
  const [, nonce] = /nonce="([^"]+)"/.exec(await response.text()) ?? [];
  expect(policyOf(response)).toEqual({
    'default-src': "'none'",
    'script-src': "'self'",
    'style-src': `'self' 'nonce-${nonce}'`,
    'connect-src': "'self'",
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'frame-ancestors': "'none'",
    'base-uri': "'none'",
    'form-action': "'self'",
  });
});

it('has another nonce each time and is kept by nobody', async () => {
  const [first, second] = [await get('/desk'), await get('/desk')];
  expect(policyOf(first)['style-src']).not.toBe(policyOf(second)['style-src']);
  expect(first.headers.get('cache-control')).toBe('no-store');
});

it('keeps other windows, other sites and the devices out', async () => {
  const { headers } = await get('/desk');
  expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
  expect(headers.get('referrer-policy')).toBe('same-origin');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('permissions-policy')).toContain('camera=()');
});

it('has no inline script and no inline style', async () => {
  const page = await (await get('/desk')).text();
  expect(page).not.toMatch(/<style|\sstyle=|\son\w+=|<script(?![^>]*\ssrc=)/i);
});

it('answers HEAD without a body, and leaves /desktop to others', async () => {
  const head = await get('/desk/insights', 'HEAD');
  expect([head.status, await head.text()]).toEqual([200, '']);
  expect((await get('/desktop')).status).toBe(404);
});

it('brings the licences of what it is built from along', async () => {
  const page = await (await get('/desk')).text();
  const [, script] = /src="([^"]+)"/.exec(page) ?? [];
  const licences = await (await get(`${script}.LICENSE.txt`)).text();
  for (const name of ['react', '@fluentui/react-button', 'chart.js', 'i18next', 'wouter']) {
    expect(licences).toContain(`${name} `);
  }
  expect(licences).toContain('Permission is hereby granted');
});
