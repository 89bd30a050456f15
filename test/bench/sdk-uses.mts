// `node test/bench/sdk-uses.mts`: which files import what of the Bot Framework SDK, and whether it is code or only types.

import { globSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '../..');
const IMPORT =
  /^import (type )?\{([^}]*)\} from '((?:botbuilder|botframework-(?:connector|schema))[^']*)';/gms;

interface Use {
  symbol: string;
  from: string;
  file: string;
  isCode: boolean;
}

const uses: Use[] = [];
for (const file of globSync('{src,dialogs,test}/**/*.ts', { cwd: ROOT }).sort()) {
  for (const [, isType, names = '', from = ''] of readFileSync(join(ROOT, file), 'utf8').matchAll(
    IMPORT,
  )) {
    for (const name of names
      .split(',')
      .map((each) => each.trim())
      .filter(Boolean)) {
      const isCode = !isType && !name.startsWith('type ');
      uses.push({
        symbol: name.replace(/^type /, ''),
        from: from.replace(/\/lib\/.*/, ''),
        file,
        isCode,
      });
    }
  }
}

const by = (key: (use: Use) => string) => Map.groupBy(uses, key);
const files = by(({ file }) => file);
const withCode = [...files.values()].filter((each) => each.some(({ isCode }) => isCode));
console.log(
  `${files.size} files import it, ${withCode.length} of them code, the others types alone.\n`,
);
console.log('| package | files | with code | symbols |\n|---|---|---|---|');
for (const [from, each] of by(({ from }) => from)) {
  const code = each.filter(({ isCode }) => isCode);
  const count = (of: Use[], key: 'file' | 'symbol') => new Set(of.map((use) => use[key])).size;
  console.log(
    `| \`${from}\` | ${count(each, 'file')} | ${count(code, 'file')} | ${count(each, 'symbol')} |`,
  );
}
console.log('\n| symbol | of | used as | in |\n|---|---|---|---|');
for (const each of by(({ symbol }) => symbol).values()) {
  const { symbol } = each[0] as Use;
  const from = [...new Set(each.map((use) => use.from))].join(', ');
  const kind = each.some(({ isCode }) => isCode) ? 'code' : 'type';
  console.log(`| \`${symbol}\` | ${from} | ${kind} | ${each.map(({ file }) => file).join(', ')} |`);
}
