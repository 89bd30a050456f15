// How often each candidate sends a message when the connector's answer leaves open whether it arrived, and what we hear of it.

import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { built, type Candidate, load, type Untyped } from './sdk-parts.mts';

const NAMES: Partial<Record<Candidate, string>> = {
  botbuilder: 'botbuilder as it is shipped',
  hosting: 'agents-hosting',
  teams: 'teams.apps',
  bare: 'no SDK',
};

/** @returns a Markdown table */
export async function sends(): Promise<string> {
  const rows: string[] = [];
  const own = await tryOut(
    new (built('./channels/teams/cloud/adapter.js').BotFrameworkAdapter)(config(), Date.now),
  );
  rows.push(`| botbuilder as we use it | ${own} |`);
  for (const [candidate, name] of Object.entries(NAMES)) {
    rows.push(`| ${name} | ${await tryOut(await adapterOf(candidate as Candidate))} |`);
  }
  return `| | sent after 503 | sent after 429 | the error's status | id of the message |
|---|---|---|---|---|
${rows.join('\n')}`;
}

function config(): Untyped {
  return built('./config.js').readConfig({});
}

async function adapterOf(candidate: Candidate): Promise<Untyped> {
  if (candidate !== 'botbuilder') {
    const { BotFrameworkAdapter } = await import(`./sdk-${candidate}.mts`);
    return new BotFrameworkAdapter(config(), Date.now);
  }
  const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = load(candidate, 'botbuilder');
  const authentication = new ConfigurationBotFrameworkAuthentication({});
  const factory = authentication.createConnectorFactory(
    new CloudAdapter().createClaimsIdentity(''),
  );
  return { connector: (serviceUrl: string) => factory.create(serviceUrl, 'audience') };
}

async function tryOut(adapter: Untyped): Promise<string> {
  const answers = { 503: 0, 429: 0, 201: 0 };
  let status: keyof typeof answers = 503;
  const server = createServer((_, res) => {
    answers[status] += 1;
    res.writeHead(status, {
      'content-type': 'application/json',
      ...(status === 429 && { 'retry-after': '1' }),
    });
    res.end(JSON.stringify({ id: 'message-1' }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const serviceUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  const send = async () => {
    const { conversations } = await adapter.connector(serviceUrl);
    return conversations.sendToConversation('c', { type: 'message', text: 'hello' });
  };
  try {
    const fault: Untyped = await send().catch((err: unknown) => err);
    status = 429;
    await send().catch(() => undefined);
    status = 201;
    const { id } = await send();
    const seen = ['statusCode', 'status', 'response.status'].find(
      (path) => path.split('.').reduce((part: Untyped, key) => part?.[key], fault) === 503,
    );
    return `${answers[503]} | ${answers[429]} | ${seen ? `\`${seen}\`` : 'none'} | ${id === 'message-1' ? 'given' : '–'}`;
  } finally {
    server.closeAllConnections();
    server.close();
  }
}

if (import.meta.main) console.log(await sends());
