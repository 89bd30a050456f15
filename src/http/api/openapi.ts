// The OpenAPI 3.1 document of the REST API, made of the same table and schemas that the routes run by.

import { z } from 'zod';
import { type ErrorCode, ThawError } from '../../errors';
import { API_SCOPES } from '../../staff/api-key';
import { wireCode } from '../reply';
import type { ApiRoute } from './route';
import { NAMED, type SchemaName } from './schemas';

export const BASE = '/api/v1';

type Json = Record<string, unknown>;

const EVERYWHERE: readonly ErrorCode[] = [
  'API_KEY_MISSING',
  'SCOPE_MISSING',
  'QUERY_INVALID',
  'STORE_UNAVAILABLE',
];
const ON_CHANGES: readonly ErrorCode[] = [
  'BODY_INVALID',
  'HEADER_INVALID',
  'IDEMPOTENCY_KEY_REUSED',
];
const CHANGE_HEADERS = ['IdempotencyKey', 'IfMatch'];

export function openApi(routes: readonly ApiRoute[]): Json {
  return {
    openapi: '3.1.1',
    info: {
      title: 'Thaw',
      version: '1',
      description:
        'Tickets of merchants whose POS terminal was frozen, for other ticket systems. Errors are `{"error":{"code","message"}}`.',
    },
    servers: [{ url: BASE }],
    security: [{ apiKey: [] }],
    paths: pathsOf(routes),
    components: {
      schemas: schemas(),
      parameters: PARAMETERS,
      headers: HEADERS,
      securitySchemes: {
        apiKey: {
          type: 'http',
          scheme: 'bearer',
          description: `A key (thaw_…) with the scope that the operation names: ${API_SCOPES.join(', ')}.`,
        },
      },
    },
  };
}

const PARAMETERS = {
  IdempotencyKey: {
    name: 'Idempotency-Key',
    in: 'header',
    description:
      'The same key with the same request does nothing a second time and gets the first answer again, for a day at least.',
    schema: { type: 'string', minLength: 1, maxLength: 255, pattern: '^[\\x21-\\x7e]+$' },
  },
  IfMatch: {
    name: 'If-Match',
    in: 'header',
    description: 'The ETag of the ticket that the change is based on.',
    schema: { type: 'string' },
  },
};

const HEADERS = {
  ETag: { description: 'State of the ticket.', schema: { type: 'string' } },
  IdempotencyReplayed: {
    description: '`true`: a repeat; this is the answer to the first request.',
    schema: { type: 'string' },
  },
  RetryAfter: { description: 'Seconds.', schema: { type: 'integer' } },
};

function pathsOf(routes: readonly ApiRoute[]): Json {
  const paths: Record<string, Json> = {};
  for (const route of routes) {
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method]: operation(route) };
  }
  return paths;
}

function operation(route: ApiRoute): Json {
  const changes = route.method !== 'get';
  return {
    operationId: route.id,
    summary: route.summary,
    description: `Scope: \`${route.scope}\`.`,
    parameters: [
      ...pathParameters(route),
      ...(changes ? CHANGE_HEADERS.map((name) => ref('parameters', name)) : queryParameters(route)),
    ],
    ...(changes && {
      requestBody: {
        required: true,
        content: { 'application/json': { schema: ref('schemas', route.bodyName) } },
      },
    }),
    responses: { ...success(route), ...failures(route) },
  };
}

function pathParameters({ path }: ApiRoute): Json[] {
  return [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema: { type: 'string' },
  }));
}

function queryParameters(route: Extract<ApiRoute, { method: 'get' }>): Json[] {
  const { properties = {} } = z.toJSONSchema(route.query, { io: 'input' });
  return Object.entries(properties).map(([name, property]) => {
    const { description, ...schema } = property as Json;
    return { name, in: 'query', ...(description !== undefined && { description }), schema };
  });
}

function success(route: ApiRoute): Json {
  const status = route.method === 'get' ? 200 : route.status;
  const content =
    route.answer === 'file'
      ? { '*/*': {} }
      : { 'application/json': { schema: ref('schemas', route.answer) } };
  const headers = {
    ...(route.answer === 'Ticket' && { ETag: ref('headers', 'ETag') }),
    ...(route.method !== 'get' && {
      'Idempotency-Replayed': ref('headers', 'IdempotencyReplayed'),
    }),
  };
  return { [status]: { description: route.summary, headers, content } };
}

/** By status; which codes it may be is said in words. */
function failures(route: ApiRoute): Json {
  const byStatus: Record<number, string[]> = { 429: ['TooManyRequests'] };
  for (const code of codesOf(route)) {
    const { status } = new ThawError(code);
    byStatus[status] = [...(byStatus[status] ?? []), wireCode(code)];
  }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, codes]) => [
      status,
      {
        description: codes.join(', '),
        ...(['429', '503'].includes(status) && {
          headers: { 'Retry-After': ref('headers', 'RetryAfter') },
        }),
        content: { 'application/json': { schema: ref('schemas', 'Error') } },
      },
    ]),
  );
}

function codesOf(route: ApiRoute): ErrorCode[] {
  return [...EVERYWHERE, ...(route.method === 'get' ? [] : ON_CHANGES), ...route.errors];
}

function ref(kind: 'schemas' | 'parameters' | 'headers', name: SchemaName | string): Json {
  return { $ref: `#/components/${kind}/${name}` };
}

function schemas(): Json {
  const registry = z.registry<{ id: string }>();
  for (const [id, schema] of Object.entries(NAMED)) registry.add(schema, { id });
  const made = z.toJSONSchema(registry, { uri: (id) => `#/components/schemas/${id}` });
  return Object.fromEntries(
    Object.entries(made.schemas).map(([name, schema]) => {
      // An address of its own would make the references in it relative to that.
      const { $id: _id, $schema: _schema, ...rest } = schema as Json;
      return [name, rest];
    }),
  );
}
