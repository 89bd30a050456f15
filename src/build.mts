// Builds dist/ when a source has changed: compiles the service, bundles the pages, and stays silent otherwise.

import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { cp, mkdir, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, relative } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

const ROOT = join(import.meta.dirname, '..');
const DIST = join(ROOT, 'dist');
const WEB = join(DIST, 'web');
const STAMP = join(DIST, '.built');
/** Holds the number of the process that is building. */
const LOCK = join(DIST, '.building');
/** Written by the compiler; removed before it runs, so that no deleted source lives on. */
const OUTPUTS = ['src', 'dialogs', 'web', '.code'];
const SOURCES = ['src', 'dialogs', 'tsconfig.json', 'package-lock.json'];
const WORDING = ['page', 'desk', 'pictures'].flatMap((part) =>
  ['zh-Hans', 'en'].map((language) => join('locales', `${part}.${language}.yaml`)),
);
const LEXICON = ['english.txt', 'english.bin', 'chinese.tsv', 'sounds.tsv'];
/** The best level takes seconds for a megabyte; it is worth that only where a telephone waits for it. */
const SMALL_BYTES = 200_000;
const BROTLI_LEVEL = { small: 11, large: 5 };
/** The service as one file: finding and reading two thousand files takes longer than running them. */
const SERVICE = 'dist/src/serve.js';
/** Packages with machine code of their own, that only some systems have, or that few ask for. */
const EXTERNAL = [
  'better-sqlite3',
  '@node-rs/jieba',
  'dtrace-provider',
  '@opentelemetry/*',
  '@aws-sdk/*',
];
const COMPRESSED = /\.(js|css|svg|txt|html)$/;
/** Greedy: of a package inside another one the inner folder counts. */
const PACKAGE_FOLDER = /^.*node_modules\/(@[^/]+\/)?[^/]+/;
const CHAT = ['chat/main.tsx'];
const LAUNCHER = ['widget/widget.ts'];
/** What stands in the chat page itself. */
const INLINE = { early: 'chat/early.ts', style: 'chat/chat.css' };
const DESK = ['desk/desk.tsx', 'desk/desk.css'];
const TEAMS = ['desk/teams/teams.tsx'];
const PICTURES = 'src/web/pictures';
const LANGUAGES = ['zh-Hans', 'zh-Hant', 'en'];

async function main(): Promise<void> {
  const hash = hashSources();
  if (await isBuilt(hash)) return;
  await mkdir(WEB, { recursive: true });
  await waitForOtherBuild();
  if (!(await isBuilt(hash))) await buildAll(hash);
  await rm(LOCK, { force: true });
}

async function buildAll(hash: string): Promise<void> {
  await rm(STAMP, { force: true });
  for (const folder of OUTPUTS) await rm(join(DIST, folder), { recursive: true, force: true });
  await mkdir(WEB, { recursive: true });
  await step('Compiling the service', async () => {
    await compileService();
    await copyLexicon();
    await bundleService();
  });
  await step('Bundling the pages', bundlePages);
  await step('Compressing the pages', compressPages);
  // Last, so that an interrupted build is never taken for a whole one.
  await writeFile(STAMP, hash);
}

async function isBuilt(hash: string): Promise<boolean> {
  return (await readFile(STAMP, 'utf8').catch(() => '')) === hash;
}

