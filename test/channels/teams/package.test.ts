import { spawnSync } from 'node:child_process';
import { cpSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { ManifestUtil } from '@microsoft/teams-manifest';
import Ajv from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import { loadAnswerWords } from '../../../dialogs/words/answer-words';
import { makePackage, manifestIn } from '../../../src/channels/teams/package/app-package';
import { type Manifest, SCHEMA_VERSION } from '../../../src/channels/teams/package/manifest';
import { APP_LANGUAGES, appWording } from '../../../src/channels/teams/package/wording';
import { readConfig } from '../../../src/config';
import type { Knowledge } from '../../../src/knowledge/load';
import { loadProduct } from '../../support/learned';
import { readPng } from '../../support/png';
import { temporaryFolder } from '../../support/temporary-folder';

const ROOT = resolve(__dirname, '../../..');
const BOT_ID = '0f8fad5b-d9cb-469f-a165-70867728950e';
const ENV = {
  PUBLIC_URL: 'https://help.example.com/',
  MicrosoftAppId: BOT_ID,
  MicrosoftAppTenantId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  MicrosoftAppPassword: 'a secret',
  TEAMS_DEVELOPER_NAME: 'Example Business Services',
  TEAMS_PRIVACY_URL: 'https://www.example.com/privacy',
  TEAMS_TERMS_URL: 'https://www.example.com/terms',
};
const TRANSLATED = APP_LANGUAGES.slice(1).map(({ tag }) => `${tag}.json`);

const make = (env: Record<string, string | undefined> = {}) =>
  makePackage(readConfig({ ...ENV, ...env }), ROOT);
const bytes = make();
const files = unzipSync(bytes);
const manifest = manifestIn(bytes);
const json = (name: string) => JSON.parse(strFromU8(files[name] ?? new Uint8Array()));
const white = [255, 255, 255];

describe('the package', () => {
  it('holds manifest, icons and languages at its root, and nothing else', () => {
    const expected = ['manifest.json', 'color.png', 'outline.png', ...TRANSLATED];
    expect(Object.keys(files).sort()).toEqual(expected.sort());
  });

  it('is the same for the same configuration, whenever and wherever it is made', () => {
    expect(make()).toEqual(bytes);
    // Time and date as MS-DOS writes them: midnight, 1 January 1980.
    expect(Buffer.from(bytes).readUInt32LE(10)).toBe(0x00210000);
  });

  it('takes ids and addresses from the configuration, its version from package.json', () => {
    const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
    expect(manifest).toMatchObject({
      id: BOT_ID,
      version,
      bots: [{ botId: BOT_ID }],
      validDomains: ['help.example.com'],
      webApplicationInfo: { id: BOT_ID, resource: `api://help.example.com/${BOT_ID}` },
      developer: { name: 'Example Business Services', websiteUrl: 'https://help.example.com' },
    });
    const own = manifestIn(
      make({
        TEAMS_APP_ID: '11111111-2222-4333-8444-555555555555',
        TEAMS_SSO_CLIENT_ID: '66666666-7777-4888-9999-AAAAAAAAAAAA',
        TEAMS_DEVELOPER_URL: 'https://www.example.com',
        PUBLIC_URL: 'https://help.example.com:8443',
      }),
    );
    expect(own).toMatchObject({
      id: '11111111-2222-4333-8444-555555555555',
      bots: [{ botId: BOT_ID }],
      validDomains: ['help.example.com:8443'],
      webApplicationInfo: {
        id: '66666666-7777-4888-9999-aaaaaaaaaaaa',
        resource: 'api://help.example.com:8443/66666666-7777-4888-9999-aaaaaaaaaaaa',
      },
      developer: { websiteUrl: 'https://www.example.com' },
    });
  });

  it.each([
    ['PUBLIC_URL', undefined],
    ['PUBLIC_URL', 'http://help.example.com'],
    ['PUBLIC_URL', 'https://203.0.113.7'],
    ['PUBLIC_URL', 'https://localhost'],
    ['MicrosoftAppId', 'thaw'],
    ['TEAMS_DEVELOPER_NAME', undefined],
    ['TEAMS_DEVELOPER_NAME', 'A name that is longer than Teams has room for'],
    ['TEAMS_PRIVACY_URL', undefined],
    ['TEAMS_PRIVACY_URL', 'http://www.example.com/privacy'],
    ['TEAMS_TERMS_URL', undefined],
    ['TEAMS_APP_ID', 'thaw'],
  ])('is not made with %s=%s, and says why', (name, value) => {
    const fault = new RegExp(`^ *${name}: (must|is needed)`, 'm');
    expect(() => make({ [name]: value })).toThrow(fault);
  });

  it('names all that is missing at once', () => {
    expect(() => makePackage(readConfig({}), ROOT)).toThrow(
      /PUBLIC_URL[\s\S]*MicrosoftAppId[\s\S]*DEVELOPER_NAME[\s\S]*PRIVACY_URL[\s\S]*TERMS_URL/,
    );
  });
});

describe('kb package', () => {
  const kb = (cwd: string, args: string[], env: Record<string, string>) =>
    spawnSync(process.execPath, [join(ROOT, 'dist/src/cli.js'), 'package', ...args], {
      cwd,
      env,
      encoding: 'utf8',
    });

  it('writes it, and says where it is and what to do with it', () => {
    const folder = temporaryFolder();
    for (const part of ['package.json', 'locales', 'src/channels/teams/package'])
      cpSync(join(ROOT, part), join(folder, part), { recursive: true });
    const { status, stdout } = kb(folder, ['teams'], ENV);
    const [, path = ''] = /^Written: (\S+)$/m.exec(stdout) ?? [];
    expect(path).toMatch(/^dist\/teams\/thaw-\d+\.\d+\.\d+\.zip$/);
    expect(readFileSync(join(folder, path))).toEqual(Buffer.from(bytes));
    expect(stdout).toContain('Upload an app');
    expect(status).toBe(0);
  });

  it('says what is missing, and what it can package', () => {
    const missing = kb(ROOT, ['teams'], { ...ENV, TEAMS_TERMS_URL: '' });
    expect(missing.stderr).toContain('TEAMS_TERMS_URL: is needed');
    expect(missing.status).toBe(1);
    expect(kb(ROOT, ['web'], ENV).status).toBe(2);
  });
});

describe('the manifest', () => {
  // The validator would fetch the schema from the network; the package of its successor ships it.
  const schemaOf = (version: string, kind: string) =>
    require(`@microsoft/app-manifest/build/json-schemas/teams/v${version}/${kind}`);

  it.each([SCHEMA_VERSION, '1.30'])('keeps to the schema %s', async (manifestVersion) => {
    const schema = schemaOf(manifestVersion, 'MicrosoftTeams.schema.json');
    const faults = (changes: object) =>
      ManifestUtil.validateManifestAgainstSchema({ ...manifest, ...changes } as never, schema);
    expect(await faults({ manifestVersion })).toEqual([]);
    expect(await faults({ manifestVersion, id: 'thaw' })).toEqual([
      expect.stringMatching(/^\/id must match pattern/),
    ]);
  });

  it.each(TRANSLATED)('keeps to the schema of languages in %s', (name) => {
    const { $schema: _draft, ...schema } = schemaOf(
      SCHEMA_VERSION,
      'MicrosoftTeams.Localization.schema.json',
    );
    // A pattern in it is none where expressions know Unicode.
    const isValid = new Ajv({
      unicodeRegExp: false,
      strict: false,
      formats: { uri: true },
    }).compile(schema);
    expect([isValid(json(name)), isValid.errors]).toEqual([true, null]);
    expect(isValid({ ...json(name), 'name.tiny': 'x' })).toBe(false);
    expect(isValid({ ...json(name), 'name.short': 'x'.repeat(31) })).toBe(false);
  });

  it('serves one person, teams and group chats, and offers commands in all three', () => {
    const scopes = ['personal', 'team', 'groupChat'];
    const [bot] = manifest.bots;
    expect(bot).toMatchObject({ scopes, supportsFiles: true, isNotificationOnly: false });
    expect(bot?.commandLists.flatMap((list) => list.scopes).sort()).toEqual([...scopes].sort());
  });

  it('asks for nothing that it does not use', () => {
    expect(manifest).not.toHaveProperty('authorization');
    expect(manifest).not.toHaveProperty('devicePermissions');
    expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers']);
  });

  it('has the desk as a tab for one person, behind the chat', () => {
    expect(manifest.staticTabs.map(({ entityId }) => entityId)).toEqual([
      'conversations',
      'desk',
      'about',
    ]);
    expect(manifest.staticTabs[1]).toEqual({
      entityId: 'desk',
      name: 'Staff desk',
      contentUrl: 'https://help.example.com/desk/teams',
      websiteUrl: 'https://help.example.com/desk',
      scopes: ['personal'],
    });
  });

  it('leads to https addresses alone, and names its hosts without wildcards', () => {
    const addresses = JSON.stringify(manifest).match(/\bhttps?:[^"]+/g) ?? [];
    expect(addresses.length).toBeGreaterThan(5);
    expect(addresses.filter((address) => !address.startsWith('https://'))).toEqual([]);
    const hosts = manifest.staticTabs.flatMap((tab) =>
      'contentUrl' in tab ? [new URL(String(tab.contentUrl)).host] : [],
    );
    expect(manifest.validDomains).toEqual(hosts);
    expect(manifest.validDomains.filter((domain) => !/^[\w-]+(\.[\w-]+)+$/.test(domain))).toEqual(
      [],
    );
  });
});

describe('the wording', () => {
  it('translates every text that people read, under a path that the manifest has', () => {
    const read = [
      ...['name.short', 'name.full', 'description.short', 'description.full'],
      'staticTabs[1].name',
      ...(manifest.bots[0]?.commandLists ?? []).flatMap(({ commands }, list) =>
        commands.flatMap((_, i) =>
          ['title', 'description'].map(
            (part) => `bots[0].commandLists[${list}].commands[${i}].${part}`,
          ),
        ),
      ),
    ];
    for (const name of TRANSLATED) {
      const { $schema, ...texts } = json(name);
      expect(Object.keys(texts)).toEqual(read);
      for (const path of read) expect(at(manifest, path)).toEqual(expect.any(String));
    }
  });

  it.each(APP_LANGUAGES)('keeps to the limits of Teams in $tag', ({ language }) => {
    const { name, description, commands } = appWording(join(ROOT, 'locales'), language);
    const all = Object.values(commands);
    expect([...name.short].length).toBeLessThanOrEqual(30);
    expect(name.full.length).toBeLessThanOrEqual(100);
    expect(description.short.length).toBeLessThanOrEqual(80);
    expect(description.full.length).toBeLessThanOrEqual(4000);
    expect(description.full).not.toContain(description.short);
    expect(name.full).not.toBe(name.short);
    expect(all.filter(({ title }) => title.length > 32)).toEqual([]);
    expect(all.filter((each) => each.description.length > 128)).toEqual([]);
    expect(new Set(all.map(({ title }) => title.toLowerCase())).size).toBe(all.length);
  });

  it('offers ten commands at most in a list', () => {
    const lists = manifest.bots[0]?.commandLists ?? [];
    expect(lists.map(({ commands }) => commands.length <= 10)).toEqual([true, true]);
  });

  it('writes traditional characters for Taiwan and Hong Kong', () => {
    expect(json('zh-cn.json')['description.short']).toContain('冻结');
    expect(json('zh-tw.json')['description.short']).toContain('凍結');
    expect(json('zh-hk.json')).toEqual(json('zh-tw.json'));
  });
});

describe('the commands', () => {
  const words = loadAnswerWords(join(ROOT, 'knowledge'));
  let knowledge: Knowledge;
  beforeAll(async () => {
    knowledge = await loadProduct();
  }, 240_000);
  const answered = (title: string) => {
    const match = knowledge.matcher.match(title);
    return match.decision === 'answer' ? match.id : undefined;
  };

  it.each(APP_LANGUAGES)('are understood by the bot in $tag', ({ language }) => {
    const { commands } = appWording(join(ROOT, 'locales'), language);
    const other = language === 'en' ? 'chinese' : 'english';
    for (const [key, command] of [
      ['report', 'report'],
      ['ticket', 'ticket'],
      ['help', 'help'],
      ['language', other],
    ] as const)
      expect([key, words.command(commands[key].title)]).toEqual([key, command]);
    for (const [key, entry] of [
      ['cause', 'intent.diagnose'],
      ['papers', 'step.provide-documents'],
      ['person', 'intent.human-agent'],
      ['review', 'faq.review-time'],
      ['why', 'overview.why-frozen'],
    ] as const)
      expect([key, answered(commands[key].title)]).toEqual([key, entry]);
  });
});

describe('the icons', () => {
  it('are a square of 192 pixels without gaps', () => {
    const { width, height, pixels } = readPng(files['color.png'] ?? new Uint8Array());
    expect([width, height]).toEqual([192, 192]);
    expect(pixels.filter(([, , , alpha]) => alpha !== 255)).toEqual([]);
    expect(pixels[0]).toEqual([0x0a, 0x5f, 0x6e, 255]);
    expect(new Set(pixels.map(String)).size).toBeGreaterThan(50);
  });

  it('and an outline of 32 pixels, white and transparent alone', () => {
    const { width, height, pixels } = readPng(files['outline.png'] ?? new Uint8Array());
    expect([width, height]).toEqual([32, 32]);
    const drawn = pixels.filter(([, , , alpha]) => alpha !== 0);
    expect(drawn.filter((pixel) => String(pixel.slice(0, 3)) !== String(white))).toEqual([]);
    expect(drawn.length).toBeGreaterThan(100);
    expect(drawn.length).toBeLessThan(pixels.length / 2);
    // Teams wants no padding.
    const touches = (y: number) =>
      pixels.slice(y * width, (y + 1) * width).some(([, , , alpha]) => alpha !== 0);
    expect([touches(0), touches(height - 1)]).toEqual([true, true]);
  });
});

/** What stands at `bots[0].commandLists[1]…`. */
function at(tree: Manifest, path: string): unknown {
  const steps = path.replace(/\[(\d+)\]/g, '.$1').split('.');
  return steps.reduce<unknown>((found, step) => (found as Record<string, unknown>)?.[step], tree);
}
