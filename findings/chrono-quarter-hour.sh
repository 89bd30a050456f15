#!/usr/bin/env bash
# chrono-node reads the Chinese quarter hour 一刻 (15 minutes) as one minute: 三点一刻 is 15:01, cut off before 刻, while 三点半 is right.
# What was found looks like a clean match, so nothing tells that a character of the time was left over.
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
shows(chrono.zh.hans, '昨天下午三点半', '"昨天下午三点半" = 2026-11-27 15:30');
shows(chrono.zh.hans, '昨天下午三点一刻', '"昨天下午三点一" = 2026-11-27 15:01');
shows(chrono.zh.hans, '昨天下午三点三刻', '"昨天下午三点三" = 2026-11-27 15:03');
JS
node check.cjs
