// Imports real-looking files of other programs into a small folder, by the command.

import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { check } from '../../../src/cli/check';
import { knowledge } from '../../../src/cli/knowledge';
import { checkKnowledge } from '../../../src/knowledge/check';
import { readExcel } from '../../../src/knowledge/exchange/own-table';
import { versionOf } from '../../../src/knowledge/version';
import { temporaryFolder } from '../../support/temporary-folder';
import { FREEZE, knowledgeFolder } from '../folder';

const SAMPLES = join(__dirname, 'samples');
const LOCALES = join(__dirname, '..', '..', '..', 'locales');

async function run(
  args: string[],
  dir: string,
  language = 'en',
): Promise<{ code: number; text: string }> {
  const lines: string[] = [];
  const print = (text: string) => void lines.push(text);
  const env = { KNOWLEDGE_DIR: dir, STAFF_LANGUAGE: language };
  const code = await knowledge(args, { env, print, warn: print });
  const text = lines.join('\n').replaceAll(`${SAMPLES}/`, '').replaceAll(`${dir}/`, '');
  return { code, text };
}

const sample = (name: string) => join(SAMPLES, name);

function written(text: string, name: string): string {
  const file = join(temporaryFolder(), name);
  writeFileSync(file, text);
  return file;
}

it('says row by row what a QnA Maker export becomes, and writes nothing', async () => {
  const dir = knowledgeFolder();
  const before = await versionOf(dir);
  const { code, text } = await run(['import', sample('qna-maker.tsv')], dir);
  expect(code).toBe(0);
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'qna-maker.tsv:2 [faq.how-long-until-the-money-arrives] new entry (kept in drafts, not served yet); added as a new phrasing (English); fills in the English answer; fills in the related entries; column "Prompts" the prompt "Talk to sales" leads to 99, which is not in the file, and cannot be carried; column "Metadata" these tags cannot be carried: category',
      'qna-maker.tsv:4 [faq.how-long-until-the-money-arrives] added as a new phrasing (Chinese)',
      '[faq.change-the-settlement-card] still lacks: the whole Chinese part; the short answer in English; phrasings in English (1, at least 15 are needed)',
      'This was a dry run and nothing was written. Repeat it with --write.',
    ]),
  );
  expect(existsSync(join(dir, 'drafts'))).toBe(false);
  expect(await versionOf(dir)).toBe(before);
});

it('says it in Chinese', async () => {
  const { text } = await run(['import', sample('rasa.yml')], knowledgeFolder(), 'zh-Hans');
  expect(text.split('\n')).toEqual(
    expect.arrayContaining([
      'rasa.yml:6 [faq.ask-payout] 新条目（先放进 drafts，不上线）；作为新的问法加入（英文）；实体标注（weekday）已去掉，只留文字',
      'rasa.yml:17 [faq.ask-payout] 补上英文答案；按钮带不过来；另有 1 种回答，只取了第一种',
      'rasa.yml:23 回答 utter_goodbye 没有对应的意图，没有取；请把 nlu.yml 和 domain.yml 一起导入',
      'rasa.yml:25 “stories”部分带不过来',
    ]),
  );
});

it.each(['qna-maker.tsv', 'qna-old.tsv', 'faq-plus.json', 'rasa.yml', 'own-gbk.csv', 'own.xlsx'])(
  'writes %s as drafts, once',
  async (name) => {
    const dir = knowledgeFolder();
    const before = await versionOf(dir);
    const { text } = await run(['import', sample(name), '--write'], dir);
    expect(text).toContain('New entries stand in drafts');
    const drafts = readdirSync(join(dir, 'drafts'));
    expect(drafts.length).toBeGreaterThan(0);
    const again = await run(['import', sample(name), '--write'], dir);
    expect(again.text).toContain('Nothing changes.');
    expect(again.text).toMatch(/ 0 new entries, 0 new phrasings, 0 texts, 0 differ/);
    // What is served has not changed, and the drafts keep nobody from starting.
    expect(await versionOf(dir)).toBe(before);
    const { entries, faults } = await checkKnowledge(dir);
    expect([...entries.keys()]).toEqual(['cause.freeze', 'step.review']);
    expect(faults).toEqual([]);
  },
);

