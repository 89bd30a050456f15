import { execFile, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { temporaryFolder } from './support/temporary-folder';

const ROOT = resolve(__dirname, '..');
const COPIED = [
  'src/build.mts',
  'src/tsconfig.build.json',
  'src/knowledge/lexicon',
  'src/language/characters.ts',
  'src/language/fold.ts',
  'src/language/surnames.ts',
  'src/language/traditional-words.ts',
  'src/language/traditional.ts',
  'src/tickets/field-text.ts',
  'src/tickets/mentions.ts',
  'src/tickets/paper-limits.ts',
  'src/tickets/span-text.ts',
  'src/tickets/ticket-kind.ts',
  'src/desk/crews/crew-views.ts',
  'src/desk/my-day/my-day-views.ts',
  'src/desk/presence/presence-views.ts',
  'src/desk/saved-views/asked.ts',
  'src/knowledge/exchange/format-names.ts',
  'src/knowledge/files/entry-draft.ts',
  'src/knowledge/gap.ts',
  'src/knowledge/pictures.ts',
  'src/staff/audit-actions.ts',
  'src/staff/role.ts',
  'src/turns/text-limit.ts',
  'src/web',
  'locales',
  'tsconfig.json',
  'package-lock.json',
  'package.json',
];

let folder: string;

beforeEach(() => {
  folder = temporaryFolder();
  for (const path of COPIED) {
    cpSync(join(ROOT, path), join(folder, path), { recursive: true });
  }
  symlinkSync(join(ROOT, 'node_modules'), join(folder, 'node_modules'));
  mkdirSync(join(folder, 'dialogs'));
  write('src/main.ts', "require('./serve');");
  write('src/serve.ts', 'export const answer: number = 42;');
  // The page shares files of the tickets, of which only the types lead to the rest of the service.
  write(
    'src/tickets/ticket.ts',
    'export type TicketFields = any;\nexport type PartialFields = any;',
  );
  write('src/tickets/ticket-change.ts', 'export type TicketChange = any;');
  write('src/tickets/crews/crew.ts', 'export type Crew = any;\nexport type CrewRules = any;');
  write('src/tickets/working-hours.ts', 'export type Span = any;');
  write('src/tickets/put-off.ts', 'export type Call = any;');
  write('src/desk/views.ts', 'export type TicketRow = any;');
  write('src/language/language.ts', "export type Language = 'zh-Hans' | 'en';");
});

it('compiles the service, bundles the pages and is silent when nothing changed', () => {
  const first = build();
  expect(first.stderr).toBe('');
  expect(first.stdout).toMatch(/Compiling the service … \d+\.\d s\nBundling the pages … \d+\.\d s/);
  expect(read('dist/src/serve.js')).toContain('42');
  const names = JSON.parse(read('dist/web/manifest.json'));
  for (const language of ['zh-Hans', 'zh-Hant', 'en']) {
    expect(read(`dist/web/chat.${language}.html`)).toContain(`/assets/${names['main.js']}`);
    for (const packed of ['br', 'gz'])
      expect(existsSync(join(folder, `dist/web/chat.${language}.html.${packed}`))).toBe(true);
  }
  expect(build()).toMatchObject({ status: 0, stdout: '', stderr: '' });
});

it('keeps the launcher under 5 kB on the wire', () => {
  build();
  const names = JSON.parse(read('dist/web/manifest.json'));
  const packed = readFileSync(join(folder, 'dist/web', `${names['widget.js']}.br`));
  expect(packed.length).toBeLessThan(5_000);
});

it('builds again after a change and forgets sources that are gone', () => {
  write('src/old.ts', 'export const old = 1;');
  build();
  rmSync(join(folder, 'src/old.ts'));
  write('locales/page.en.yaml', `${read('locales/page.en.yaml')}\n# changed\n`);
  expect(build().stdout).toContain('Bundling');
  expect(existsSync(join(folder, 'dist/src/old.js'))).toBe(false);
});

it('names the fault, ends with 1 and tries again the next time', () => {
  write('src/serve.ts', 'export const answer: number = "x";');
  for (const attempt of [1, 2]) {
    const { status, stderr } = build();
    expect([attempt, status]).toEqual([attempt, 1]);
    expect(stderr).toContain('src/serve.ts(1,14)');
    expect(stderr).toContain('Compiling the service failed; the service was not built.');
  }
  expect(existsSync(join(folder, 'dist/.built'))).toBe(false);
});

it('builds once when two ask at the same time, and is not stopped by a build that died', async () => {
  mkdirSync(join(folder, 'dist'));
  write('dist/.building', '999999999');
  const outputs = await Promise.all([buildBeside(), buildBeside()]);
  expect(outputs.filter((output) => output.includes('Bundling'))).toHaveLength(1);
  expect(existsSync(join(folder, 'dist/.building'))).toBe(false);
});

it('keeps what a telephone loads before it can talk under 50 kB', () => {
  build();
  const page = read('dist/web/chat.en.html');
  const scripts = [...page.matchAll(/(?:src|href)="\/assets\/([\w.-]+\.js)"/g)].map(
    ([, name]) => name,
  );
  expect(scripts.length).toBeGreaterThan(1);
  const sizes = ['chat.en.html', ...scripts].map(
    (name) => readFileSync(join(folder, `dist/web/${name}.br`)).length,
  );
  expect(sizes.reduce((sum, size) => sum + size)).toBeLessThan(50_000);
});

it('names wording that the page asks for and the build does not know', () => {
  write('src/web/chat/chat.html', '<p>{{unknown}}</p>');
  expect(build()).toMatchObject({ status: 1, stderr: expect.stringContaining('{{unknown}}') });
});

function build() {
  return spawnSync(process.execPath, ['src/build.mts'], { cwd: folder, encoding: 'utf8' });
}

async function buildBeside(): Promise<string> {
  const run = promisify(execFile);
  const { stdout } = await run(process.execPath, ['src/build.mts'], { cwd: folder });
  return stdout;
}

function write(path: string, content: string): void {
  mkdirSync(dirname(join(folder, path)), { recursive: true });
  writeFileSync(join(folder, path), content);
}

function read(path: string): string {
  return readFileSync(join(folder, path), 'utf8');
}
