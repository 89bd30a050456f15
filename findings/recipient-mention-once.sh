#!/usr/bin/env bash
# Who names the bot twice in a Teams message has only the first mention taken off: `removeRecipientMention` of botbuilder-core leaves
# the second with its tags, though `getMentions` lists both. In the successor, `normalizeMentions(true)` then takes both records off
# and leaves the bot's name as a word of the text. Microsoft's own `stripMentionsText` for Teams takes both off the same message.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts \
  botbuilder-core@4.23.3 @microsoft/agents-activity@1.8.1 @microsoft/teams.api@2.1.0
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { TurnContext } = require('botbuilder-core');
const { Activity } = require('@microsoft/agents-activity');
const { stripMentionsText } = require('@microsoft/teams.api');

const mention = () => ({ type: 'mention', mentioned: { id: 'bot', name: 'Helper' }, text: '<at>Helper</at>' });
const message = (text, count) => ({
  type: 'message',
  id: '1',
  channelId: 'msteams',
  text,
  from: { id: 'merchant' },
  recipient: { id: 'bot', name: 'Helper' },
  conversation: { id: 'c' },
  serviceUrl: 'https://connector.example/',
  entities: Array.from({ length: count }, mention),
});
const once = () => message('<at>Helper</at> are you there?', 1);
const twice = () => message('<at>Helper</at> are you there, <at>Helper</at>?', 2);
const normalized = (given) => {
  const activity = Activity.fromObject(given);
  activity.normalizeMentions(true);
  return { text: activity.text.replace(/\s+/g, ' '), mentions: activity.getMentions(activity).length };
};
const shows = (what, seen, expected) => {
  console.log(`${what} → ${JSON.stringify(seen)}`);
  assert.deepStrictEqual(seen, expected);
};

console.log(`given: ${twice().text}`);
console.log('botbuilder-core 4.23.3');
shows('getMentions', TurnContext.getMentions(twice()).length, 2);
shows('removeRecipientMention, named once', TurnContext.removeRecipientMention(once()), 'are you there?');
shows('removeRecipientMention', TurnContext.removeRecipientMention(twice()), 'are you there, <at>Helper</at>?');
console.log('@microsoft/agents-activity 1.8.1');
shows('removeRecipientMention', Activity.fromObject(twice()).removeRecipientMention(), 'are you there, <at>Helper</at>?');
shows('normalizeMentions(true), named once', normalized(once()), { text: 'are you there?', mentions: 0 });
shows('normalizeMentions(true)', normalized(twice()), { text: 'are you there, Helper ?', mentions: 0 });
console.log('@microsoft/teams.api 2.1.0');
shows('stripMentionsText', stripMentionsText(twice(), { accountId: 'bot' }), 'are you there, ?');
JS
node check.cjs
