// Routes of the desk about the entries of the knowledge, for maintainers.

import type { z } from 'zod';
import type { Entries } from '../../desk/entries/entries';
import {
  checkSchema,
  createSchema,
  restoreSchema,
  type SavedView,
  saveSchema,
  trySchema,
  versionSchema,
} from '../../desk/entries/entries-views';
import type { DeskRoute, Signed } from './guard';
import { readBody } from './read';

const PATH = '/api/desk/entries';

export function entryRoutes(entries: Entries): DeskRoute[] {
  return [
    {
      method: 'get',
      path: PATH,
      role: 'maintainer',
      async handler(_req, res) {
        res.send(200, await entries.list());
      },
    },
    {
      method: 'post',
      path: PATH,
      role: 'maintainer',
      async handler(req, res, { staff }) {
        res.send(201, await entries.create(readBody(createSchema, req), staff));
      },
    },
    {
      method: 'get',
      path: `${PATH}/:id`,
      role: 'maintainer',
      async handler(req, res) {
        res.send(200, await entries.show(String(req.params.id)));
      },
    },
    {
      method: 'get',
      path: `${PATH}/:id/revisions/:revision`,
      role: 'maintainer',
      async handler(req, res) {
        const { id, revision } = req.params;
        res.send(200, { draft: await entries.at(String(id), String(revision)) });
      },
    },
    {
      method: 'post',
      path: `${PATH}/:id/check`,
      role: 'maintainer',
      async handler(req, res, { staff }) {
        const given = readBody(checkSchema, req);
        res.send(200, await entries.check(String(req.params.id), given, staff));
      },
    },
    {
      method: 'post',
      path: `${PATH}/:id/try`,
      role: 'maintainer',
      async handler(req, res, { staff }) {
        const given = readBody(trySchema, req);
        res.send(200, await entries.try(String(req.params.id), given, staff.language));
      },
    },
    changing('save', saveSchema, (id, given, staff) => entries.save(id, given, staff)),
    changing('publish', saveSchema, (id, given, staff) => entries.publish(id, given, staff)),
    changing('retire', versionSchema, (id, given, staff) => entries.retire(id, given, staff)),
    changing('remove', versionSchema, (id, given, staff) => entries.remove(id, given, staff)),
    changing('restore', restoreSchema, (id, { revision }, staff) =>
      entries.restore(id, revision, staff),
    ),
  ];
}

/** Does with an entry what the body asks for. */
function changing<T extends z.ZodType>(
  name: string,
  schema: T,
  change: (id: string, given: z.output<T>, staff: Signed['staff']) => Promise<SavedView>,
): DeskRoute {
  return {
    method: 'post',
    path: `${PATH}/:id/${name}`,
    role: 'maintainer',
    async handler(req, res, { staff }) {
      res.send(200, await change(String(req.params.id), readBody(schema, req), staff));
    },
  };
}
