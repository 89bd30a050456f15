#!/usr/bin/env bash
# A button on an Adaptive Card that carries `msteams` in its data, which is how Teams is told to send words (imBack), does nothing
# in the Microsoft 365 Agents Playground in its Teams mode: the page fails while it adds to the data, and the bot gets nothing.
# The same button without `msteams` arrives. Needs Chromium (CHROMIUM_PATH).
set -euo pipefail
chromium=${CHROMIUM_PATH:-$(command -v chromium)}
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @microsoft/m365agentsplayground@0.2.28 playwright-core@1.65.1
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { spawn } = require('node:child_process');
const { createServer } = require('node:http');
const { join } = require('node:path');
const { chromium } = require('playwright-core');

const button = (title, data) => ({ type: 'Action.Submit', title, data });
const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [{ type: 'TextBlock', text: 'Two buttons' }],
  actions: [
    button('spoken', { msteams: { type: 'imBack', value: 'spoken' } }),
    button('plain', { answer: 'plain' }),
  ],
};
const heard = [];

/** Answers a message that is typed with the card, and notes all messages. */
const bot = createServer((req, res) => {
  let body = '';
  req.on('data', (chunk) => (body += chunk));
  req.on('end', async () => {
    res.end('{}');
    const activity = JSON.parse(body || '{}');
    if (activity.type !== 'message') return;
    heard.push(activity.text || activity.value);
    if (activity.text !== 'card') return;
    const { serviceUrl, conversation, recipient: from, from: recipient } = activity;
    const attachments = [{ contentType: 'application/vnd.microsoft.card.adaptive', content: card }];
    const answer = { type: 'message', from, recipient, conversation, attachments };
    await fetch(`${serviceUrl.replace(/\/$/, '')}/v3/conversations/${conversation.id}/activities`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(answer),
    });
  });
});

(async () => {
  await new Promise((done) => bot.listen(0, '127.0.0.1', done));
  const endpoint = `http://localhost:${bot.address().port}/api/messages`;
  const cli = join(__dirname, 'node_modules/@microsoft/m365agentsplayground/cli.js');
  const options = ['start', '-e', endpoint, '-c', 'msteams', '--port', '0', '--disable-telemetry'];
  const playground = spawn(process.execPath, [cli, ...options], {
    env: { PATH: process.env.PATH, TEAMSAPPTESTER_BROWSER: 'none' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const port = await new Promise((done) =>
    playground.stdout.on('data', (chunk) => {
      const found = /Listening on (\d+)/.exec(String(chunk));
      if (found) done(found[1]);
    }),
  );
  const browser = await chromium.launch({ executablePath: process.argv[2], args: ['--no-sandbox'] });
  const page = await browser.newPage({ viewport: { width: 1500, height: 1000 } });
  const faults = [];
  page.on('pageerror', ({ message }) => faults.push(message));
  await page.goto(`http://localhost:${port}`);
  await page.getByRole('treeitem', { name: 'Personal Chat', exact: true }).click();
  await page.locator('div[role=textbox]').last().click();
  await page.keyboard.insertText('card');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'spoken', exact: true }).click();
  await page.getByRole('button', { name: 'plain', exact: true }).click();
  for (let tries = 0; tries < 100 && heard.length < 2; tries++) await page.waitForTimeout(100);
  console.log('@microsoft/m365agentsplayground 0.2.28, both buttons tapped');
  console.log(`the bot heard ${JSON.stringify(heard)}`);
  console.log(`the page failed ${faults.length} time(s): ${faults[0]}`);
  await browser.close();
  playground.kill();
  bot.close();
  bot.closeAllConnections();
  assert.deepStrictEqual(heard, ['card', { answer: 'plain' }]);
  assert.match(faults[0], /not extensible/);
})();
JS
node check.cjs "$chromium"