it('writes all or nothing: what stands before an entry that somebody else writes is taken back', async () => {
  const dir = knowledgeFolder();
  const before = await versionOf(dir);
  writeFileSync(join(dir, 'entries', '.faq.change-the-settlement-card.lock'), '');
  await expect(run(['import', sample('qna-maker.tsv'), '--write'], dir)).rejects.toMatchObject({
    code: 'ENTRY_CHANGED',
  });
  expect(readdirSync(join(dir, 'drafts'))).toEqual([]);
  expect(await versionOf(dir)).toBe(before);
});

it('turns texts of other programs into ours', async () => {
  const dir = knowledgeFolder();
  for (const name of ['qna-maker.tsv', 'faq-plus.json'])
    await run(['import', sample(name), '--write'], dir);
  const draft = (id: string) => parse(readFileSync(join(dir, 'drafts', `${id}.yaml`), 'utf8'));
  expect(draft('faq.change-the-settlement-card')).toMatchObject({
    en: {
      title: 'Change the settlement card',
      answer: 'Call us, **never** by e-mail.\nBring the licence.',
      phrasings: ['How do I change the "settlement card"?'],
    },
  });
  expect(draft('faq.how-long-until-the-money-arrives')).toMatchObject({
    related: ['faq.change-the-settlement-card'],
    'zh-Hans': { phrasings: ['钱什么时候到账？'] },
    en: {
      answer: 'Usually by the **next working day**.\n\n- Weekdays before 22:00\n- Weekends later',
    },
  });
  expect(draft('faq.pos-ji-zen-me-huan-bang-jie-suan-ka')).toMatchObject({
    'zh-Hans': { answer: '请致电客服办理，\t带上营业执照。路径：C:\\pos' },
  });
  expect(draft('faq.opening-an-account')).toMatchObject({
    en: {
      title: 'Opening an account',
      answer: 'For shops\n\nBring the licence and an ID.\n\nhttps://example.com/open',
    },
    'zh-Hans': { phrasings: ['怎么开户'] },
  });
});

it('reads what Excel makes of cells: rich text, pinyin above it, formulas, days, numbers, merged cells', async () => {
  const { rows, notes } = await readExcel(readFileSync(sample('own.xlsx')), 'own.xlsx');
  expect(rows.map(({ place, question }) => [place.line, question])).toEqual([
    [2, '机器没信号怎么办'],
    [4, '讯号弱'],
    [5, '68'],
    [6, '2026-11-28'],
    [7, '没网'],
    [8, '信号 不好'],
  ]);
  expect(rows[0]).toMatchObject({
    answer: '先看流量卡有没有插好。',
    reviewed: '2026-11-28',
    losses: [],
  });
  expect(rows.every(({ id }) => id === 'faq.signal')).toBe(true);
  expect(rows[2]?.losses).toEqual([
    { key: 'loss.number', column: 'question', details: { text: '68' } },
  ]);
  expect(notes).toEqual([
    { place: { file: 'own.xlsx', sheet: '说明', line: 1 }, key: 'note.sheet' },
  ]);
});

it('tells in kb check what drafts lack', async () => {
  const dir = knowledgeFolder();
  await run(['import', sample('own-gbk.csv'), '--write'], dir);
  const lines: string[] = [];
  const print = (text: string) => void lines.push(text.replaceAll(`${dir}/`, ''));
  expect(await check([], { env: { KNOWLEDGE_DIR: dir }, print, warn: print })).toBe(0);
  expect(lines.filter((line) => line.includes('drafts/'))).toEqual(
    expect.arrayContaining([
      expect.stringMatching(
        /drafts\/faq\.paper-rolls\.yaml:\d+:\d+ \[faq\.paper-rolls\] warning: en has 2 phrasings\. → Write at least 15/,
      ),
    ]),
  );
});

const TABLE = `id,language,question,answer
cause.freeze,en,a wholly unheard sentence,Another answer.
cause.freeze,en,the review number one,
step.review,zh-Hans,今天天气如何,
`;