/** Takes the lock. One that a dead process left behind does not count. */
async function waitForOtherBuild(): Promise<void> {
  for (;;) {
    try {
      return await writeFile(LOCK, String(process.pid), { flag: 'wx' });
    } catch {
      const owner = Number(await readFile(LOCK, 'utf8').catch(() => ''));
      if (owner > 0 && !isRunning(owner)) await rm(LOCK, { force: true });
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }
}

function isRunning(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}

/** Read synchronously: this is all that happens at most starts, and promises would double its time. */
function hashSources(): string {
  const hash = createHash('sha256').update(process.version);
  const files = [...WORDING, ...SOURCES.flatMap(filesUnder)].sort();
  for (const file of files) hash.update(`\0${file}\0`).update(readFileSync(join(ROOT, file)));
  return hash.digest('hex');
}

function filesUnder(path: string): string[] {
  if (/\.\w+$/.test(path)) return [path];
  return readdirSync(join(ROOT, path), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => relative(ROOT, join(entry.parentPath, entry.name)));
}

/** Prints what is going on before it starts, and how long it took after. */
async function step(title: string, work: () => Promise<void>): Promise<void> {
  const started = performance.now();
  process.stdout.write(`${title} … `);
  try {
    await work();
  } catch (error) {
    process.stdout.write('failed\n');
    console.error(
      `${error instanceof Error ? error.message : error}\n\n${title} failed; the service was not built.`,
    );
    process.exit(1);
  }
  process.stdout.write(`${((performance.now() - started) / 1000).toFixed(1)} s\n`);
}

async function compileService(): Promise<void> {
  const tsc = join(ROOT, 'node_modules/typescript/bin/tsc');
  const child = spawn(process.execPath, [tsc, '-p', 'src/tsconfig.build.json', '--noEmitOnError'], {
    cwd: ROOT,
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => (output += chunk));
  const code = await new Promise((resolve, reject) =>
    child.on('close', resolve).on('error', reject),
  );
  if (code !== 0) throw new Error(output || `tsc ended with code ${code}`);
}

/** The matcher's data files lie beside the code that reads them. */
async function copyLexicon(): Promise<void> {
  for (const file of LEXICON) {
    await cp(join(ROOT, 'src/knowledge/lexicon', file), join(DIST, 'src/knowledge/lexicon', file));
  }
}

/** The files that it was bundled from stay, for the thread that trains and for the commands. */
async function bundleService(): Promise<void> {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: ROOT,
    entryPoints: [SERVICE],
    outfile: SERVICE,
    allowOverwrite: true,
    bundle: true,
    platform: 'node',
    target: 'node22',
    external: EXTERNAL,
    // node-fetch needs it where Node has no URL of its own.
    alias: { 'whatwg-url': 'node:url' },
    // What is written as it is may not be escaped; regular expressions read it the same either way.
    supported: { 'template-literal': false },
    legalComments: 'none',
    logLevel: 'silent',
    plugins: [ownFolders()],
  });
  // The engine keeps the text in memory, and one character beyond Latin doubles what all of it takes.
  const text = await readFile(join(ROOT, SERVICE), 'utf8');
  await writeFile(join(ROOT, SERVICE), text.replace(/[^\0-\x7f]/g, escapedUnit));
}

const escapedUnit = (unit: string) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;

/** A file that reads data beside it finds them from the bundle, too. */
function ownFolders() {
  const load = async ({ path }: { path: string }) => {
    const text = await readFile(path, 'utf8');
    const folder = JSON.stringify(relative(dirname(join(ROOT, SERVICE)), dirname(path)));
    return { contents: text.replaceAll('__dirname', `require("path").join(__dirname, ${folder})`) };
  };
  interface Loader {
    onLoad(options: { filter: RegExp }, callback: typeof load): void;
  }
  const setup = (build: Loader) => build.onLoad({ filter: /\bdist[\\/](src|dialogs)\b/ }, load);
  return { name: 'own-folders', setup };
}

/** Writes the pages' files under names that carry their content's hash, and a manifest of those names. */
async function bundlePages(): Promise<void> {
  const names: Record<string, string> = {
    ...(await bundle(CHAT, { target: 'es2020', format: 'esm', base: 'src/web/chat' })),
    ...(await bundle(LAUNCHER, { target: 'es2020', format: 'iife' })),
    ...(await bundle(DESK, { target: 'es2022', format: 'iife' })),
    ...(await bundle(TEAMS, { target: 'es2022', format: 'iife' })),
    'favicon.svg': await copyHashed('src/web/favicon.svg'),
    ...(await drawPictures()),
  };
  await writeFile(join(WEB, 'desk.html'), await fillTemplate('desk/desk.html', names));
  const inTeams = { ...names, 'desk.js': names['teams.js'] ?? '' };
  await writeFile(join(WEB, 'desk-teams.html'), await fillTemplate('desk/desk.html', inTeams));
  const inline = {
    early: await bundleInline(INLINE.early),
    style: await bundleInline(INLINE.style),
    preloads: await preloadsOf(names['main.js']),
  };
  for (const language of LANGUAGES) {
    const page = await fillTemplate('chat/chat.html', names, { language, inline });
    await writeFile(join(WEB, `chat.${language}.html`), page);
  }
  await writeFile(join(WEB, 'manifest.json'), JSON.stringify(names, null, 2));
}

interface Bundling {
  base?: string;
  target: string;
  /** Modules share what is loaded later with what is loaded first. */
  format: 'esm' | 'iife';
}

