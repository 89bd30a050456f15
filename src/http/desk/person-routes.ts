// A person's data at the desk: looking up, asking, deciding, fetching the export; for administrators.

import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { z } from 'zod';
import type { PersonRequestsView, PersonView } from '../../desk/data-views';
import { exportPerson } from '../../retention/export-person';
import { personSchema } from '../../retention/person';
import { type Erased, lookUpPerson } from '../../retention/persons';
import { listRequests, type PersonRequest } from '../../retention/request-store';
import { approve, askFor, EXPORT_MS, openExport, refuse } from '../../retention/requests';
import type { DeskRoute, GuardParts, Signed } from './guard';
import { readBody } from './read';

const askSchema = z.strictObject({ act: z.enum(['export', 'erase']), person: personSchema });
const noBody = z.strictObject({});
const BASE = '/api/desk/person-requests';

export interface PersonRoutesParts extends GuardParts {
  /** What is open of theirs in this process is closed. */
  onErased: (erased: Erased) => void;
}

export function personRoutes({ store, now, onErased }: PersonRoutesParts): DeskRoute[] {
  const actOf = ({ staff }: Signed) => ({ by: { id: staff.id, name: staff.name }, now: now() });
  return [
    {
      method: 'post',
      path: '/api/desk/persons/look-up',
      role: 'admin',
      async handler(req, res) {
        const { counts } = await lookUpPerson(store.read, readBody(personSchema, req));
        const view: PersonView = counts;
        res.send(200, view);
      },
    },
    {
      method: 'get',
      path: BASE,
      role: 'admin',
      async handler(_req, res, { staff }) {
        const requests = (await listRequests(store.read)).map((each) => viewOf(each, staff.id));
        const view: PersonRequestsView = { requests };
        res.send(200, view);
      },
    },
    {
      method: 'post',
      path: BASE,
      role: 'admin',
      async handler(req, res, signed) {
        const asked = await askFor(store, readBody(askSchema, req), actOf(signed));
        res.send(201, viewOf(asked, signed.staff.id));
      },
    },
    {
      method: 'post',
      path: `${BASE}/:id/approve`,
      role: 'admin',
      async handler(req, res, signed) {
        readBody(noBody, req);
        const erased = await approve(store, String(req.params.id), actOf(signed));
        if (erased) onErased(erased);
        res.send(204);
      },
    },
    {
      method: 'post',
      path: `${BASE}/:id/refuse`,
      role: 'admin',
      async handler(req, res, signed) {
        readBody(noBody, req);
        await refuse(store, String(req.params.id), actOf(signed));
        res.send(204);
      },
    },
    {
      method: 'get',
      path: `${BASE}/:id/zip`,
      role: 'admin',
      async handler(req, res, signed) {
        const act = actOf(signed);
        // Once the zip has begun nothing can be said any more.
        await store.objects?.list(undefined);
        const found = await openExport(store, String(req.params.id), act);
        const day = new Date(act.now).toISOString().slice(0, 10);
        res.writeHead(200, {
          'Content-Type': 'application/zip',
          'Content-Disposition': `attachment; filename="person-${day}.zip"`,
          'Cache-Control': 'no-store',
          'X-Content-Type-Options': 'nosniff',
        });
        await send(res, exportPerson(store, found, act.now));
      },
    },
  ];
}

function viewOf(request: PersonRequest, viewer: string): PersonRequestsView['requests'][number] {
  const { id, act, state, person, counts, asked, decided } = request;
  const isFetched = act === 'export' && state === 'approved' && decided !== null;
  return {
    ...{ id, act, state, person, counts },
    askedBy: asked.name,
    askedAt: new Date(asked.at).toISOString(),
    isOwn: asked.id === viewer,
    decidedBy: decided?.name ?? null,
    decidedAt: decided ? new Date(decided.at).toISOString() : null,
    fetchUntil: isFetched ? new Date(decided.at + EXPORT_MS).toISOString() : null,
  };
}

/** No faster than it is read. A fault breaks the connection off, so that half a file is not taken for a whole one. */
async function send(res: NodeJS.WritableStream, zip: AsyncGenerator<Uint8Array>): Promise<void> {
  try {
    await pipeline(Readable.from(zip, { highWaterMark: 1 }), res);
  } catch (err) {
    if ((err as NodeJS.ErrnoException).code !== 'ERR_STREAM_PREMATURE_CLOSE') throw err;
  }
}
