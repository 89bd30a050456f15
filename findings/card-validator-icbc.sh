#!/usr/bin/env bash
# card-validator calls every card of ICBC's 9558 range (955880 to 955888, debit cards of the largest bank of China, 19 digits) impossible at its fourth digit:
# isPotentiallyValid is false, no type is offered. UnionPay is known to it by 62 and 81 alone. A field that follows its advice lets such a merchant's customer not finish typing.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent card-validator@10.0.4
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { number } = require('card-validator');

console.log('card-validator 10.0.4');
const shows = (digits, expected) => {
  const { isPotentiallyValid, card } = number(digits);
  const seen = `${card?.type ?? 'no type'}, potentially valid ${isPotentiallyValid}`;
  console.log(`${digits}… → ${seen}`);
  assert.strictEqual(seen, expected);
};
shows('622202', 'unionpay, potentially valid true');
shows('955880', 'no type, potentially valid false');
shows('955888', 'no type, potentially valid false');
JS
node check.cjs
