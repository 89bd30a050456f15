#!/usr/bin/env bash
# chrono-node's parser for traditional Chinese ends a day in numerals after the ten: 十一月二十二日 is 20 November, two days early.
# The same words are 22 November for its parser for simplified Chinese, and with digits both are right.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent chrono-node@2.10.3
cat >check.cjs <<'JS'
const assert = require('node:assert');
const chrono = require('chrono-node');

// Saturday 28 November 2026, local time.
const now = new Date(2026, 10, 28, 12, 0);
const read = (parser, text) => {
  const [found] = parser.parse(text, now);
  const pad = (n) => String(n).padStart(2, '0');
  const date = found.start.date();
  const day = `${date.getFullYear()}-${pad(date.getMonth() + 1)}-${pad(date.getDate())}`;
  return `"${found.text}" = ${day} ${pad(date.getHours())}:${pad(date.getMinutes())}`;
};
const shows = (parser, text, expected) => {
  const seen = read(parser, text);
  console.log(`${text} → ${seen}`);
  assert.strictEqual(seen, expected);
};
console.log('chrono-node 2.10.3');
shows(chrono.zh.hans, '十一月二十二日', '"十一月二十二日" = 2026-11-22 12:00');
shows(chrono.zh.hant, '十一月二十二日', '"十一月二十" = 2026-11-20 12:00');
shows(chrono.zh.hant, '11月22日', '"11月22日" = 2026-11-22 12:00');
JS
node check.cjs
