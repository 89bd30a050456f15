#!/usr/bin/env bash
# Loading restify changes every HTTP server of the process, those of node:http that have nothing to do with it: their
# `response.writeHead()` gives back nothing, where Node gives back the response, and so `writeHead(204).end()` throws.
# A health port, a stand-in in a test or a second framework beside restify fails as soon as somebody loads it.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts restify@12.0.0
cat >check.cjs <<'JS'
const assert = require('node:assert');
const http = require('node:http');

async function whatWriteHeadGives() {
  let given;
  const server = http.createServer((_, res) => {
    given = res.writeHead(204) === res ? 'the response' : 'nothing';
    res.end();
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  await fetch(`http://127.0.0.1:${server.address().port}/`);
  server.close();
  return given;
}

(async () => {
  const before = await whatWriteHeadGives();
  require('restify');
  const after = await whatWriteHeadGives();
  console.log(`restify 12.0.0: writeHead of node:http gives ${before} before it is loaded, ${after} after`);
  assert.deepStrictEqual([before, after], ['the response', 'nothing']);
})();
JS
node check.cjs
