// The desk's parts put together: what the routes of /api/desk call.

import type { Knowledge } from '../knowledge/load';
import type { Translator } from '../language/translator';
import type { Logger } from '../log';
import type { Store } from '../store/store';
import type { TicketTarget } from '../turns/announce';
import type { Signal } from '../turns/signal';
import type { Turns } from '../turns/turns';
import { DeskActions } from './actions';
import { Calls } from './calls/calls';
import { Distribution } from './crews/distribution';
import { Feed } from './feed';
import { Absences } from './presence/absences';
import { Presence } from './presence/presence';
import { whoIsAvailable } from './presence/presence-store';
import { WeeklyMail, type WeeklyReaders } from './results/weekly-mail';
import { Company } from './together/company';
import type { Ask } from './writing/suggestions';

export interface DeskParts {
  store: Store;
  turns: Turns;
  translator: Translator;
  /** As the files are at this moment. */
  knowledge: () => Omit<Knowledge, 'matcher'>;
  /** What the knowledge base would answer to a text. */
  ask: Ask;
  targets: ReadonlySet<TicketTarget>;
  signal: Signal;
  now: () => number;
  log: Logger;
  publicUrl: () => string;
  weeklyReaders?: WeeklyReaders;
  /** True while a merchant has the conversation open. */
  isWatching: (conversationId: string) => Promise<boolean>;
}

export class Desk {
  readonly actions: DeskActions;
  readonly feed: Feed;
  readonly calls: Calls;
  readonly distribution: Distribution;
  readonly weeklyMail: WeeklyMail;
  readonly company: Company;
  readonly presence: Presence;
  readonly absences: Absences;
  readonly parts: DeskParts;

  constructor(parts: DeskParts) {
    this.parts = parts;
    this.feed = new Feed(parts);
    this.company = new Company(parts);
    this.presence = new Presence(parts);
    this.actions = new DeskActions(parts);
    const hours = () => parts.knowledge().hours;
    this.calls = new Calls({ ...parts, hours });
    const changed = this.actions.changed.bind(this.actions);
    this.absences = new Absences({ ...parts, hours, changed });
    this.distribution = new Distribution({ ...parts, hours, whoIsAvailable });
    this.weeklyMail = new WeeklyMail(parts);
    parts.signal.listen(({ tickets }) => {
      if (tickets) this.feed.wake();
    });
  }

  start(): void {
    this.calls.start();
    this.distribution.start();
    this.weeklyMail.start();
    this.presence.start();
    this.absences.start();
  }

  async stop(): Promise<void> {
    const { feed, calls, distribution, weeklyMail, presence, absences } = this;
    const all = [feed, calls, distribution, weeklyMail, presence, absences];
    await Promise.all(all.map((each) => each.stop()));
  }
}
