// The OpenAPI document: valid, public, and about the routes that there are.

import { spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { openApi } from '../../../src/http/api/openapi';
import { apiRoutes } from '../../../src/http/api/routes';
import { type ApiBench, startApi } from '../../support/api-bench';
import { temporaryFolder } from '../../support/temporary-folder';

const VALIDATOR = resolve(
  __dirname,
  '../../../node_modules/@seriousme/openapi-schema-validator/bin/validate-api-cli.js',
);

let api: ApiBench;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

function validate(document: unknown) {
  const file = join(temporaryFolder(), 'openapi.json');
  writeFileSync(file, JSON.stringify(document));
  return spawnSync(process.execPath, [VALIDATOR, file], { encoding: 'utf8' });
}

it('is a valid OpenAPI 3.1 document, for anybody to read', async () => {
  const response = await fetch(`${api.url}/api/v1/openapi.json`);
  expect(response.status).toBe(200);
  const document = (await response.json()) as { openapi: string };
  expect(document.openapi).toMatch(/^3\.1\./);
  const { status, stdout, stderr } = validate(document);
  expect({ status, said: stdout + stderr }).toMatchObject({ status: 0 });
  expect(validate({ ...document, paths: { '/x': { get: { responses: [] } } } }).status).not.toBe(0);
});

it('names every route with its parameters, headers and answers', () => {
  const routes = apiRoutes({ store: undefined as never, targets: new Set() });
  const document = JSON.parse(JSON.stringify(openApi(routes)));
  const operations = Object.entries<Record<string, Record<string, never>>>(document.paths).flatMap(
    ([path, methods]) => Object.keys(methods).map((method) => `${method} ${path}`),
  );
  expect(operations).toHaveLength(routes.length);
  const list = document.paths['/tickets'].get;
  const names = list.parameters.map(({ name }: { name: string }) => name);
  expect(names.sort()).toEqual([
    'assignee',
    'cursor',
    'kind',
    'language',
    'limit',
    'provider',
    'search',
    'sort',
    'status',
    'team',
    'updatedSince',
  ]);
  const change = document.paths['/tickets/{number}'].patch;
  expect(Object.keys(change.responses)).toEqual(
    expect.arrayContaining(['200', '400', '401', '403', '404', '409', '412', '422', '429', '503']),
  );
  expect(document.components.schemas.TicketList.properties.tickets.items).toEqual({
    $ref: '#/components/schemas/Ticket',
  });
});

it('leaves no reference without its target', () => {
  const routes = apiRoutes({ store: undefined as never, targets: new Set() });
  const document = JSON.parse(JSON.stringify(openApi(routes)));
  const references = JSON.stringify(document).match(/"\$ref":"[^"]+"/g) ?? [];
  expect(references.length).toBeGreaterThan(20);
  for (const reference of references) {
    const path = (/#\/([^"]+)/.exec(reference)?.[1] ?? '').split('/');
    const target = path.reduce((at, name) => at?.[name], document);
    expect([reference, typeof target]).toEqual([reference, 'object']);
  }
});
