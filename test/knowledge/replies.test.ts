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
