#!/usr/bin/env bash
# chrono-node takes the hour behind "last night" for one of the morning: "last night at 11" is eleven in the forenoon, while "last
# night" alone and "tonight at 11" are the night. In Chinese 昨晚十一点 is right, and only 昨晚十二点半 falls on noon.
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
shows(chrono.en, 'tonight at 11', '"tonight at 11" = 2026-11-28 23:00');
shows(chrono.en, 'last night at 11', '"last night at 11" = 2026-11-27 11:00');
shows(chrono.zh.hans, '昨晚十一点', '"昨晚十一点" = 2026-11-27 23:00');
shows(chrono.zh.hans, '昨晚十二点半', '"昨晚十二点半" = 2026-11-27 12:30');
JS
node check.cjs
