#!/usr/bin/env bash
# Microsoft's Recognizers-Text (the Bot Framework's own reader of numbers) reads 一万二 as 12,000, as people mean it, but the same amount with digits,
# 1万2, as 10,002; 3万5 is 30,005. Both look like clean matches of the whole text, so an amount is wrong by thousands without a sign.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @microsoft/recognizers-text-suite@1.3.1
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { Culture, recognizeNumber } = require('@microsoft/recognizers-text-suite');

console.log('@microsoft/recognizers-text-suite 1.3.1');
const shows = (text, expected) => {
  const [found] = recognizeNumber(text, Culture.Chinese);
  console.log(`${text} → "${found.text}" = ${found.resolution.value}`);
  assert.strictEqual(found.text, text);
  assert.strictEqual(found.resolution.value, expected);
};
shows('一万二', '12000');
shows('两万五', '25000');
shows('1万2', '10002');
shows('3万5', '30005');
shows('1.2万', '12000');
JS
node check.cjs
