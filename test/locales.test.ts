import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { loadAnswerWords } from '../dialogs/words/answer-words';
import { LANGUAGES, type Language } from '../src/language/language';
import { loadTranslator } from '../src/language/translator';

const ROOT = join(__dirname, '..');
const wording = new Map(LANGUAGES.map((language) => [language, read(language)]));
const keys = [...(wording.get('en')?.keys() ?? [])];
const words = loadAnswerWords(join(ROOT, 'knowledge'));

function read(language: Language): Map<string, string> {
  const text = readFileSync(join(ROOT, 'locales', `${language}.yaml`), 'utf8');
  return new Map(flatten(parse(text), ''));
}

function flatten(tree: object, prefix: string): [string, string][] {
  return Object.entries(tree).flatMap(([key, branch]) =>
    typeof branch === 'string' ? [[prefix + key, branch]] : flatten(branch, `${prefix}${key}.`),
  );
}

function sourceText(): string {
  return ['dialogs', 'src/bot', 'src/desk', 'src/tickets/mail', 'src/channels/teams']
    .flatMap((folder) =>
      readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
        .filter((file) => file.endsWith('.ts'))
        .map((file) => readFileSync(join(ROOT, folder, file), 'utf8')),
    )
    .join('\n');
}

/** Keys written in the code: whole ones, and patterns for those put together there. */
function keysInCode(): RegExp[] {
  const text = sourceText();
  const calls = text.matchAll(/(?:(?:\bt|language\))\(\s*|\bkey: )(?:'([^']+)'|`([^`]+)`)/g);
  const ofFields = text.matchAll(/\bwordingKey\([^,()]+, '([^']+)'\)/g);
  const literal = (text: string) => text.replace(/[.*+?^()|[\]\\-]/g, '\\$&');
  const patterns = [...calls].map(([, whole, template]) =>
    literal(whole ?? template ?? '').replace(/\$\{[^}]+\}+/g, '[\\w-]+'),
  );
  const parts = [...ofFields].map(([, part]) => `fields\\.\\w+\\.${literal(part ?? '')}`);
  // A refusal is worded for the field as the form asks for it.
  const refusals = patterns.filter((pattern) => /^fields\\?\..*wrong/.test(pattern));
  const reworded = refusals.map((pattern) => pattern.replace(/^fields\.\w+\./, 'fields.\\w+.'));
  return [...patterns, ...parts, ...reworded].map((pattern) => new RegExp(`^${pattern}$`));
}

it('has the same keys and variables in both languages', () => {
  expect(() => loadTranslator(join(ROOT, 'locales'))).not.toThrow();
  expect(keys.length).toBeGreaterThan(100);
});

it('has wording for every key in the code', () => {
  const used = keysInCode();
  expect(used.length).toBeGreaterThan(50);
  expect(used.filter((pattern) => !keys.some((key) => pattern.test(key)))).toEqual([]);
});

it('has no wording that the code does not use', () => {
  const used = keysInCode();
  expect(keys.filter((key) => !used.some((pattern) => pattern.test(key)))).toEqual([]);
});

it('keeps the Chinese in the code out: every sentence stands in locales/ or knowledge/', () => {
  const withoutComments = sourceText().replace(/\/\*[\s\S]*?\*\/|\/\/.*/g, '');
  const strings = withoutComments.match(/'[^'\n]*\p{Script=Han}{2,}[^'\n]*'/gu) ?? [];
  // Numerals and units that dates are rewritten with are no wording.
  // Patterns are listened for, and never said.
  const sentences = strings.filter((text) => !/\||\(\?/.test(text));
  expect(sentences.filter((text) => /[，。？！您请]/.test(text))).toEqual([]);
});

it.each(LANGUAGES)(
  'stays calm in %s: no exclamation marks, no emoji but the two thumbs',
  (language) => {
    const loud = [...(wording.get(language) ?? [])].filter(([, text]) =>
      /[!！]|\p{Extended_Pictographic}/u.test(text.replace(/👍|👎/g, '')),
    );
    expect(loud).toEqual([]);
  },
);

it('says 您, never 你', () => {
  expect([...(wording.get('zh-Hans') ?? [])].filter(([, text]) => text.includes('你'))).toEqual([]);
});

it('promises no vague time: staff are promised by day and hour', () => {
  const vague = /尽快|尽早|很快|不久|\bsoon\b|shortly|promptly/;
  const found = LANGUAGES.flatMap((language) =>
    [...(wording.get(language) ?? [])].filter(([, text]) => vague.test(text)).map(([key]) => key),
  );
  // A wish, no promise.
  expect(found).toEqual(['smallTalk.thanks']);
});

it('repeats no wording in the other language', () => {
  const twins = keys.filter(
    (key) =>
      /\p{L}{4,}/u.test((wording.get('en')?.get(key) ?? '').replace(/\{\{\w+\}\}/g, '')) &&
      wording.get('en')?.get(key) === wording.get('zh-Hans')?.get(key),
  );
  expect(twins).toEqual([]);
});

it.each([
  ['helpful', 'helpful'],
  ['notHelpful', 'not-helpful'],
  ['noneOfThese', 'none-of-these'],
  ['skip', 'skip'],
  ['keep', 'go-on'],
  ['change', 'change'],
  ['cancel', 'cancel'],
  ['discard', 'cancel'],
  ['goOn', 'go-on'],
  ['messageStaff', 'message-staff'],
  ['stillThere', 'message-staff'],
  ['withdraw', 'withdraw'],
  ['keepTicket', 'go-on'],
  ['comment', 'comment'],
] as const)('understands a tap on the button %s in both languages', (button, command) => {
  const labels = LANGUAGES.map((language) => wording.get(language)?.get(`button.${button}`) ?? '');
  expect(labels.map((label) => words.command(label))).toEqual([command, command]);
});

it("understands a tap on that's all and on the papers' label", () => {
  for (const language of LANGUAGES) {
    const label = (key: string) => wording.get(language)?.get(key) ?? '';
    expect(words.saysNoMorePapers(label('button.thatsAll'))).toBe(true);
    expect(words.namesPapers(label('papers.label'))).toBe(true);
  }
});

it('understands a tap on confirm and on the other language', () => {
  for (const language of LANGUAGES) {
    const label = (key: string) => wording.get(language)?.get(key) ?? '';
    expect(words.yesNo(label('button.confirm'))).toBe('yes');
    expect(words.confirms(label('button.confirm'))).toBe(true);
    expect(words.yesNo(label('button.yes'))).toBe('yes');
    expect(words.yesNo(label('button.no'))).toBe('no');
    const other = words.command(label('button.otherLanguage'));
    expect(other).toBe(language === 'en' ? 'chinese' : 'english');
  }
});