async function bundle(
  files: string[],
  { target, format, base = 'src/web' }: Bundling,
): Promise<Record<string, string>> {
  const { build } = await import('esbuild');
  const result = await build({
    ...bundling(base),
    entryPoints: files.map((file) => `src/web/${file}`),
    outdir: 'dist/web',
    entryNames: '[name].[hash]',
    chunkNames: '[name].[hash]',
    splitting: format === 'esm',
    format,
    target,
  });
  await writeLicences(Object.entries(result.metafile.outputs));
  const outputs = Object.keys(result.metafile.outputs).map((path) => path.split('/').at(-1) ?? '');
  return Object.fromEntries(outputs.map((name) => [name.replace(/\.\w+(\.\w+)$/, '$1'), name]));
}

/** What is small and needed at once stands in the page, as text. */
async function bundleInline(file: string): Promise<string> {
  const { build } = await import('esbuild');
  const options = {
    ...bundling('src/web/chat'),
    entryPoints: [`src/web/${file}`],
    target: 'es2020',
  };
  const { outputFiles } = await build({ ...options, format: 'iife', write: false });
  return outputFiles[0]?.text.trim() ?? '';
}

/** @param base the folder of a tsconfig.json: the desk is React, the chat page Preact */
const bundling = (base: string) => ({
  absWorkingDir: ROOT,
  bundle: true,
  minify: true,
  legalComments: 'none' as const,
  charset: 'utf8' as const,
  tsconfig: `${base}/tsconfig.json`,
  metafile: true as const,
  logLevel: 'silent' as const,
  plugins: [yamlPlugin()],
});

type Outputs = [path: string, output: { inputs: Record<string, unknown> }][];

/** Beside each script the licences of the packages that went into it. */
async function writeLicences(outputs: Outputs): Promise<void> {
  for (const [path, { inputs }] of outputs) {
    const folders = Object.keys(inputs).map(packageOf);
    const packages = [...new Set(folders)].filter((folder) => folder !== undefined).sort();
    const texts = await Promise.all(packages.map(licenceOf));
    if (texts.length > 0) await writeFile(join(ROOT, `${path}.LICENSE.txt`), texts.join('\n'));
  }
}

/** What a package has built into itself is under its own licence. */
function packageOf(input: string): string | undefined {
  const [outside = ''] = input.split('/dist/');
  return PACKAGE_FOLDER.exec(outside)?.[0];
}

async function licenceOf(folder: string): Promise<string> {
  const { name, version, license } = JSON.parse(
    await readFile(join(ROOT, folder, 'package.json'), 'utf8'),
  );
  const file = (await readdir(join(ROOT, folder))).find((each) => /^licen[cs]e(\.|$)/i.test(each));
  const text = file ? await readFile(join(ROOT, folder, file), 'utf8') : '';
  return `${name} ${version} (${license})\n\n${text.trim()}\n`;
}

/** Wording files become JSON modules, of which only the imported keys are kept. */
function yamlPlugin() {
  const load = async ({ path }: { path: string }) => {
    return { contents: JSON.stringify(await wordingIn(path)), loader: 'json' as const };
  };
  const resolve = ({ path, resolveDir }: { path: string; resolveDir: string }) => ({
    path: join(resolveDir, path),
  });
  interface Loader {
    onResolve(options: { filter: RegExp }, callback: typeof resolve): void;
    onLoad(options: { filter: RegExp }, callback: typeof load): void;
  }
  const setup = (build: Loader) => {
    build.onResolve({ filter: /\.zh-Hant\.yaml$/ }, resolve);
    build.onLoad({ filter: /\.yaml$/ }, load);
  };
  return { name: 'yaml', setup };
}

/** Each drawing in each language, and the same as a PNG where one was rendered (`npm run pictures`). */
async function drawPictures(): Promise<Record<string, string>> {
  const names: Record<string, string> = {};
  const files = await readdir(join(ROOT, PICTURES));
  for (const file of files.filter((each) => each.endsWith('.svg'))) {
    for (const language of LANGUAGES) {
      const name = file.replace('.svg', `.${language}.svg`);
      names[name] = await writeHashed(name, await drawPicture(file, language));
    }
  }
  for (const file of files.filter((each) => each.endsWith('.png'))) {
    names[file] = await copyHashed(join(PICTURES, file));
  }
  return names;
}

