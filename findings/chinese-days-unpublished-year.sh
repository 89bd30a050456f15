#!/usr/bin/env bash
# chinese-days answers for years whose arrangement the State Council has not published as if there were no holidays at all: 1 October 2027, a holiday by law in
# every year, is a working day, and nothing (no error, no null, no range) tells that the year is not covered. A clock of working hours then runs on National Day.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent chinese-days@1.5.7
cat >check.cjs <<'JS'
const assert = require('node:assert');
const days = require('chinese-days');

console.log('chinese-days 1.5.7');
const shows = (date, isWorkday, isHoliday) => {
  console.log(`${date} works ${days.isWorkday(date)}, holiday ${days.isHoliday(date)}, ${JSON.stringify(days.getDayDetail(date))}`);
  assert.strictEqual(days.isWorkday(date), isWorkday);
  assert.strictEqual(days.isHoliday(date), isHoliday);
};
shows('2026-10-01', false, true);
shows('2027-10-01', true, false);
shows('2027-01-01', true, false);
JS
node check.cjs
