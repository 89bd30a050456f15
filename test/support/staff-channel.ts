// The staff's Teams channel for tests: the service with its cloud, a ticket, and colleagues who tap on its card.

import { linkTeams } from '../../src/staff/teams-store';
import type { StoreBeside } from '../../src/store/store';
import { startTestApp, type TestApp } from './app';
import { addColleague, type DeskClient, firstAdmin } from './desk-client';
import { BareClient, until } from './direct-line-client';
import { ManualClock } from './manual-clock';
import { openBesideService } from './store';
import { type Call, TeamsCloud } from './teams-cloud';
import { type Person, person } from './teams-person';
import { temporaryFolder } from './temporary-folder';

export const CHANNEL = '19:staff@thread.tacv2';
const WANG = '11111111-d9cb-469f-a165-70867728950e';
const ZHAO = '22222222-7425-40de-944b-e07fc1f90ae7';
const STRANGER = '33333333-7425-40de-944b-e07fc1f90ae7';

// biome-ignore lint/suspicious/noExplicitAny: cards are looked at part by part.
export type Card = any;

export interface Answered {
  status: number;
  body: { statusCode: number; type: string; value: Card };
}

/** Wang Li administers, Zhao is an agent; both are linked. Nobody knows the stranger. */
export class StaffChannel {
  readonly folder = temporaryFolder();
  readonly clock = new ManualClock();
  cloud!: TeamsCloud;
  app!: TestApp;
  beside!: StoreBeside;
  wang!: DeskClient;
  zhao!: DeskClient;
  inTeams!: Record<'wang' | 'zhao' | 'stranger', Person>;
  merchant!: BareClient;
  number!: string;

  static async start(env: Record<string, string> = {}): Promise<StaffChannel> {
    const channel = new StaffChannel();
    const { clock, folder } = channel;
    const cloud = await TeamsCloud.start(clock);
    channel.cloud = cloud;
    channel.app = await startTestApp(
      {
        ...cloud.env,
        ...{ DATA_DIR: folder, STAFF_LANGUAGE: 'en', TICKET_TEAMS_CHANNEL: CHANNEL, ...env },
      },
      clock,
    );
    channel.beside = await openBesideService(folder);
    channel.wang = await firstAdmin(channel.app);
    channel.zhao = await addColleague(channel.wang, 'zhao');
    channel.inTeams = {
      wang: person(cloud, { id: '29:wang', name: 'Wang', aadObjectId: WANG, locale: 'zh-CN' }),
      stranger: person(cloud, { id: '29:x', name: 'X', aadObjectId: STRANGER, locale: 'zh-CN' }),
      zhao: person(cloud, { id: '29:zhao', name: 'Zhao', aadObjectId: ZHAO }),
    };
    return channel;
  }

  async stop(): Promise<void> {
    await this.beside.close();
    await this.app.stop();
    await this.cloud.stop();
  }

  /** Another ticket, whose card is in the channel, and nothing else that was sent there. */
  async begin(question = 'my review was refused'): Promise<void> {
    await this.link('wang.li', WANG);
    await this.link('zhao', ZHAO);
    await this.app.outbox.runDue();
    this.cloud.calls.length = 0;
    this.number = await this.handOver(question);
    await this.posted();
  }

  link(login: string, id: string): Promise<void> {
    return this.beside.write((db) => linkTeams(db, login, id));
  }

  async handOver(question: string): Promise<string> {
    this.merchant = await BareClient.start(this.app.url);
    for (const text of ['I want to talk to a person', question, 'skip', '13800138000']) {
      await this.merchant.send(text);
    }
    return until(async () => /FZ-\d{8}-\d{4,}/.exec((await this.heard()).join('\n'))?.[0]);
  }

  /** What the merchant reads. */
  async heard(): Promise<string[]> {
    const { activities } = await this.merchant.read();
    return activities.map(({ text }) => text ?? '');
  }

  /** The merchant writes, and staff know. */
  async write(text: string): Promise<void> {
    await this.merchant.send(text);
    await until(async () => ((await this.row()).clock ? true : undefined));
  }

  /** Calls by which cards come into the channel, and words beneath them. */
  get shown(): Call[] {
    return this.cloud.calls.filter(({ method }) => method !== 'GET');
  }

  posted(count = 1): Promise<Call[]> {
    return until(() => (this.shown.length >= count ? this.shown : undefined));
  }

  /** The card as everybody sees it now. */
  async card(): Promise<Card> {
    await this.app.outbox.runDue();
    return this.shown.map(cardIn).findLast(({ refresh }) => refresh);
  }

  /** A tap on the button with these words, with what was filled in, on a card that somebody has before them. */
  press(
    who: 'wang' | 'zhao' | 'stranger',
    { card, title, filled = {} }: { card: Card; title: string; filled?: Record<string, string> },
  ): Promise<Answered> {
    const { verb, data } = buttonOf(card, title);
    return this.tap(who, verb, { ...data, ...filled });
  }

  async tap(
    who: 'wang' | 'zhao' | 'stranger',
    verb: string,
    data: object,
    fields: object = {},
  ): Promise<Answered> {
    const value = { action: { type: 'Action.Execute', verb, data }, trigger: 'manual' };
    const chat = this.inTeams[who].channel(CHANNEL, '1');
    const activity = chat.activity({ type: 'invoke', name: 'adaptiveCard/action', value });
    const answer = await this.cloud.post(this.app.url, { ...activity, ...fields });
    return { status: answer.status, body: (await answer.json()) as Answered['body'] };
  }

  /** The card that somebody gets when Teams asks for theirs. */
  async own(who: 'wang' | 'zhao' | 'stranger'): Promise<Card> {
    return (await this.tap(who, 'thaw/view', { number: this.number })).body.value;
  }

  async row(): Promise<Card> {
    return (await this.wang.get(`/api/desk/tickets/${this.number}`)).body.row;
  }

  async history(): Promise<string[]> {
    const { body } = await this.wang.get(`/api/desk/tickets/${this.number}`);
    return body.history.map(({ kind, who }: Card) => (who ? `${kind} by ${who}` : kind));
  }
}

export function cardIn({ body }: Pick<Call, 'body'>): Card {
  return (body.activity ?? body).attachments[0].content;
}

/** Every action of a card, those behind other cards too. */
export function buttonsOf({ body = [], actions = [] }: Card): Card[] {
  const all = [...body.flatMap((each: Card) => each.actions ?? []), ...actions];
  return all.flatMap((each: Card) => (each.card ? [each, ...buttonsOf(each.card)] : [each]));
}

function buttonOf(card: Card, title: string): Card {
  const buttons = buttonsOf(card);
  const found = buttons.findLast((each) => each.title === title && each.verb);
  if (!found) throw new Error(`no button ${title}, but ${buttons.map((each) => each.title)}`);
  return found;
}

/** Titles of the buttons that stand on it. */
export function titlesOf({ body }: Card): string[] {
  return body.flatMap(({ actions = [] }: Card) => actions.map(({ title }: Card) => title));
}

/** Every field to fill in, those behind buttons too. */
export function inputsOf(card: Card): Card[] {
  const own = card.body.filter(({ type }: Card) => String(type).startsWith('Input.'));
  const behind = buttonsOf(card).flatMap((each) => (each.card ? inputsOf(each.card) : []));
  return [...own, ...behind];
}
