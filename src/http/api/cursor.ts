// The cursor of a list: where the page before ended, in a form that nobody is tempted to take apart.

import { z } from 'zod';
import { ThawError } from '../../errors';
import { TICKET_SORTS, type TicketPlace, type TicketSort } from '../../tickets/ticket-list-store';

const schema = z.tuple([z.enum(TICKET_SORTS), z.int().positive(), z.int().min(0)]);

export function writeCursor(sort: TicketSort, { ordinal, updatedAt }: TicketPlace): string {
  return Buffer.from(JSON.stringify([sort, ordinal, updatedAt])).toString('base64url');
}

/** @throws ThawError QUERY_INVALID for a cursor that was made for another order, or not by this service */
export function readCursor(sort: TicketSort, cursor: string): TicketPlace {
  const place = placeIn(cursor);
  if (!place) throw wrong('must be `next` of the page before');
  const [of, ordinal, updatedAt] = place;
  if (of !== sort) throw wrong(`belongs to a list in the order ${of}, not ${sort}`);
  return { ordinal, updatedAt };
}

function placeIn(cursor: string): z.output<typeof schema> | undefined {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()));
  } catch {
    return undefined;
  }
}

function wrong(fault: string): ThawError {
  return new ThawError('QUERY_INVALID', { faults: `cursor: ${fault}` });
}
