// GET /api/desk/insights: what was asked and how long staff took, in a range of days.

import { insights } from '../../desk/insights';
import { insightsQuerySchema, insightsRange } from '../../desk/insights-range';
import type { KnowledgeContent } from '../../knowledge/load';
import { wallTime } from '../../tickets/zone-time';
import type { DeskRoute, GuardParts } from './guard';
import { readQuery } from './read';

export interface InsightsParts extends Pick<GuardParts, 'store' | 'now'> {
  knowledge: () => KnowledgeContent;
}

export function insightsRoute({ store, now, knowledge }: InsightsParts): DeskRoute {
  return {
    method: 'get',
    path: '/api/desk/insights',
    role: 'agent',
    async handler(req, res, { staff }) {
      const { from, to, language = staff.language } = readQuery(insightsQuerySchema, req);
      const known = knowledge();
      const at = now();
      const today = wallTime(at, known.hours.calendar.timeZone).day;
      const range = insightsRange({ from, to }, today);
      res.send(200, await insights(store.read, { range, language, knowledge: known, now: at }));
    },
  };
}
