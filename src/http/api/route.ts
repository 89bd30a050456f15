// A row of the table of routes under /api/v1: the server is built from it, and the OpenAPI document as well.

import type { z } from 'zod';
import type { ErrorCode } from '../../errors';
import type { ApiKey, ApiScope } from '../../staff/api-key';
import type { Database } from '../../store/store';
import type { Ticket } from '../../tickets/ticket';
import type { PendingTurn } from '../../turns/accept';
import type { noQuerySchema, SchemaName } from './schemas';

export interface ApiCall<Query, Body> {
  /** Parts of the path: number, paperId. */
  params: Record<string, string>;
  query: Query;
  body: Body;
  key: ApiKey;
  ifMatch: string | undefined;
  /** Milliseconds since 1970. */
  now: number;
}

/** `json` is sent as it is; a ticket goes with its ETag. */
export type ApiAnswer =
  | { kind: 'json'; json: string }
  | { kind: 'ticket'; ticket: Ticket }
  | { kind: 'file'; file: { name: string; type: string; content: Buffer } };

/** A ticket as it is after a change, and the turn that tells the merchant. */
export interface ApiChange {
  ticket: Ticket;
  /** All that are told of it. */
  conversations: string[];
  turns: PendingTurn[];
}

interface Described {
  /** Below /api/v1, parts in the form of restify: /tickets/:number. */
  path: string;
  /** Name of the operation for generated clients. */
  id: string;
  summary: string;
  scope: ApiScope;
  /** Besides those that every route has. */
  errors: readonly ErrorCode[];
  /** `file`: the content of a file, of whatever type. */
  answer: SchemaName | 'file';
}

export interface ReadRoute<Query extends z.ZodType = z.ZodType> extends Described {
  method: 'get';
  query: Query;
  read(call: ApiCall<z.output<Query>, undefined>): Promise<ApiAnswer>;
}

/**
 * `write` runs inside a write job, together with what is kept of the request's Idempotency-Key; like every job it
 * touches nothing but the database.
 */
export interface WriteRoute<Body extends z.ZodType = z.ZodType> extends Described {
  method: 'patch' | 'post';
  status: 200 | 201;
  body: Body;
  bodyName: SchemaName;
  answer: 'Ticket';
  write(
    db: Database,
    call: ApiCall<z.output<typeof noQuerySchema>, z.output<Body>>,
  ): Promise<ApiChange>;
}

export type ApiRoute = ReadRoute | WriteRoute;

/** Ties a row's handler to its own schema; in the table all rows are of one type. */
export function readRoute<Query extends z.ZodType>(route: ReadRoute<Query>): ApiRoute {
  return route as unknown as ApiRoute;
}

export function writeRoute<Body extends z.ZodType>(route: WriteRoute<Body>): ApiRoute {
  return route as unknown as ApiRoute;
}
