// Who works at the desk: listing, adding and changing accounts, links, and the audit log.

import { z } from 'zod';
import { publicUrl } from '../../channels/direct-line/address';
import type { Desk } from '../../desk/desk';
import type { AuditView } from '../../desk/views';
import { languageSchema, loginSchema, nameSchema, roleSchema } from '../../staff/account';
import { listAccounts } from '../../staff/account-store';
import { readAudit } from '../../staff/audit-store';
import { addStaff, changeStaff, makeLink, setUpLink } from '../../staff/manage';
import { releaseTicketsOf } from '../../turns/release-tickets';
import type { DeskRoute, GuardParts, Signed } from './guard';
import { readBody, readQuery } from './read';

const addSchema = z.strictObject({
  login: loginSchema,
  name: nameSchema,
  role: roleSchema,
  language: languageSchema,
});
const changeSchema = z.strictObject({
  name: nameSchema.optional(),
  role: roleSchema.optional(),
  isDisabled: z.boolean().optional(),
});
const noBody = z.strictObject({});
const auditSchema = z.strictObject({
  cursor: z.coerce.number().int().positive().optional(),
  action: z.string().max(40).optional(),
  subject: z.string().max(200).optional(),
});
const AUDIT_PAGE = 50;

export function staffRoutes(parts: GuardParts & { desk: Desk }): DeskRoute[] {
  const { config, store, now, desk } = parts;
  const { targets } = desk.parts;
  const actOf = ({ staff }: Signed) => ({ by: { id: staff.id, name: staff.name }, now: now() });
  return [
    {
      method: 'get',
      path: '/api/desk/staff',
      role: 'agent',
      async handler(_req, res) {
        res.send(200, { staff: await listAccounts(store.read) });
      },
    },
    {
      method: 'post',
      path: '/api/desk/staff',
      role: 'admin',
      async handler(req, res, signed) {
        const draft = readBody(addSchema, req);
        const { account, secret } = await store.write((db) => addStaff(db, draft, actOf(signed)));
        res.send(201, { staff: account, link: setUpLink(publicUrl(config, req), secret) });
      },
    },
    {
      method: 'patch',
      path: '/api/desk/staff/:id',
      role: 'admin',
      async handler(req, res, signed) {
        const order = { id: String(req.params.id), change: readBody(changeSchema, req) };
        const { staff, turns } = await store.write(async (db) => ({
          staff: await changeStaff(db, order, actOf(signed)),
          turns: order.change.isDisabled
            ? await releaseTicketsOf(db, order.id, { who: signed.staff.name, now: now(), targets })
            : [],
        }));
        desk.actions.changed(turns);
        res.send(200, { staff });
      },
    },
    {
      method: 'post',
      path: '/api/desk/staff/:id/link',
      role: 'admin',
      async handler(req, res, signed) {
        readBody(noBody, req);
        const id = String(req.params.id);
        const { secret } = await store.write((db) => makeLink(db, id, actOf(signed)));
        res.send(200, { link: setUpLink(publicUrl(config, req), secret) });
      },
    },
    {
      method: 'get',
      path: '/api/desk/audit',
      role: 'admin',
      async handler(req, res) {
        const { cursor: before, ...filter } = readQuery(auditSchema, req);
        const found = await readAudit(store.read, { ...filter, before, limit: AUDIT_PAGE + 1 });
        const rows = found.slice(0, AUDIT_PAGE);
        const view: AuditView = {
          entries: rows.map(({ at, details, ...row }) => ({
            ...row,
            at: new Date(at).toISOString(),
            details: JSON.parse(details),
          })),
          next: found.length > AUDIT_PAGE ? String(rows.at(-1)?.id) : null,
        };
        res.send(200, view);
      },
    },
  ];
}
