#!/usr/bin/env bash
# date-holidays does not know the public holidays that China has had since 1 January 2025 (State Council order 795: four days at Spring Festival, two in May):
# of 2026 it lacks 19 February (the third day of the first month) and 2 May, and counts the eve, 16 February, as it did when the law had three days.
# It lists half days for women, the young and soldiers as public ones instead.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent date-holidays@3.37.0
cat >check.cjs <<'JS'
const assert = require('node:assert');
const Holidays = require('date-holidays');

console.log('date-holidays 3.37.0');
const china = new Holidays('CN').getHolidays(2026).filter(({ type }) => type === 'public');
for (const { date, name } of china) console.log(date, name);
const days = china.map(({ date }) => date.slice(0, 10));
assert.deepStrictEqual(days.filter((day) => day.startsWith('2026-02')), ['2026-02-16', '2026-02-17', '2026-02-18']);
assert.ok(days.includes('2026-05-01') && !days.includes('2026-05-02'));
assert.ok(days.includes('2026-03-08') && days.includes('2026-08-01'));
JS
node check.cjs
