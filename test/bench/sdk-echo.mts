// A bare echo service on restify behind one candidate's adapter (`SDK`): what the SDK alone costs.

import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { Context } from './sdk-parts.mts';
import { built, ROOT } from './sdk-parts.mts';

const restify = createRequire(join(ROOT, 'package.json'))('restify');
const config = built('./config.js').readConfig({});
const startedAt = performance.now();
const { BotFrameworkAdapter } =
  process.env.SDK === 'botbuilder'
    ? built('./channels/teams/cloud/adapter.js')
    : await import(`./sdk-${process.env.SDK}.mts`);
const adapter = new BotFrameworkAdapter(config, Date.now);
const importMs = performance.now() - startedAt;

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post(
  '/api/messages',
  async (req: { body: object }, res: { send: (...given: unknown[]) => void }) => {
    const answer = await adapter.receive('', req.body, async (context: Context) => {
      if (context.activity.type !== 'message') return;
      await context.sendActivities([{ type: 'message', text: `Echo: ${context.activity.text}` }]);
    });
    res.send(answer?.status ?? 200, answer?.body);
  },
);
server.listen(0, '127.0.0.1', () => {
  console.log(`imported in ${importMs}`);
  console.log(`The echo is ready: http://127.0.0.1:${server.address().port}`);
});
