// A merchant in Teams and the ticket that the chat ends in.

import type { App } from '../../src/app';
import { until } from './direct-line-client';
import type { TeamsCloud } from './teams-cloud';
import { type Person, person } from './teams-person';

const ANSWERS = ['I want to talk to a person', 'my review was refused', 'skip'];
let merchants = 0;

export interface TeamsMerchant {
  person: Person;
  /** Of the ticket. */
  number: string;
  /** Says something in the personal chat and waits until it is answered. */
  say(text: string): Promise<void>;
  /** What the channel took of the bot in this chat. */
  heard(): string[];
}

/** @param contact left for staff */
export async function merchantInTeams(
  { app, cloud }: { app: Pick<App, 'url'>; cloud: TeamsCloud },
  contact = 'shop@merchant.example',
): Promise<TeamsMerchant> {
  const who = person(cloud, { id: `29:merchant-${++merchants}`, name: 'Wang' });
  const heard = () =>
    cloud.sent(who.personal.conversationId).map(({ text, summary }) => `${text ?? ''}${summary}`);
  const say = async (text: string) => {
    const before = heard().length;
    expect((await cloud.post(app.url, who.personal.message(text))).status).toBe(200);
    await until(() => (heard().length > before ? true : undefined));
  };
  for (const text of [...ANSWERS, contact]) await say(text);
  const number = await until(() => /FZ-\d{8}-\d{4,}/.exec(heard().join('\n'))?.[0]);
  return { person: who, number, say, heard };
}
