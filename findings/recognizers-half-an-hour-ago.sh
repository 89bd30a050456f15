#!/usr/bin/env bash
# Microsoft's Recognizers-Text resolves 半个小时前 (half an hour ago) to the present moment: the half counts as nothing. 两个半小时前 (two and a half hours
# ago) is found as 半小时前 alone and is now as well, while 两小时前 is right.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @microsoft/recognizers-text-suite@1.3.1
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { Culture, recognizeDateTime } = require('@microsoft/recognizers-text-suite');

// Saturday 28 November 2026, noon, local time.
const now = new Date(2026, 10, 28, 12, 0);
console.log('@microsoft/recognizers-text-suite 1.3.1');
const shows = (text, expected) => {
  const [found] = recognizeDateTime(text, Culture.Chinese, undefined, now);
  const seen = `"${found.text}" = ${found.resolution.values[0].value}`;
  console.log(`${text} → ${seen}`);
  assert.strictEqual(seen, expected);
};
shows('两小时前', '"两小时前" = 2026-11-28 10:00:00');
shows('半个小时前', '"半个小时前" = 2026-11-28 12:00:00');
shows('两个半小时前', '"半小时前" = 2026-11-28 12:00:00');
JS
node check.cjs
