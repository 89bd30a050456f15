#!/usr/bin/env bash
# The dialogs of Microsoft's Agents SDK have not followed the SDK: the newest @microsoft/agents-hosting-dialogs (0.6.22) wants
# agents-hosting 0.6.22 exactly, so that beside the present one (1.8.1) a second copy is installed, whose Activity is another
# class. Held to the present one by an override, it does not load.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { createRequire } = require('node:module');
const { join } = require('node:path');

const own = createRequire(join(__dirname, 'beside', 'x.js'));
const dialogs = createRequire(own.resolve('@microsoft/agents-hosting-dialogs'));
const versions = [own, dialogs].map((from) => {
  const entry = from.resolve('@microsoft/agents-hosting');
  const root = entry.slice(0, entry.lastIndexOf('agents-hosting') + 'agents-hosting'.length);
  return require(join(root, 'package.json')).version;
});
console.log(`agents-hosting for us ${versions[0]}, for the dialogs ${versions[1]}`);
assert.deepStrictEqual(versions, ['1.8.1', '0.6.22']);
const isOne = own('@microsoft/agents-activity').Activity === dialogs('@microsoft/agents-activity').Activity;
console.log(`one class Activity: ${isOne}`);
assert.strictEqual(isOne, false);

const held = createRequire(join(__dirname, 'held', 'x.js'));
let fault;
try {
  held('@microsoft/agents-hosting-dialogs');
} catch (err) {
  fault = err;
}
console.log(`held to 1.8.1: ${fault?.code}, ${fault?.message.split('\n')[0].replace(__dirname, '…')}`);
assert.strictEqual(fault?.code, 'ERR_PACKAGE_PATH_NOT_EXPORTED');
JS
packages='"@microsoft/agents-hosting": "1.8.1", "@microsoft/agents-activity": "1.8.1", "@microsoft/agents-hosting-dialogs": "0.6.22"'
mkdir beside held
echo "{ \"dependencies\": { $packages } }" >beside/package.json
echo "{ \"dependencies\": { $packages }, \"overrides\": { \"@microsoft/agents-hosting\": \"1.8.1\", \"@microsoft/agents-activity\": \"1.8.1\" } }" >held/package.json
for each in beside held; do (cd "$each" && npm install --no-audit --no-fund --silent --ignore-scripts); done
node check.cjs
