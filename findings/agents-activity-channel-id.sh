#!/usr/bin/env bash
# @microsoft/agents-activity keeps the channel of an activity under another name than the protocol: as JSON, and in a copy by
# spreading, `channelId` is gone and `_channelId` stands there, and every other field is as it came. Who stores activities of
# botbuilder and reads those of its successor by their JSON finds no channel. Only the class itself reads it back.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @microsoft/agents-activity@1.8.1 botbuilder-core@4.23.3
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { Activity } = require('@microsoft/agents-activity');
const { TurnContext, BotAdapter } = require('botbuilder-core');

const given = {
  type: 'message',
  id: '1',
  channelId: 'msteams',
  text: 'hello',
  from: { id: 'merchant' },
  recipient: { id: 'bot' },
  conversation: { id: 'c' },
  serviceUrl: 'https://connector.example/',
};
const show = (what, value) => console.log(`${what}: ${JSON.stringify(value)}`);

const activity = Activity.fromObject(given);
const stored = JSON.parse(JSON.stringify(activity));
console.log('@microsoft/agents-activity 1.8.1');
show('read', activity.channelId);
show('as JSON', stored);
show('copied', { ...activity });
assert.strictEqual(activity.channelId, 'msteams');
assert.strictEqual(stored.channelId, undefined);
assert.strictEqual(stored._channelId, 'msteams');
assert.strictEqual({ ...activity }.channelId, undefined);
const { _channelId, ...others } = stored;
const { channelId, ...expected } = given;
assert.deepStrictEqual(others, expected);
assert.strictEqual(Activity.fromObject(stored).channelId, channelId);

class Bare extends BotAdapter {}
const before = JSON.parse(JSON.stringify(new TurnContext(new Bare(), given).activity));
console.log('botbuilder-core 4.23.3');
show('as JSON', before);
assert.strictEqual(before.channelId, 'msteams');
JS
node check.cjs