it('adds to an entry without touching what it does not speak of, and replaces only when told to', async () => {
  const commented = `# Borders of this entry.\n${FREEZE.replace('  title: The freeze', '  # a name\n  title: The freeze')}`;
  const dir = knowledgeFolder({ 'entries/cause.freeze.yaml': commented });
  const file = written(TABLE, 'more.csv');
  const { text } = await run(['import', file, '--write'], dir);
  const shown = text.replaceAll(file, 'more.csv');
  expect(shown).toContain(
    "more.csv:2 [cause.freeze] added as a new phrasing (English); the English answer differs from ours, which is kept; --replace takes the file's",
  );
  expect(shown).toContain(
    'more.csv:3 [cause.freeze] not added: this is a phrasing of step.review; to have it here, remove it there first',
  );
  expect(shown).toContain('more.csv:4 [step.review] not added: this stands in out-of-scope.yaml');
  const entry = join(dir, 'entries', 'cause.freeze.yaml');
  expect(readFileSync(entry, 'utf8')).toBe(`${commented}    - a wholly unheard sentence\n`);
  await run(['import', file, '--write', '--replace'], dir);
  expect(readFileSync(entry, 'utf8')).toBe(
    `${commented.replace('  answer: About the freeze.', '  answer: |-\n    Another answer.')}    - a wholly unheard sentence\n`,
  );
});

it('adds to an entry in the style in which it is written', async () => {
  const flat = `related: [ step.review ]\n${FREEZE.replace(/^ {4}- /gm, '  - ')}`;
  const dir = knowledgeFolder({ 'entries/cause.freeze.yaml': flat });
  await run(['import', written(TABLE, 'more.csv'), '--write'], dir);
  const entries = join(dir, 'entries');
  expect(readFileSync(join(entries, 'cause.freeze.yaml'), 'utf8')).toBe(
    `${flat}  - a wholly unheard sentence\n`,
  );
  expect(readdirSync(entries)).toEqual(['cause.freeze.yaml', 'step.review.yaml']);
});

it.each([
  ['a.csv', 'id,title\nfaq.a,x\n', ':1 The first line has neither question nor answer.'],
  [
    'a.csv',
    'question,language\nhello there,fr\n',
    ':2 column "language" The language "fr" is not known. Write zh-Hans or en.',
  ],
  [
    'a.csv',
    'question,reviewed\n"two\nlines",\nx y,29.11.2026\n',
    ':4 column "reviewed" "29.11.2026" is no day.',
  ],
  [
    'a.csv',
    'question,answer\nok,fine\n"never closed,fine\nx,y\n',
    ':3 The table cannot be read: Quote Not Closed',
  ],
  [
    'a.csv',
    'question,机构决定\nx y,maybe\n',
    ':2 column "providerDecides" "maybe" is neither yes nor no.',
  ],
  ['a.csv', '', ':1 There is nothing in it.'],
  [
    'a.tsv',
    'Question\tText\nhi\tho\n',
    ':1 The column "Answer" is missing (found: Question, Text).',
  ],
  ['a.tsv', 'Question\tAnswer\nhi\t\n', ':2 column "Answer" This cell is empty.'],
  [
    'a.tsv',
    'Question\tAnswer\tPrompts\nhi\tho\t{bad\n',
    ':2 column "Prompts" The prompts are no list in JSON.',
  ],
  ['a.json', '{"qnaDocuments": [\n{"id": 1,}\n]}', ':2 This is not valid JSON'],
  ['a.json', '{"version": 1}', ':1 There are no pairs in it'],
  [
    'a.json',
    '[\n {"questions": ["x"], "answer": "y"},\n {"questions": [], "answer": "y"}\n]',
    ':3 column "questions" This cell is empty.',
  ],
  ['a.yml', 'version: "3.1"\nstories: []\n', ':1 There is neither nlu nor responses in it.'],
  [
    'a.yml',
    'nlu:\n- intent: a\n  examples: |\n    - x\n    y\n',
    ':5 This line does not begin with "- ".',
  ],
  ['a.yml', 'nlu:\n- intent: a\n  bad: [\n', ':4 This is not valid YAML'],
  ['a.xlsx', 'PK no workbook', ':1 The Excel file cannot be opened'],
])('names line, column and remedy: %s %j', async (name, content, expected) => {
  const dir = knowledgeFolder();
  const file = written(content, name);
  const { code, text } = await run(['import', file, '--write'], dir);
  expect(code).toBe(1);
  expect(text.replaceAll(file, '')).toContain(expected);
  expect(text).toContain('nothing was written');
  expect(existsSync(join(dir, 'drafts'))).toBe(false);
});

