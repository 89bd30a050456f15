#!/usr/bin/env bash
# iso_8583 packs a network management request (0800: sign-on, key change, echo, the first message of every terminal's day) but cannot name its answer:
# getResMTI() gives { error: 'mti invalid' } in place of '0810', while every financial request from 0100 to 0620 gets its own.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent iso_8583@2.6.7
cat >check.cjs <<'JS'
const assert = require('node:assert');
const Message = require('iso_8583');

console.log('iso_8583 2.6.7');
const signOn = new Message({ 0: '0800', 7: '1128120000', 11: '000123', 70: '001' });
assert.ok(Buffer.isBuffer(signOn.getBufferMessage()));
console.log('0800 is packed, its answer is', signOn.getResMTI());
assert.deepStrictEqual(signOn.getResMTI(), { error: 'mti invalid' });
for (const [request, answer] of [['0200', '0210'], ['0400', '0410'], ['0620', '0630']]) {
  assert.strictEqual(new Message({ 0: request }).getResMTI(), answer);
  console.log(request, 'is answered by', answer);
}
JS
node check.cjs