/** What stands in the drawing itself is written in the reader's characters, too. */
async function drawPicture(file: string, language: string): Promise<string> {
  const read = (name: string) => readFile(join(ROOT, PICTURES, name), 'utf8');
  const wording = await wordingIn(join(ROOT, `locales/pictures.${language}.yaml`));
  const region = language === 'zh-Hant' ? 'TC' : 'SC';
  const style = `<style>\n${(await read('pictures.css')).replaceAll('{{region}}', region)}</style>`;
  const values = { ...wording[file.replace('.svg', '')], language, style };
  const drawn = fill(await read(file), file, values);
  return language === 'zh-Hant' ? toTraditional(drawn) : drawn;
}

type Wording = Record<string, Record<string, string>>;

/** Traditional characters have no file of their own: they are written from the simplified wording. */
async function wordingIn(path: string): Promise<Wording> {
  const { parse } = createRequire(import.meta.url)('yaml') as typeof import('yaml');
  const wording = parse(await readFile(path.replace('.zh-Hant.', '.zh-Hans.'), 'utf8')) as Wording;
  if (!path.includes('.zh-Hant.')) return wording;
  const write = (_key: string, value: unknown) =>
    typeof value === 'string' ? toTraditional(value) : value;
  return JSON.parse(JSON.stringify(wording), write) as Wording;
}

/** As the service itself does it: the compiler has run. */
function toTraditional(text: string): string {
  const compiled = join(DIST, 'src/language/traditional.js');
  return createRequire(import.meta.url)(compiled).toTraditional(text);
}

async function copyHashed(path: string): Promise<string> {
  return writeHashed(path.split('/').at(-1) ?? '', await readFile(join(ROOT, path)));
}

async function writeHashed(name: string, content: string | Buffer): Promise<string> {
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const hashed = name.replace(/(\.\w+)$/, `.${hash}$1`);
  await writeFile(join(WEB, hashed), content);
  return hashed;
}

/**
 * `{{file}}` becomes its address, `{{text.KEY}}` the page's wording in its language, `{{noScript.LANGUAGE}}` that of the
 * desk; `{{nonce}}` stays for the server.
 */
async function fillTemplate(
  file: string,
  names: Record<string, string>,
  page?: { language: string; inline: Record<string, string> },
): Promise<string> {
  const language = page?.language;
  const values: Record<string, string> = { nonce: '{{nonce}}', ...page?.inline };
  for (const [name, hashed] of Object.entries(names)) values[name] = `/assets/${hashed}`;
  for (const each of LANGUAGES) {
    const { desk } = await wordingIn(join(ROOT, `locales/desk.${each}.yaml`));
    values[`noScript.${each}`] = desk?.noScript ?? '';
    values[`is.${each}`] = String(each === language);
  }
  if (language) {
    const wording = await wordingIn(join(ROOT, `locales/page.${language}.yaml`));
    for (const [key, text] of Object.entries(wording.page ?? {}))
      values[`text.${key}`] = escaped(text);
    values.language = language;
  }
  return fill(await readFile(join(ROOT, 'src/web', file), 'utf8'), file, values);
}

/** A module's own imports are fetched beside it, not after it. */
async function preloadsOf(script = ''): Promise<string> {
  const code = await readFile(join(WEB, script), 'utf8');
  const imported = [...code.matchAll(/(?:from|import)\s*"\.\/([\w.-]+\.js)"/g)];
  return imported.map(([, name]) => `<link rel="modulepreload" href="/assets/${name}">`).join('\n');
}

const escaped = (text: string) =>
  text.replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`);

function fill(template: string, file: string, values: Record<string, string>): string {
  return template.replace(/\{\{([\w.-]+)\}\}/g, (_, key: string) => {
    const value = values[key];
    if (value === undefined)
      throw new Error(`${file} names {{${key}}}, which the build does not know.`);
    return value;
  });
}

const brotliFor = (bytes: number) => ({
  params: {
    [constants.BROTLI_PARAM_QUALITY]: bytes < SMALL_BYTES ? BROTLI_LEVEL.small : BROTLI_LEVEL.large,
  },
});

async function compressPages(): Promise<void> {
  const names = (await readdir(WEB)).filter((name) => COMPRESSED.test(name));
  const compress = async (name: string) => {
    const content = await readFile(join(WEB, name));
    const [zipped, brotli] = await Promise.all([
      promisify(gzip)(content, { level: 9 }),
      promisify(brotliCompress)(content, brotliFor(content.length)),
    ]);
    await writeFile(join(WEB, `${name}.gz`), zipped);
    await writeFile(join(WEB, `${name}.br`), brotli);
  };
  await Promise.all(names.map(compress));
}

await main();
