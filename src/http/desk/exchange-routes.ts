// Routes of the desk by which knowledge comes as files and goes as files, for maintainers.

import type { Exchange } from '../../desk/exchange/exchange';
import { exportSchema, importSchema } from '../../desk/exchange/exchange-views';
import { sendFile } from '../send-file';
import { readUploadOrClose } from '../uploads';
import type { DeskRoute } from './guard';
import { read, readQuery } from './read';

const PATH = '/api/desk/knowledge';

export function exchangeRoutes(exchange: Exchange): DeskRoute[] {
  return [
    {
      method: 'post',
      path: `${PATH}/import`,
      role: 'maintainer',
      async handler(req, res, { staff }) {
        const { activity, files } = await readUploadOrClose(req, res);
        const wish = read(importSchema, activity, 'activity');
        res.send(200, await exchange.import(files, wish, staff));
      },
    },
    {
      method: 'get',
      path: `${PATH}/export`,
      role: 'maintainer',
      async handler(req, res, { staff }) {
        sendFile(res, await exchange.export(readQuery(exportSchema, req), staff));
      },
    },
  ];
}
