// The bot behind the real turn engine: accepted, redacted, run and committed on a database on disk.

import { THUMB_EVENT } from '../../dialogs/turn/thumbs';
import { createSupportBot } from '../../src/bot/support-bot';
import type { ReplyActivity } from '../../src/bot/turn';
import type { Store } from '../../src/store/store';
import { checkFiles } from '../../src/tickets/paper';
import type { TicketCommand } from '../../src/tickets/ticket-change';
import { createTicketDirectory, listTickets } from '../../src/tickets/ticket-store';
import { createConversation } from '../../src/turns/conversation-store';
import { type Incoming, parseIncoming } from '../../src/turns/incoming';
import { Signal } from '../../src/turns/signal';
import { changeTicket } from '../../src/turns/ticket-changes';
import { type AcceptOptions, Turns } from '../../src/turns/turns';
import { WakeUps } from '../../src/turns/wake-ups';
import { botParts } from '../bot/parts';
import { ManualClock } from '../support/manual-clock';
import { quietLog } from '../support/quiet-log';
import { sampleFile } from '../support/sample-files';
import { openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { type Conversation, STORY_TIME, type TicketContent } from './conversation';

const CHANNEL = 'directline';
const MERCHANT = 'dl_merchant';

export class EngineConversation implements Conversation {
  #id: string;
  readonly folder = temporaryFolder();
  readonly #clock = new ManualClock(STORY_TIME);
  #running: { store: Store; turns: Turns } | undefined;

  readonly #store: Store | undefined;

  /** @param store stays open; without it there is one in the folder, which every restart opens anew */
  constructor(id: string, store?: Store) {
    this.#id = id;
    this.#store = store;
  }

  join(locale?: string) {
    const membersAdded = [{ id: MERCHANT }];
    return this.#send({ type: 'conversationUpdate', membersAdded, ...(locale && { locale }) });
  }

  say(text: string) {
    return this.#send({ type: 'message', text });
  }

  edit(before: string, text: string) {
    return this.#send({ type: 'message', text }, { before });
  }

  upload(names: readonly string[], text?: string) {
    const files = checkFiles(names.map(sampleFile));
    return this.#send({ type: 'message', ...(text && { text }) }, { files });
  }

  submit(value: unknown) {
    return this.#send({ type: 'message', value });
  }

  thumb(action: unknown) {
    const body = { type: 'event', name: THUMB_EVENT, entities: [action] };
    return this.#send(parseIncoming(body));
  }

  async restart(): Promise<void> {
    await this.#running?.turns.stop();
    if (!this.#store) await this.#running?.store.close();
    this.#running = undefined;
  }

  setClock(now: Date): void {
    this.#clock.advance(now.getTime() - this.#clock.now());
  }

  elsewhere(): void {
    this.#id = `${this.#id}-elsewhere`;
  }

  async staff(command: TicketCommand): Promise<ReplyActivity[]> {
    const { store, turns } = await this.#run();
    const number = (await this.tickets()).at(-1)?.number ?? '';
    const order = { number, command, by: 'staff', now: this.#clock.now() } as const;
    const {
      turns: [turn],
    } = await store.write((db) =>
      changeTicket(db, order, { targets: new Set(), tellsMerchant: true }),
    );
    if (!turn) return [];
    turns.enter(turn);
    return turns.replies(turn);
  }

  async wake(): Promise<ReplyActivity[]> {
    const { store, turns } = await this.#run();
    const wakeUps = new WakeUps({ store, turns, clock: this.#clock, log: quietLog().log });
    const [turn] = await wakeUps.runDue();
    return turn ? turns.replies(turn) : [];
  }

  async tickets(): Promise<TicketContent[]> {
    const { store } = await this.#run();
    return (await listTickets(store.read, 100)).reverse();
  }

  async #send(
    incoming: Incoming,
    besides: Pick<AcceptOptions, 'files' | 'before'> = {},
  ): Promise<ReplyActivity[]> {
    const { turns, store } = await this.#run();
    await store.write((db) =>
      createConversation(db, { id: this.#id, channel: CHANNEL, userId: MERCHANT, now: 0 }),
    );
    const origin = { conversationId: this.#id, channel: CHANNEL, userId: MERCHANT };
    const accepted = await turns.accept(
      origin,
      { localTimezone: 'Asia/Shanghai', ...incoming },
      { ...besides },
    );
    return turns.replies(accepted);
  }

  async #run(): Promise<{ store: Store; turns: Turns }> {
    if (this.#running) return this.#running;
    const store = this.#store ?? (await openTestStore(this.folder));
    const turns = new Turns({
      store,
      clock: this.#clock,
      log: quietLog().log,
      bot: createSupportBot(await botParts(createTicketDirectory(store))),
      targets: new Set(),
      signal: new Signal(),
    });
    this.#running = { store, turns };
    return this.#running;
  }
}
