// Links between tickets in the database: they stand in the bodies of both sides, which are kept alike here.

import type { Database } from '../store/store';
import { withLinks, without } from './link-change';
import { storedTicket } from './living-store';
import type { Ticket } from './ticket';

/** After a merge: whatever was linked with `double` is linked with `into`, once. */
export async function passOnLinks(db: Database, double: Ticket, into: string): Promise<void> {
  const { number, links } = double;
  await changeOthers(db, { number, links }, (others, of) => {
    const left = without(others, number);
    return of === into || left.includes(into) ? left : [...left, into];
  });
}

/** A ticket that goes leaves no link behind. */
export async function forgetLinks(
  db: Database,
  ticket: Pick<Ticket, 'number' | 'links'>,
): Promise<void> {
  await changeOthers(db, ticket, (links) => without(links, ticket.number));
}

async function changeOthers(
  db: Database,
  { links = [] }: Pick<Ticket, 'number' | 'links'>,
  change: (links: readonly string[], of: string) => string[],
): Promise<void> {
  for (const each of links) {
    const other = await storedTicket(db, each);
    if (!other) continue;
    const body = JSON.stringify(withLinks(other, change(other.links ?? [], each)));
    await db.updateTable('tickets').set({ body }).where('number', '=', each).execute();
  }
}

/** In the history of others stays that there was a link, without the number. */
export async function forgetLinkEvents(db: Database, number: string): Promise<void> {
  const own = await linkEvents(db, number);
  for (const other of new Set(own.map(({ other }) => other))) {
    for (const { ordinal, body, other: named } of await linkEvents(db, other)) {
      if (named !== number) continue;
      const { other: _other, ...kept } = body;
      await db
        .updateTable('ticket_events')
        .set({ body: JSON.stringify(kept) })
        .where('ticket', '=', other)
        .where('ordinal', '=', ordinal)
        .execute();
    }
  }
}

async function linkEvents(db: Database, ticket: string) {
  const rows = await db
    .selectFrom('ticket_events')
    .select(['ordinal', 'body'])
    .where('ticket', '=', ticket)
    .where('kind', 'in', ['linked', 'unlinked'])
    .execute();
  return rows.flatMap(({ ordinal, body: text }) => {
    const body = JSON.parse(text) as { other?: string };
    return body.other === undefined ? [] : [{ ordinal, body, other: body.other }];
  });
}

/** In the order in which they were linked. */
export async function linkedWith(db: Database, { links = [] }: Ticket): Promise<Ticket[]> {
  const found = await Promise.all(links.map((number) => storedTicket(db, number)));
  return found.filter((each) => each !== undefined);
}