it('refuses while an entry cannot be read, and keeps line ends of Windows', async () => {
  const dir = knowledgeFolder();
  writeFileSync(join(dir, 'entries', 'cause.freeze.yaml'), FREEZE.replaceAll('\n', '\r\n'));
  const file = written(TABLE, 'more.csv');
  await run(['import', file, '--write'], dir);
  expect(readFileSync(join(dir, 'entries', 'cause.freeze.yaml'), 'utf8')).toBe(
    `${FREEZE}    - a wholly unheard sentence\n`.replaceAll('\n', '\r\n'),
  );
  writeFileSync(join(dir, 'entries', 'cause.freeze.yaml'), 'id: cause.freeze\nen: [\n');
  const { code, text } = await run(['import', file, '--write'], dir);
  expect([code, text]).toEqual([
    1,
    expect.stringContaining('entries/cause.freeze.yaml:3 This file of the'),
  ]);
  expect(existsSync(join(dir, 'drafts'))).toBe(false);
});

it('adds the other language to a draft', async () => {
  const dir = knowledgeFolder();
  await run(['import', sample('own.xlsx'), '--write'], dir);
  const file = written(
    'id,language,question,answer\nfaq.signal,en,no signal at all,Look at the card.\n',
    'en.csv',
  );
  const { text } = await run(['import', file, '--write'], dir);
  expect(text).toContain('[faq.signal] still lacks: the short answer in Chinese');
  expect(parse(readFileSync(join(dir, 'drafts', 'faq.signal.yaml'), 'utf8')).en).toEqual({
    title: 'no signal at all',
    answer: 'Look at the card.',
    phrasings: ['no signal at all'],
  });
});

it('overwrites no file when exporting, and guards CSV against formulas', async () => {
  const dir = knowledgeFolder({
    'entries/cause.freeze.yaml': FREEZE.replace('the freeze number one', '"=HYPERLINK(1)"'),
  });
  const out = join(temporaryFolder(), 'out.csv');
  await run(['export', '--out', out], dir);
  expect(readFileSync(out, 'utf8')).toMatch(/^\uFEFFid,language[^\n]+\r\n/);
  expect(readFileSync(out, 'utf8')).toContain("'=HYPERLINK(1)");
  await expect(run(['export', '--out', out], dir)).rejects.toThrow('exists already');
  expect((await run(['import', out], dir)).text).toMatch(
    / 0 new entries, 0 new phrasings, 0 texts/,
  );
});

it('has the same words in both languages, with the same variables', () => {
  const words = ['zh-Hans', 'en'].map((language) => {
    const tree = parse(readFileSync(join(LOCALES, `exchange.${language}.yaml`), 'utf8'));
    return Object.entries<Record<string, string>>(tree).flatMap(([part, texts]) =>
      Object.entries(texts).map(
        ([name, text]) => `${part}.${name} ${[...new Set(text.match(/\{\w+\}/g))].sort()}`,
      ),
    );
  });
  expect(words[0]).toEqual(words[1]);
});

it('has words for every key that the code uses', () => {
  const folder = join(__dirname, '..', '..', '..', 'src', 'knowledge', 'exchange');
  const code = readdirSync(folder)
    .map((file) => readFileSync(join(folder, file), 'utf8'))
    .join('\n');
  const used = [...code.matchAll(/'((?:row|loss|gap|note|fault)\.[a-z-]+)'/g)].map(
    (match) => match[1],
  );
  const tree = parse(readFileSync(join(LOCALES, 'exchange.en.yaml'), 'utf8'));
  const known = ['row', 'loss', 'gap', 'note', 'fault'].flatMap((part) =>
    Object.keys(tree[part]).map((name) => `${part}.${name}`),
  );
  expect([...new Set(used)].sort()).toEqual(known.sort());
});
