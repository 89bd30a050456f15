#!/usr/bin/env bash
# `destroy()` of kysely on better-sqlite3 closes the database only when kysely itself has run a query: its driver takes the
# handle at the first one. Who runs compiled queries on the handle and then destroys
# kysely leaves the file open: its write-ahead log is not copied into it, and whoever copies the one file has an old database.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent kysely@0.29.9 better-sqlite3@13.2.0 node@24.21.0
cat >check.mjs <<'JS'
import assert from 'node:assert';
import { existsSync } from 'node:fs';
import Database from 'better-sqlite3';
import { Kysely, SqliteDialect } from 'kysely';

async function life(file, usesKysely) {
  const handle = new Database(file);
  handle.pragma('journal_mode = WAL');
  handle.exec('CREATE TABLE t (n INTEGER)');
  const db = new Kysely({ dialect: new SqliteDialect({ database: handle }) });
  const query = db.insertInto('t').values({ n: 1 });
  if (usesKysely) await query.execute();
  else {
    const { sql, parameters } = query.compile();
    handle.prepare(sql).run(...parameters);
  }
  await db.destroy();
  return { open: handle.open, log: existsSync(`${file}-wal`) };
}

const asked = await life('asked.db', true);
const compiled = await life('compiled.db', false);
console.log('kysely 0.29.9, better-sqlite3 13.2.0, after destroy():');
console.log('a query was executed:', asked);
console.log('a query was compiled only:', compiled);
assert.deepStrictEqual(asked, { open: false, log: false });
assert.deepStrictEqual(compiled, { open: true, log: true });
JS
./node_modules/.bin/node check.mjs
