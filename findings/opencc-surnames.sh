#!/usr/bin/env bash
# opencc-js writes a surname as if it were the word: 余小姐 (Ms Yu) becomes 餘小姐 ("the rest" Miss), 于老板 becomes 於老闆, 范经理 becomes 範經理 in every
# standard. These surnames have the same shape in traditional text; a greeting or the name on a ticket is then somebody else's. A few full names of well-known people are kept.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent opencc-js@1.4.2
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { Converter } = require('opencc-js');

console.log('opencc-js 1.4.2');
for (const to of ['t', 'tw', 'twp', 'hk']) {
  const write = Converter({ from: 'cn', to });
  const shows = (text, expected) => {
    console.log(`${to}: ${text} → ${write(text)}`);
    assert.strictEqual(write(text), expected);
  };
  shows('余小姐', '餘小姐');
  shows('于老板', '於老闆');
  shows('范经理', '範經理');
  shows('涂先生', '塗先生');
  // Right, for comparison: 钟 is 鐘 as a clock and 鍾 as a surname.
  shows('钟先生', '鍾先生');
}
JS
node check.cjs
