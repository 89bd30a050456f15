#!/usr/bin/env bash
# Microsoft's Recognizers-Text knows that 除夕 (Lunar New Year's Eve, 16 February in 2026) is a date of the lunar calendar and marks it isLunar, but the value it
# resolves to is 31 December of the solar year, written like any other date.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent @microsoft/recognizers-text-suite@1.3.1
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { Culture, recognizeDateTime } = require('@microsoft/recognizers-text-suite');

const now = new Date(2026, 10, 28, 12, 0);
console.log('@microsoft/recognizers-text-suite 1.3.1');
const [found] = recognizeDateTime('除夕', Culture.Chinese, undefined, now);
console.log(JSON.stringify(found.resolution.values));
assert.deepStrictEqual(
  found.resolution.values.map(({ value, isLunar }) => [value, isLunar]),
  [['2025-12-31', 'True'], ['2026-12-31', 'True']],
);
const chinese = new Intl.DateTimeFormat('en-u-ca-chinese', { month: 'numeric', day: 'numeric', timeZone: 'Asia/Shanghai' });
console.log('2026-12-31 in the Chinese calendar:', chinese.format(new Date('2026-12-31T04:00:00Z')));
console.log('2026-02-17 in the Chinese calendar:', chinese.format(new Date('2026-02-17T04:00:00Z')));
JS
node check.cjs
