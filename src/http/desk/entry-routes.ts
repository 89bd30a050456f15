// Routes of the desk about the entries of the knowledge, for maintainers.

import type { Entries } from '../../desk/entries/entries';
import { checkSchema, saveSchema, trySchema } from '../../desk/entries/entries-views';
import type { DeskRoute } from './guard';
import { readBody } from './read';

const PATH = '/api/desk/entries';

export function entryRoutes(entries: Entries): DeskRoute[] {
  return [
    {
      method: 'get',
      path: PATH,
      role: 'maintainer',
      async handler(_req, res) {
        res.send(200, { entries: await entries.list() });
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
    {
      method: 'post',
      path: `${PATH}/:id/save`,
      role: 'maintainer',
      async handler(req, res, { staff }) {
        const given = readBody(saveSchema, req);
        res.send(200, await entries.save(String(req.params.id), given, staff));
      },
    },
  ];
}
