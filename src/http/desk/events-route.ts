// GET /api/desk/events: tells an open desk what changed, as server-sent events.

import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import type { TicketsChanged } from '../../desk/feed';
import type { PresencesView } from '../../desk/presence/presence-views';
import { ThawError } from '../../errors';
import { conversationsOf } from '../../tickets/living-store';
import type { Ticket } from '../../tickets/ticket';
import { findTicket } from '../../tickets/ticket-store';
import type { DeskRoute, Signed } from './guard';
import { readQuery } from './read';

const querySchema = z.strictObject({ ticket: z.string().max(40).optional() });

const HEARTBEAT_MS = 20_000;
/** Tabs of one person. */
const STREAMS_PER_STAFF = 12;
/** A reader slower than this is cut off, and comes back by itself. */
const MAX_UNSENT_BYTES = 256 * 1024;

export interface EventsParts {
  desk: Desk;
  /** False as soon as the session has ended, for whatever reason. */
  isSignedIn: (signed: Signed) => Promise<boolean>;
}

export function eventsRoute(streams: DeskStreams): DeskRoute {
  return {
    method: 'get',
    path: '/api/desk/events',
    role: 'agent',
    handler: (req, res, signed) => streams.serve(req, res, signed),
  };
}

export class DeskStreams {
  readonly #parts: EventsParts;
  readonly #open = new Map<Response, string>();

  constructor(parts: EventsParts) {
    this.#parts = parts;
  }

  get count(): number {
    return this.#open.size;
  }

  /** Browsers come back to another process by themselves. */
  closeAll(): void {
    for (const res of this.#open.keys()) res.end();
  }

  async serve(req: Request, res: Response, signed: Signed): Promise<void> {
    const { desk } = this.#parts;
    const { ticket: number } = readQuery(querySchema, req);
    this.#checkRoom(signed.staff.id);
    const ticket = number && (await findTicket(desk.parts.store.read, number.toUpperCase()));
    res.writeHead(200, {
      'Content-Type': 'text/event-stream; charset=utf-8',
      'Cache-Control': 'no-store',
      'X-Accel-Buffering': 'no',
    });
    const tellTickets = ({ numbers, revision }: TicketsChanged) => {
      const data = JSON.stringify({ numbers });
      this.#tell(res, signed, `id: ${revision}\nevent: tickets\ndata: ${data}\n\n`);
    };
    res.write('retry: 3000\n\n');
    const endings: (() => void)[] = [];
    const end = () => {
      this.#open.delete(res);
      for (const each of endings.splice(0)) each();
    };
    this.#open.set(res, signed.staff.id);
    res.once('close', end);
    try {
      endings.push(this.#keepAlive(res, signed), desk.presence.opened(signed.staff.id));
      if (ticket) {
        endings.push(await this.#tellOf(ticket, (event) => this.#tell(res, signed, event)));
      }
      endings.push(await desk.feed.listen(tellTickets, lastHeard(req)));
      endings.push(
        await desk.presence.listen((staff) => {
          const data = JSON.stringify({ staff } satisfies PresencesView);
          this.#tell(res, signed, `event: presence\ndata: ${data}\n\n`);
        }),
      );
    } catch (err) {
      res.destroy();
      throw err;
    }
    if (res.closed) end();
  }

  /** What happens at one ticket, in whichever of its chats. @returns a function that ends it */
  async #tellOf(ticket: Ticket, tell: (event: string) => void): Promise<() => void> {
    const { company, parts } = this.#parts.desk;
    const { read } = parts.store;
    const endings: (() => void)[] = [];
    const heard = new Set<string>();
    const onFault = (err: unknown) =>
      parts.log.warn({ err }, 'who is at a ticket could not be read');
    const tellCompany = async () => {
      const now = (await findTicket(read, ticket.number)) ?? ticket;
      tell(`event: company\ndata: ${JSON.stringify(await company.view(now))}\n\n`);
    };
    const listen = (conversationId: string) => {
      if (heard.has(conversationId)) return;
      heard.add(conversationId);
      const ends = [
        parts.signal.listenTo(conversationId, () => {
          tell('event: conversation\ndata: {}\n\n');
          // Another ticket may have come in with it, and its chat.
          follow().catch(onFault);
        }),
        company.listen(conversationId, {
          change: () => void tellCompany().catch(onFault),
          merchantTypes: () => tell('event: typing\ndata: {}\n\n'),
        }),
      ];
      endings.push(...ends);
    };
    const follow = async () => {
      const now = (await findTicket(read, ticket.number)) ?? ticket;
      for (const each of await conversationsOf(read, now)) if (!isOver) listen(each);
    };
    let isOver = false;
    await follow();
    tellCompany().catch(onFault);
    return () => {
      isOver = true;
      for (const end of endings) end();
    };
  }

  #checkRoom(staff: string): void {
    const open = [...this.#open.values()].filter((each) => each === staff).length;
    if (open >= STREAMS_PER_STAFF) {
      throw new ThawError('SOCKETS_TOO_MANY', { limit: STREAMS_PER_STAFF });
    }
  }

  #send(res: Response, event: string): void {
    if (res.writableEnded) return;
    if (res.writableLength > MAX_UNSENT_BYTES) res.destroy();
    else res.write(event);
  }

  /** Whoever was signed out or disabled hears no more, not even of what happens at that moment. */
  #tell(res: Response, signed: Signed, event: string): void {
    this.#parts.isSignedIn(signed).then(
      (isSignedIn) => (isSignedIn ? this.#send(res, event) : res.end()),
      () => res.end(),
    );
  }

  #keepAlive(res: Response, signed: Signed): () => void {
    const timer = setInterval(() => this.#tell(res, signed, ':\n\n'), HEARTBEAT_MS);
    timer.unref();
    return () => clearInterval(timer);
  }
}

/** Browsers name the last event that they heard when they come back. */
function lastHeard(req: Request): number | undefined {
  const last = Number(req.headers['last-event-id'] ?? Number.NaN);
  return Number.isSafeInteger(last) && last >= 0 ? last : undefined;
}
