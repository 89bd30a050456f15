// The maintainers' command as a process: output and exit codes.

import { spawnSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { FREEZE, knowledgeFolder } from './knowledge/folder';
import { temporaryFolder } from './support/temporary-folder';

const ROOT = resolve(__dirname, '..');
const CLI = join(ROOT, 'dist/src/cli.js');

function kb(args: string[], env: Record<string, string> = {}) {
  const { status, stdout, stderr } = spawnSync(process.execPath, [CLI, ...args], {
    cwd: ROOT,
    env: { PATH: process.env.PATH ?? '', ...env },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

function csv(text: string): string {
  const file = join(temporaryFolder(), 'file.csv');
  writeFileSync(file, text);
  return file;
}

describe('kb check', () => {
  it('finds no fault in the shipped knowledge', () => {
    expect(kb(['check'])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('no faults'),
    });
  });

  it('lists faults of entries and questions with exit code 1', () => {
    const dir = knowledgeFolder({
      'entries/cause.freeze.yaml': FREEZE.replace('zh-Hans:', 'related: [no.such]\nzh-Hans:'),
      'questions.csv':
        'text,label\nwhat froze,no.label\nThe freeze number one?,cause.freeze\nsame,oos\nSame!,oos\n',
    });
    const { status, stdout } = kb(['check'], { KNOWLEDGE_DIR: dir });
    expect(status).toBe(1);
    expect(stdout).toMatch(/cause\.freeze\.yaml:3:11 \[cause\.freeze\] .*no\.such.* → /);
    expect(stdout).toMatch(/questions\.csv:2:1 .*no\.label/);
    expect(stdout).toMatch(/questions\.csv:3:1 .*is a phrasing of cause\.freeze/);
    expect(stdout).toMatch(/questions\.csv:5:1 .*repeats line 4/);
    expect(stdout).toContain('4 faults');
  });

  it('speaks Chinese, gives JSON, and ends with 0 where there are warnings alone', () => {
    const dir = knowledgeFolder({
      'entries/cause.freeze.yaml': FREEZE.replace('冻结的说明。', '请马上停用！'),
    });
    const { status, stdout } = kb(['check', '--json', '--language', 'zh-Hans'], {
      KNOWLEDGE_DIR: dir,
    });
    expect(status).toBe(0);
    const { format, faults, findings } = JSON.parse(stdout);
    expect({ format, faults }).toEqual({ format: 2, faults: 0 });
    expect(findings).toContainEqual({
      rule: 'exclamation-mark',
      severity: 'warning',
      file: join(dir, 'entries/cause.freeze.yaml'),
      line: 6,
      column: 16,
      entry: 'cause.freeze',
      path: ['zh-Hans', 'answer'],
      says: '出现了感叹号。',
      fix: '请改用句号，语气保持平和。',
      values: { words: '！' },
    });
    expect(kb(['check'], { KNOWLEDGE_DIR: dir, LANG: 'zh_CN.UTF-8' }).stdout).toContain('提醒');
    expect(kb(['check', '--language', 'fr']).status).toBe(2);
  });

  it('tells the scores of a phrasing that two entries claim', () => {
    const dir = knowledgeFolder({
      'entries/cause.freeze.yaml': FREEZE.replace('the freeze number one', 'the review number two'),
    });
    expect(kb(['check'], { KNOWLEDGE_DIR: dir }).stdout).toMatch(
      /is claimed by cause\.freeze too \(.*\) \(step\.review 0\.\d\d, cause\.freeze 0\.\d\d\)\./,
    );
  });
});

describe('kb ask', () => {
  it('prints one JSON object with decision, id, confidence, language and candidates', () => {
    const { status, stdout } = kb(['ask', '我的POS机被冻结了', '--json']);
    expect(status).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      decision: 'answer',
      id: 'intent.report-freeze',
      confidence: expect.any(Number),
      language: 'zh-Hans',
      candidates: expect.arrayContaining([
        { id: 'intent.report-freeze', confidence: expect.any(Number) },
      ]),
    });
  });

  it('prints the answer for people', () => {
    const { stdout } = kb(['ask', 'the freeze number two'], { KNOWLEDGE_DIR: knowledgeFolder() });
    expect(stdout).toMatch(/^answer, \d/);
    expect(stdout).toContain('About the freeze.');
  });
});

describe('kb evaluate', () => {
  const train = () =>
    csv(
      'text,label\nopen the door,door\nthe door is open,door\nfeed the cat,cat\nmy cat is hungry,cat\n',
    );

  it('measures a matcher trained on a file', () => {
    const questions = csv('text,label\nopen my door,door\nhungry cat,cat|door\nxyzzy,oos\n');
    const { status, stdout } = kb([
      'evaluate',
      '--train',
      train(),
      '--questions',
      questions,
      '--json',
    ]);
    expect(status).toBe(0);
    const result = JSON.parse(stdout);
    expect(Object.keys(result)).toEqual([
      'total',
      'inScope',
      'outOfScope',
      'accuracy',
      'mcc',
      'trainMs',
      'queryMicros',
      'predictions',
    ]);
    expect(result).toMatchObject({
      total: 3,
      inScope: { total: 2 },
      outOfScope: { total: 1, refused: 1 },
    });
    expect(result.predictions).toHaveLength(3);
  });

  it('prints shares per language and the worst confusions', () => {
    const { stdout } = kb([
      'evaluate',
      '--questions',
      csv('text,label\n审核要多久,faq.review-time\nhow are you,cause.violations\n'),
    ]);
    expect(stdout).toMatch(/zh-Hans +100\.0 % \(1\/1\)/);
    expect(stdout).toMatch(/1× +cause\.violations → /);
  });

  it('does not ask what an entry out of service would answer', () => {
    const dir = knowledgeFolder();
    mkdirSync(join(dir, 'drafts'));
    writeFileSync(join(dir, 'drafts', 'faq.lost.yaml'), 'id: faq.lost\n');
    const questions = csv(
      'text,label\nthe freeze,cause.freeze\nlost,faq.lost\ngone,faq.lost|cause.freeze\n',
    );
    const asked = kb(['evaluate', '--questions', questions, '--json'], { KNOWLEDGE_DIR: dir });
    const texts = JSON.parse(asked.stdout).predictions.map(({ text }: { text: string }) => text);
    expect(texts).toEqual(['the freeze', 'gone']);
    expect(asked.stderr).toContain('out of service: 1 of 3 questions');
  });

  it('names file and line of a missing column', () => {
    const { status, stderr } = kb(['evaluate', '--questions', csv('question,label\na,b\n')]);
    expect(status).toBe(1);
    expect(stderr).toMatch(/file\.csv:1 The column "text" is missing/);
  });

  it('names the line of a row with too many columns and of an empty label', () => {
    expect(kb(['evaluate', '--questions', csv('text,label\na,b,c\n')]).stderr).toMatch(
      /file\.csv:2 The line has more or fewer cells/,
    );
    expect(kb(['evaluate', '--questions', csv('text,label\na,b\nc,\n')]).stderr).toMatch(
      /file\.csv:3 The column "label" is empty/,
    );
  });
});

describe('wrong use', () => {
  it.each([
    [['frobnicate']],
    [['ask']],
    [['ask', '--loud', 'x']],
    [['evaluate']],
    [['constructor']],
  ])('exits with 2 for %j', (args) => {
    const { status, stderr } = kb(args);
    expect(status).toBe(2);
    expect(stderr).toContain('kb -- help');
  });

  it('prints the help without a command', () => {
    expect(kb([])).toMatchObject({
      status: 0,
      stdout: expect.stringContaining('evaluate --questions'),
    });
  });
});
