#!/usr/bin/env bash
# write-excel-file writes a text that looks like Excel's code for a character, such as _x0041_, as it is. Excel and read-excel-file
# (of the same author) take it for the character: a text that went out as "_x0041_" comes back as "A", without an error.
# Written with _x005F_ for its first underscore it comes back as it was.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent write-excel-file@4.1.1 read-excel-file@9.3.17
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { default: writeExcel } = require('write-excel-file/node');
const { readSheet } = require('read-excel-file/node');

const shows = async (text, expected) => {
  const file = await writeExcel([[text]]).toBuffer();
  const [[seen]] = await readSheet(file);
  console.log(`${text} → ${seen}`);
  assert.strictEqual(seen, expected);
};
(async () => {
  console.log('write-excel-file 4.1.1, read-excel-file 9.3.17');
  await shows('plain', 'plain');
  await shows('_x0041_', 'A');
  await shows('file_x4e2d_name', 'file中name');
  await shows('_x005F_x0041_', '_x0041_');
})();
JS
node check.cjs
