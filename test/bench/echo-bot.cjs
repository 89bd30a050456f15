// The peer of the turn benchmark: a bare botbuilder echo bot on restify that stores nothing.

const { CloudAdapter, ConfigurationBotFrameworkAuthentication } = require('botbuilder');
const restify = require('restify');

const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (req, res) => {
  await adapter.process(req, res, async (context) => {
    if (context.activity.type === 'message') {
      await context.sendActivity(`Echo: ${context.activity.text}`);
    }
  });
});
server.listen(0, '127.0.0.1', () => {
  console.log(`Thaw's peer is ready: http://127.0.0.1:${server.address().port}`);
});
