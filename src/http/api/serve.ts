// Runs one call of the REST API: who calls, what was sent, the effect once, and the answer.

import type { Request, Response } from 'restify';
import type { z } from 'zod';
import { inputFaults } from '../../channels/input-faults';
import { ThawError } from '../../errors';
import type { ApiKey } from '../../staff/api-key';
import type { Ticket } from '../../tickets/ticket';
import { readBody } from '../desk/read';
import type { Handler } from '../reply';
import { sendFile } from '../send-file';
import { authenticate, type KeyParts } from './authenticate';
import { entityTag } from './entity-tag';
import {
  dropOldAnswers,
  findAnswer,
  fingerprintOf,
  keepAnswer,
  type RepeatableRequest,
} from './idempotency-store';
import type { ApiAnswer, ApiCall, ApiChange, ApiRoute, ReadRoute, WriteRoute } from './route';
import { noQuerySchema } from './schemas';

export interface ServeParts extends KeyParts {
  /** After a change of a ticket: runs the turns that tell the merchants, and wakes whoever waits. */
  onChange: (changed: Told) => void;
}

type Told = Pick<ApiChange, 'conversations' | 'turns'>;

interface Served {
  req: Request;
  res: Response;
  key: ApiKey;
}

const LONGEST_KEY = 255;
const VISIBLE = /^[\x21-\x7e]+$/;

export function serve(parts: ServeParts, route: ApiRoute): Handler {
  return async (req, res) => {
    res.header('Cache-Control', 'no-store');
    const key = await authenticate(parts, route.scope, { req, res });
    const served = { req, res, key };
    return route.method === 'get'
      ? serveRead(parts, route, served)
      : serveWrite(parts, route, served);
  };
}

async function serveRead(parts: ServeParts, route: ReadRoute, served: Served): Promise<void> {
  const call = { ...callOf(parts, served), query: readQuery(route.query, served.req) };
  answer(served.res, 200, await route.read({ ...call, body: undefined }));
}

async function serveWrite(parts: ServeParts, route: WriteRoute, served: Served): Promise<void> {
  const { req, res, key } = served;
  const { store, onChange } = parts;
  const query = readQuery(noQuerySchema, req);
  const body = readBody(route.body, req);
  const call = { ...callOf(parts, served), query, body };
  const repeatable = repeatableOf(req, call, key);
  const done = await store.write((db) => writeOnce(db, { route, call, repeatable }));
  if (done.told) onChange(done.told);
  else res.header('Idempotency-Replayed', 'true');
  const ticket = JSON.parse(done.body) as Ticket;
  res.header('ETag', entityTag(ticket));
  sendJson(res, done.status, done.body);
}

type WriteCall = Parameters<WriteRoute['write']>[1];

interface Done {
  status: number;
  body: string;
  /** Missing where an earlier answer is given again. */
  told?: Told;
}

/** Jobs run one after another: of two equal requests at the same time the second finds the first one's answer. */
async function writeOnce(
  db: Parameters<WriteRoute['write']>[0],
  {
    route,
    call,
    repeatable,
  }: { route: WriteRoute; call: WriteCall; repeatable: RepeatableRequest | undefined },
): Promise<Done> {
  const kept = repeatable && (await findAnswer(db, repeatable));
  if (kept) return kept;
  const { ticket, conversations, turns } = await route.write(db, call);
  const { status } = route;
  const body = JSON.stringify(ticket);
  if (repeatable) {
    await dropOldAnswers(db, call.now);
    await keepAnswer(db, repeatable, { status, body, now: call.now });
  }
  return { status, body, told: { conversations, turns } };
}

function callOf({ now }: ServeParts, { req, key }: Served) {
  const params = req.params as Record<string, string>;
  return { params, key, ifMatch: req.headers['if-match'], now: now() };
}

/** @throws ThawError HEADER_INVALID */
function repeatableOf(
  req: Request,
  { body, ifMatch }: Pick<ApiCall<unknown, unknown>, 'body' | 'ifMatch'>,
  { id: apiKeyId }: ApiKey,
): RepeatableRequest | undefined {
  const given = req.headers['idempotency-key'];
  if (given === undefined) return undefined;
  const key = String(given);
  if (key.length > LONGEST_KEY || !VISIBLE.test(key)) {
    const faults = `Idempotency-Key: must have 1 to ${LONGEST_KEY} visible ASCII characters`;
    throw new ThawError('HEADER_INVALID', { faults });
  }
  const path = req.path().toUpperCase();
  const fingerprint = fingerprintOf(req.method, path, JSON.stringify(body), ifMatch);
  return { apiKeyId, key, fingerprint };
}

/** @throws ThawError QUERY_INVALID, for a name that is given twice too */
function readQuery<T extends z.ZodType>(schema: T, req: Request): z.output<T> {
  const given = [...new URLSearchParams(req.getQuery())];
  const names = given.map(([name]) => name);
  const twice = names.filter((name, index) => names.indexOf(name) !== index);
  if (twice.length > 0) {
    throw new ThawError('QUERY_INVALID', {
      faults: `${[...new Set(twice)].join(', ')}: given twice`,
    });
  }
  const parsed = schema.safeParse(Object.fromEntries(given));
  if (parsed.success) return parsed.data;
  throw new ThawError('QUERY_INVALID', { faults: inputFaults(parsed.error, 'query') });
}

function answer(res: Response, status: number, given: ApiAnswer): void {
  if (given.kind === 'file') {
    sendFile(res, given.file);
    return;
  }
  if (given.kind === 'ticket') res.header('ETag', entityTag(given.ticket));
  sendJson(res, status, given.kind === 'json' ? given.json : JSON.stringify(given.ticket));
}

function sendJson(res: Response, status: number, json: string): void {
  res.sendRaw(status, json, { 'Content-Type': 'application/json' });
}
