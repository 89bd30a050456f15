// Who sees their own card without a tap: Teams wants its own names for them, and takes sixty.

import { listLinked } from '../../../staff/teams-store';
import type { Store } from '../../../store/store';
import type { BotFrameworkAdapter } from '../cloud/adapter';
import { within } from '../cloud/time-limit';

const MOST = 60;
/** More come on no page. */
const MOST_ASKED = 500;
const KEPT_MS = 10 * 60_000;
const PATIENCE_MS = 5000;

interface RosterParts {
  adapter: BotFrameworkAdapter;
  store: Store;
  channel: string;
  serviceUrl: string;
  now: () => number;
}

interface Member {
  id: string;
  aadObjectId?: string;
}

export class Roster {
  readonly #parts: RosterParts;
  #members: Promise<readonly Member[]> = Promise.resolve([]);
  #until = 0;

  constructor(parts: RosterParts) {
    this.#parts = parts;
  }

  /** Colleagues first, then others of the team, who learn how to be linked. Undefined while Teams does not say who is in it. */
  async userIds(): Promise<string[] | undefined> {
    const members = await this.#current();
    if (members.length === 0) return undefined;
    const linked = new Set((await listLinked(this.#parts.store.read)).map((each) => each.teamsId));
    const isLinked = ({ aadObjectId = '' }: Member) => linked.has(aadObjectId.toLowerCase());
    const sorted = [...members.filter(isLinked), ...members.filter((each) => !isLinked(each))];
    return sorted.slice(0, MOST).map(({ id }) => id);
  }

  #current(): Promise<readonly Member[]> {
    const now = this.#parts.now();
    if (now < this.#until) return this.#members;
    // An old list serves better than none; either way the question is not put again with every card.
    this.#until = now + KEPT_MS;
    const old = this.#members;
    this.#members = this.#ask().catch(() => old);
    return this.#members;
  }

  async #ask(): Promise<readonly Member[]> {
    const { adapter, channel, serviceUrl } = this.#parts;
    const { conversations } = await adapter.connector(serviceUrl);
    // The SDK's types ask for a continuation token, which a first page has none of.
    const options = { pageSize: MOST_ASKED, ...within(PATIENCE_MS) } as never;
    const { members = [] } = await conversations.getConversationPagedMembers(channel, options);
    return members;
  }
}
