import { startTestApp, type TestApp } from '../support/app';

let app: TestApp;
beforeAll(async () => {
  app = await startTestApp();
});
afterAll(() => app.stop());

it('says that it lives and is ready', async () => {
  expect((await fetch(`${app.url}/healthz`)).status).toBe(200);
  expect(await (await fetch(`${app.url}/readyz`)).json()).toEqual({
    status: 'ready',
    knowledge: expect.stringMatching(/^[0-9a-f]{12}$/),
  });
});

it('measures itself for Prometheus', async () => {
  const response = await fetch(`${app.url}/metrics`);
  expect(response.headers.get('content-type')).toMatch(/^text\/plain/);
  expect(await response.text()).toMatch(/^thaw_turns_under_way 0$/m);
});

it('answers unknown routes in the form of every other error', async () => {
  const response = await fetch(`${app.url}/nowhere`);
  expect(response.status).toBe(404);
  expect(await response.json()).toMatchObject({ error: { code: expect.any(String) } });
});

it('stops in good order, and is not ready from then on', async () => {
  const own = await startTestApp();
  await own.stop();
  await expect(fetch(`${own.url}/healthz`)).rejects.toThrow();
});
