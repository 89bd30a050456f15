// GET /api/desk/insights/results, and each of its tables as a CSV file. Who sees whom by name is decided here.

import { z } from 'zod';
import { BYTE_ORDER_MARK } from '../../desk/csv';
import { insightsQuerySchema, insightsRange } from '../../desk/insights-range';
import { results } from '../../desk/results/results';
import { csvOfTable, TABLES } from '../../desk/results/tables';
import type { ResultsView } from '../../desk/results/view';
import { wallTime } from '../../tickets/zone-time';
import type { DeskRoute, SignedHandler } from './guard';
import type { InsightsParts } from './insights-route';
import { read, readQuery } from './read';

type Asked = [req: Parameters<SignedHandler>[0], staff: Parameters<SignedHandler>[2]['staff']];

export function resultsRoutes({ store, now, knowledge }: InsightsParts): DeskRoute[] {
  const ask = async (...[req, staff]: Asked): Promise<ResultsView> => {
    const { from, to, language = staff.language } = readQuery(insightsQuerySchema, req);
    const known = knowledge();
    const at = now();
    const today = wallTime(at, known.hours.calendar.timeZone).day;
    const range = insightsRange({ from, to }, today);
    const { id, role } = staff;
    const request = { range, language, knowledge: known, now: at, reader: { id, role } };
    return results(store.read, request);
  };
  return [
    {
      method: 'get',
      path: '/api/desk/insights/results',
      role: 'agent',
      async handler(req, res, { staff }) {
        res.send(200, await ask(req, staff));
      },
    },
    {
      method: 'get',
      path: '/api/desk/insights/tables/:table',
      role: 'agent',
      async handler(req, res, { staff }) {
        const table = read(z.enum(TABLES), req.params.table, 'table');
        const view = await ask(req, staff);
        res.writeHead(200, {
          'Content-Type': 'text/csv; charset=utf-8; header=present',
          'Content-Disposition': `attachment; filename="${table}-${view.from}-${view.to}.csv"`,
          'Cache-Control': 'no-store',
          'X-Content-Type-Options': 'nosniff',
        });
        res.end(BYTE_ORDER_MARK + csvOfTable(view, table));
      },
    },
  ];
}
