// Files that leave the service: a merchant's papers to staff, and what staff sent to the merchant.

import type { Desk } from '../../desk/desk';
import { isShownAt } from '../../desk/merchant/earlier';
import { findStaffFile } from '../../desk/staff-file-store';
import { requireTicket } from '../../desk/ticket-view';
import { ThawError } from '../../errors';
import { audit } from '../../staff/audit-store';
import { contentOf, findPaper } from '../../tickets/paper-store';
import type { Handler } from '../reply';
import { sendFile } from '../send-file';
import type { DeskRoute } from './guard';

/** Downloaded, never opened in the desk's own pages. */
export function paperRoute(desk: Desk): DeskRoute {
  return {
    method: 'get',
    path: '/api/desk/tickets/:number/papers/:paperId',
    role: 'agent',
    handler: async (req, res, { staff }) => {
      const { store, now } = desk.parts;
      const number = String(req.params.number).toUpperCase();
      const ticket = await requireTicket(store.read, number);
      const id = String(req.params.paperId);
      const paper = await findPaper(store.read, id);
      const isShown = paper && (await isShownAt(store.read, ticket, paper.conversation_id));
      const content = isShown ? await contentOf(store, id) : undefined;
      if (!paper || !content) throw new ThawError('FILE_UNKNOWN');
      const { id: who, name } = staff;
      const details = { paper: paper.name };
      await store.write((db) =>
        audit(db, { who, name, action: 'paper', subject: number, details, at: now() }),
      );
      sendFile(res, { ...paper, content });
    },
  };
}

/** The address is the permission: merchants open it from whatever client their chat is in. */
export function staffFile(desk: Desk): Handler {
  return async (req, res) => {
    const file = await findStaffFile(desk.parts.store, String(req.params.key));
    if (!file) throw new ThawError('FILE_UNKNOWN');
    sendFile(res, file);
  };
}
