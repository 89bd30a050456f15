// Who the operator is, in answers: what is filled in, what is left out, and what kb check says of either.

import { checkKnowledge } from '../../src/knowledge/check';
import { fillAnswer, unnamedOperator } from '../../src/knowledge/placeholders';
import { FREEZE, knowledgeFolder } from './folder';

const APPLY = { 'zh-Hans': '请到官网申请。', en: 'Apply on the website.' };
const NAME = { 'zh-Hans': '某某公司', en: 'Example Ltd' };

const ENTRY = 'entries/cause.freeze.yaml';

async function saysOf(answer: string): Promise<string[]> {
  const text = FREEZE.replace('About the freeze.', `"${answer}"`);
  const { faults } = await checkKnowledge(knowledgeFolder({ [ENTRY]: text }));
  return faults.map(({ says, fix }) => `${says} ${fix}`);
}

describe('filling an answer', () => {
  it.each([
    ['Operator: {{name|not filled in}}.', 'Operator: Example Ltd.'],
    ['Phone: {{ telephone | not filled in yet }}.', 'Phone: not filled in yet.'],
    ['{{apply}}', 'Apply on the website.'],
    ['{{other|words}}', '{{other|words}}'],
  ])('makes of "%s" "%s"', (text, filled) => {
    expect(fillAnswer(text, { apply: APPLY, name: NAME }, 'en')).toBe(filled);
  });

  it('takes the words of the language', () => {
    const operator = { apply: APPLY, name: NAME };
    expect(fillAnswer('运营方：{{name|没有填写}}', operator, 'zh-Hans')).toBe('运营方：某某公司');
  });
});

describe('kb check', () => {
  it('accepts a placeholder that says what to show where the operator left it out', async () => {
    expect(await saysOf('Call {{telephone|us, no number yet}}.')).toEqual([]);
  });

  it.each(['Call {{telephone}}.', 'Call {{telephone|}}.'])('refuses "%s"', async (answer) => {
    const says = await saysOf(answer);
    expect(says).toEqual([expect.stringContaining('{{telephone|…}}')]);
  });

  it('refuses words for one language only', async () => {
    const operator = 'apply: { zh-Hans: 请申请。, en: Apply. }\nname: { en: Example Ltd }\n';
    const { faults } = await checkKnowledge(knowledgeFolder({ 'operator.yaml': operator }));
    expect(faults).toEqual([expect.objectContaining({ says: expect.stringContaining('zh-Hans') })]);
  });

  it('reminds of what the operator left out, and of nothing else', () => {
    expect(unnamedOperator({ apply: APPLY, name: NAME })).toEqual([
      'relation',
      'telephone',
      'address',
    ]);
    const all = { apply: APPLY, name: NAME, relation: NAME, telephone: NAME, address: NAME };
    expect(unnamedOperator(all)).toEqual([]);
  });
});
