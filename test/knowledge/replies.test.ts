import { checkKnowledge } from '../../src/knowledge/check';
import { faultLine } from '../../src/knowledge/fault';
import { readKnowledge } from '../../src/knowledge/load';
import { knowledgeFolder } from './folder';

const GREETING = `replies:
  - id: greeting
    zh-Hans:
      title: 问候
      text: 您好，我是{{name}}，核对码{{code}}。
    en:
      title: Greeting
      text: Hello, {{name}} here, code {{code}}.
`;

/** A second reply, to be broken on purpose. */
function second(from: string, to: string): string {
  const block = GREETING.replace('replies:\n', '').replace('id: greeting', 'id: goodbye');
  return GREETING + block.replace(from, to);
}

async function faultsOf(text: string): Promise<string[]> {
  const { faults } = await checkKnowledge(knowledgeFolder({ 'replies.yaml': text }));
  return faults.map((fault) => faultLine(fault).replace(/^.*?(replies\.yaml)/, '$1'));
}

it('loads replies in the order of the file', async () => {
  const { content } = await readKnowledge(knowledgeFolder({ 'replies.yaml': second('', '') }));
  expect(content.replies.map(({ id }) => id)).toEqual(['greeting', 'goodbye']);
});

it('takes a folder without the file', async () => {
  expect((await readKnowledge(knowledgeFolder())).content.replies).toEqual([]);
});

it('refuses to load replies with faults', async () => {
  const folder = knowledgeFolder({ 'replies.yaml': second('{{name}}', '{{nmae}}') });
  await expect(readKnowledge(folder)).rejects.toMatchObject({ code: 'KNOWLEDGE_INVALID' });
});

it.each([
  [
    'an id used twice',
    second('id: goodbye', 'id: greeting'),
    /:9 \[greeting\] The id stands already on line 2.*Give one of the two another id/,
  ],
  ['an id that is none', second('id: goodbye', 'id: 再见'), /:9 .*must look like "papers-needed"/],
  [
    'a missing language',
    GREETING.replace(/ {4}en:[\s\S]*/, ''),
    /:2 \[greeting\] The twin in en is missing.*Add title and text under "en:"/,
  ],
  [
    'a placeholder that nobody fills',
    second('我是{{name}}', '我是{{name}}{{bank}}'),
    /:12 \[goodbye\] "bank" is no placeholder.*\{\{name\}\}, \{\{code\}\}/,
  ],
  [
    'a placeholder with spaces',
    second('我是{{name}}', '我是{{name}}{{ code }}'),
    /:12 \[goodbye\] " code " is no placeholder/,
  ],
  [
    'braces left open',
    second('code {{code}}', 'code {{code}} {{name'),
    /:15 \[goodbye\] "\{\{" is no placeholder/,
  ],
  [
    'a placeholder of one language alone',
    second('，核对码{{code}}', ''),
    /:12 \[goodbye\] \{\{code\}\} is missing in zh-Hans.*both languages/,
  ],
  [
    'a text that is too long',
    second('here', 'x'.repeat(2000)),
    /:15 \[goodbye\] "replies\.1\.en\.text" does not fit: .*2000/,
  ],
  [
    'an empty text',
    second('Hello, {{name}} here, code {{code}}.', '""'),
    /:15 .*must not be empty/,
  ],
  ['an empty title', second('title: Greeting', 'title: " "'), /:14 .*must not be empty/],
  ['a key that is none', second('title: 问候', 'titel: 问候'), /:11 \[goodbye\]/],
])('names file, line and remedy of %s', async (_what, text, expected) => {
  expect((await faultsOf(text))[0]).toMatch(expected);
});
