#!/usr/bin/env bash
# nzh reads the everyday word for two before a unit, 两, as nothing: 两千 (2,000) is 0 and 两万三千 (23,000) is 3,000, without an error; 二千 is right.
# Digits before a unit, 1万, are 0 as well. An amount told by a merchant becomes zero or something else silently.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent nzh@1.0.14
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { cn } = require('nzh');

console.log('nzh 1.0.14');
const shows = (text, expected) => {
  console.log(`${text} → ${cn.decodeS(text)}`);
  assert.strictEqual(cn.decodeS(text), expected);
};
shows('二千', 2000);
shows('两千', 0);
shows('1万', 0);
shows('两万三千', 3000);
JS
node check.cjs
