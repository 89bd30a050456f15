// A merchant in the web chat and the ticket that the conversation ends in, for tests of the desk.

import type { App } from '../../src/app';
import { BareClient, until } from './direct-line-client';

/** The same terminal would be asked to add to its open ticket: each merchant has another one. */
let merchants = 0;
const nextMerchantId = () => `89831015411${String(++merchants).padStart(4, '0')}`;

const ANSWERS = [
  ...['我要登记冻结', 'MERCHANT ID', '10293847', '拉卡拉', '昨天下午三点'],
  ...['交易受限，请联系发卡行', '都有', '跳过', '138 0013 8000', '跳过', '确认提交'],
];

export interface Merchant {
  client: BareClient;
  /** Of the ticket. */
  number: string;
  merchantId: string;
  /** Says something and waits until it is answered, or is on its way to staff. */
  say(text: string): Promise<void>;
  /** What stands in the chat, oldest first: `bot: …`. */
  said(): Promise<string[]>;
}

/** @param contact left for staff */
export async function merchantWithTicket(
  app: Pick<App, 'url'>,
  contact?: string,
): Promise<Merchant> {
  const client = await BareClient.start(app.url);
  const read = async () => (await client.read()).activities;
  const say = async (text: string) => {
    const before = (await read()).length;
    expect((await client.send(text)).status).toBe(200);
    await until(async () => ((await read()).length > before + 1 ? true : undefined));
  };
  const merchantId = nextMerchantId();
  const own: Record<string, string | undefined> = {
    'MERCHANT ID': merchantId,
    '138 0013 8000': contact,
  };
  for (const text of ANSWERS) await say(own[text] ?? text);
  const number = await until(async () => {
    const texts = (await read()).map(({ text = '' }) => text).join('\n');
    return /FZ-\d{8}-\d{4}/.exec(texts)?.[0];
  });
  return {
    client,
    number,
    merchantId,
    say,
    said: async () => (await read()).map(({ from, text }) => `${from.role}: ${text ?? ''}`),
  };
}
