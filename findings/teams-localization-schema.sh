#!/usr/bin/env bash
# The JSON schema that Microsoft publishes for the language files of a Teams app is no schema to a validator that reads patterns
# as JSON Schema recommends (with Unicode): one pattern for activity types has a bracket that is not escaped. ajv with its own
# settings refuses 23 of the 26 versions that @microsoft/app-manifest ships, and compiles all of them without Unicode.
set -euo pipefail
dir=$(mktemp -d)
trap 'rm -rf "$dir"' EXIT
cd "$dir"
npm init -y >/dev/null
npm install --no-audit --no-fund --silent --ignore-scripts @microsoft/app-manifest@1.1.2 ajv@8.20.0
cat >check.cjs <<'JS'
const assert = require('node:assert');
const { existsSync, readdirSync, readFileSync } = require('node:fs');
const { dirname, join } = require('node:path');
const Ajv = require('ajv');

const folder = join(dirname(require.resolve('@microsoft/app-manifest')), 'json-schemas', 'teams');
const schemas = readdirSync(folder)
  .map((version) => join(folder, version, 'MicrosoftTeams.Localization.schema.json'))
  .filter(existsSync)
  .map((file) => {
    // Of another draft than ajv knows by default, which is not what this is about.
    const { $schema: _draft, $id: _id, id: _old, ...schema } = JSON.parse(readFileSync(file, 'utf8'));
    return schema;
  });
const refusals = (unicodeRegExp) =>
  schemas.flatMap((schema) => {
    try {
      new Ajv({ strict: false, logger: false, unicodeRegExp }).compile(schema);
      return [];
    } catch (fault) {
      return [fault.message];
    }
  });

console.log('@microsoft/app-manifest 1.1.2, ajv 8.20.0');
const refused = refusals(true);
console.log(`${schemas.length} schemas, with Unicode ${refused.length} refused: ${[...new Set(refused)].join('; ')}`);
console.log(`without Unicode ${refusals(false).length} refused`);
assert.strictEqual(schemas.length, 26);
assert.strictEqual(refused.length, 23);
assert.ok(refused.every((message) => message.includes('activityTypes')));
assert.strictEqual(refusals(false).length, 0);
JS
node check.cjs
