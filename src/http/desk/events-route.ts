// GET /api/desk/events: tells an open desk what changed, as server-sent events.

import type { Request, Response } from 'restify';
import { z } from 'zod';
import type { Desk } from '../../desk/desk';
import type { TicketsChanged } from '../../desk/feed';
import type { PresencesView } from '../../desk/presence/presence-views';
import { ThawError } from '../../errors';
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
      if (ticket) endings.push(this.#tellOf(ticket, (event) => this.#tell(res, signed, event)));
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

  /** What happens at one ticket. @returns a function that ends it */
  #tellOf(ticket: Ticket, tell: (event: string) => void): () => void {
    const { company, parts } = this.#parts.desk;
    const { conversationId } = ticket;
    const tellCompany = () =>
      company.view(ticket).then(
        (view) => tell(`event: company\ndata: ${JSON.stringify(view)}\n\n`),
        (err) => parts.log.warn({ err }, 'who is at a ticket could not be read'),
      );
    const endings = [
      parts.signal.listenTo(conversationId, () => tell('event: conversation\ndata: {}\n\n')),
      company.listen(conversationId, {
        change: () => void tellCompany(),
        merchantTypes: () => tell('event: typing\ndata: {}\n\n'),
      }),
    ];
    void tellCompany();
    return () => {
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
