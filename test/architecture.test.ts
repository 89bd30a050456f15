import { readdirSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';

const ROOT = resolve(__dirname, '..');

/** From left to right; a file imports from its own layer or from one to the right. */
const LAYERS: readonly (readonly string[])[] = [
  ['src/main.ts', 'src/serve.ts', 'src/cli.ts', 'src/cli'],
  ['src/app.ts', 'src/open-bot.ts', 'src/deliverers.ts', 'src/traced-parts.ts'],
  ['src/http'],
  ['src/channels'],
  ['src/desk'],
  ['src/retention'],
  ['src/turns'],
  ['src/bot'],
  ['dialogs'],
  ['src/knowledge', 'src/tickets', 'src/staff'],
  ['src/privacy', 'src/language'],
  ['src/store', 'src/traces'],
  [
    'src/config.ts',
    'src/config-papers.ts',
    'src/config-traces.ts',
    'src/errors.ts',
    'src/error-table.ts',
    'src/error-table-queue.ts',
    'src/error-table-crews.ts',
    'src/log.ts',
    'src/clock.ts',
    'src/public-address.ts',
  ],
];

/** The rooms inside dialogs, from what decides to what is known; imports go to the right here, too. */
const ROOMS = [
  'talk',
  'forms',
  'diagnosis',
  'ticket',
  'papers',
  'answers',
  'turn',
  'reading',
  'fields',
  'words',
] as const;

/** Libraries that only some folders may import. */
const RESERVED: readonly { library: RegExp; allowed: RegExp }[] = [
  { library: /^(botbuilder|botframework)/, allowed: /^(src\/channels|src\/bot|dialogs)\// },
  { library: /^natural(\/|$)/, allowed: /^src\/knowledge\/classifiers\// },
  { library: /^(better-sqlite3|pg)(\/|$)/, allowed: /^src\/store\// },
  { library: /^@opentelemetry\//, allowed: /^src\/traces\/record-traces\.ts$/ },
  { library: /^restify/, allowed: /^src\/(http|channels)\// },
  { library: /^i18next/, allowed: /^src\/language\// },
];

/** A table is looked up and not read. */
const TABLE = 'src/error-table.ts';

interface Source {
  path: string;
  text: string;
  imports: { from: string; typeOnly: boolean }[];
}

const sources = ['src', 'dialogs'].flatMap((folder) => filesUnder(join(ROOT, folder))).map(read);

function filesUnder(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.ts$/.test(entry.name))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((file) => !relative(ROOT, file).startsWith(join('src', 'web')));
}

function read(file: string): Source {
  const text = readFileSync(file, 'utf8');
  const imports = [
    ...text.matchAll(/^(?:import|export)\s+(type\s)?[^;]*?from\s+'([^']+)';/gms),
  ].map((match) => ({ from: match[2] ?? '', typeOnly: Boolean(match[1]) }));
  const bare = [...text.matchAll(/(?:^import\s+|\bimport\(|\brequire\()'([^']+)'/gm)].map(
    (match) => ({
      from: match[1] ?? '',
      typeOnly: false,
    }),
  );
  return { path: relative(ROOT, file).replaceAll('\\', '/'), text, imports: [...imports, ...bare] };
}

function layerOf(path: string): number {
  return LAYERS.findIndex((layer) =>
    layer.some((part) => path === part || path.startsWith(`${part}/`)),
  );
}

function targetOf(source: Source, from: string): string | undefined {
  if (!from.startsWith('.')) return undefined;
  return relative(ROOT, resolve(ROOT, dirname(source.path), from))
    .replaceAll('\\', '/')
    .concat('.ts');
}

it('finds the sources', () => {
  expect(sources.length).toBeGreaterThan(50);
  expect(sources.flatMap((source) => source.imports).length).toBeGreaterThan(200);
});

it('gives every source file a place in the layers', () => {
  expect(sources.filter((source) => layerOf(source.path) < 0).map((s) => s.path)).toEqual([]);
});

it('imports only from the own layer or from the right', () => {
  const wrong = sources.flatMap((source) =>
    source.imports
      .map(({ from }) => targetOf(source, from))
      .filter((target) => target !== undefined && layerOf(target) < layerOf(source.path))
      .map((target) => `${source.path} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('keeps siblings of one layer apart', () => {
  const siblings = (path: string) => path.split('/').slice(0, 2).join('/');
  const wrong = sources.flatMap((source) =>
    source.imports
      .map(({ from }) => targetOf(source, from))
      .filter((target) => target?.startsWith('src/') && source.path.startsWith('src/'))
      .filter(
        (target) =>
          /^src\/(privacy|language)\//.test(source.path) &&
          siblings(String(target)) !== siblings(source.path),
      )
      .filter((target) => layerOf(String(target)) === layerOf(source.path))
      .map((target) => `${source.path} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('keeps the rooms of dialogs in their order', () => {
  const room = (path: string) => ROOMS.findIndex((name) => path.startsWith(`dialogs/${name}/`));
  const inside = sources.filter(({ path }) => path.startsWith('dialogs/'));
  expect(inside.filter(({ path }) => room(path) < 0).map(({ path }) => path)).toEqual([]);
  const wrong = inside.flatMap((source) =>
    source.imports
      .map(({ from }) => targetOf(source, from))
      .filter((target) => target?.startsWith('dialogs/'))
      .filter((target) => room(String(target)) < room(source.path))
      .map((target) => `${source.path} → ${target}`),
  );
  expect(wrong).toEqual([]);
});

it('has no import cycles', () => {
  const graph = new Map(
    sources.map((source) => [
      source.path,
      source.imports
        .filter((each) => !each.typeOnly)
        .map(({ from }) => targetOf(source, from))
        .filter((target) => target !== undefined),
    ]),
  );
  expect(findCycle(graph)).toBeUndefined();
});

it('imports each library only where it belongs', () => {
  const wrong = sources.flatMap((source) =>
    source.imports
      .filter(({ from }) =>
        RESERVED.some(({ library, allowed }) => library.test(from) && !allowed.test(source.path)),
      )
      .map(({ from }) => `${source.path} → ${from}`),
  );
  expect(wrong).toEqual([]);
});

it('imports natural by sub-path only: the whole package reads .env and loads database drivers', () => {
  const whole = sources.flatMap((s) => s.imports).filter(({ from }) => from === 'natural');
  expect(whole).toEqual([]);
});

it('runs on what is installed without the packages of development', () => {
  const { packages } = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
  const isInstalled = (from: string) => {
    const name = /^(@[^/]+\/)?[^/]+/.exec(from)?.[0] ?? '';
    return isBuiltin(from) || packages[`node_modules/${name}`]?.dev === undefined;
  };
  const wrong = sources.flatMap(({ path, imports }) =>
    imports
      .filter(({ from, typeOnly }) => !typeOnly && !from.startsWith('.') && !isInstalled(from))
      .map(({ from }) => `${path} → ${from}`),
  );
  expect(wrong).toEqual([]);
});

it('queries the database in store/ and in *-store.ts alone', () => {
  const query = /\.(selectFrom|insertInto|updateTable|deleteFrom)\(|\bsql`/;
  const wrong = sources.filter(
    (s) => query.test(s.text) && !s.path.startsWith('src/store/') && !/-store\.ts$/.test(s.path),
  );
  expect(wrong.map((s) => s.path)).toEqual([]);
});

it('reads process.env in serve and cli alone', () => {
  const wrong = sources.filter(
    (s) =>
      /process\.env/.test(s.text.replace(/\/\*\*?[\s\S]*?\*\//g, '')) &&
      !['src/serve.ts', 'src/cli.ts'].includes(s.path),
  );
  expect(wrong.map((s) => s.path)).toEqual([]);
});

it('keeps files under 300 lines, opens each with a sentence, and exports by name', () => {
  const wrong = sources.filter(
    (s) =>
      s.text.split('\n').length > (s.path === TABLE ? 600 : 300) ||
      !s.text.startsWith('// ') ||
      /^export default/m.test(s.text),
  );
  expect(wrong.map((s) => s.path)).toEqual([]);
});

function findCycle(graph: Map<string, string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: string[]): string[] | undefined => {
    if (path.includes(node)) return [...path.slice(path.indexOf(node)), node];
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const cycle = visit(next, [...path, node]);
      if (cycle) return cycle;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const cycle = visit(node, []);
    if (cycle) return cycle;
  }
  return undefined;
}
