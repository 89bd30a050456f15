import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { MissesView, MissGroupView } from '../../src/desk/misses/misses-views';
import { startTestApp, type TestApp } from '../support/app';
import { addColleague, type DeskClient, firstAdmin } from '../support/desk-client';
import { merchantWithTicket } from '../support/desk-tickets';
import { BareClient } from '../support/direct-line-client';
import { temporaryFolder } from '../support/temporary-folder';

jest.setTimeout(240_000);

const PAWN = '刷卡机能拿去典当吗';
const ENTRY = 'prevent.follow-rules';
const PATH = '/api/desk/misses';

describe('missed questions at the desk', () => {
  const knowledge = join(temporaryFolder(), 'knowledge');
  const fileOf = (id: string) => join(knowledge, 'entries', `${id}.yaml`);
  const textOf = (id: string) => readFileSync(fileOf(id), 'utf8');
  let app: TestApp;
  let admin: DeskClient;
  let maintainer: DeskClient;

  beforeAll(async () => {
    cpSync(resolve(__dirname, '../../knowledge'), knowledge, { recursive: true });
    app = await startTestApp({ KNOWLEDGE_DIR: knowledge });
    admin = await firstAdmin(app);
    maintainer = await addColleague(admin, 'zhao', 'maintainer');
    const merchant = await BareClient.start(app.url);
    await merchant.send(PAWN);
    await app.clock.advance(10_000);
  });
  afterAll(() => app?.stop());

  const list = async () => (await maintainer.get<MissesView>(PATH)).body;
  const groupOf = async (text: string): Promise<MissGroupView> => {
    const { groups } = await list();
    const found = groups.find(({ examples }) => examples.some((each) => each.text === text));
    if (!found) throw new Error(`no group with ${text}: ${JSON.stringify(groups)}`);
    return found;
  };
  const decide = async (client: DeskClient, choice: object, text = PAWN) => {
    const { keys, count } = await groupOf(text);
    return client.post(`${PATH}/decisions`, { ...choice, keys, count });
  };
  const undo = (id: string) => maintainer.post(`${PATH}/decisions/${id}/undo`);
  const phrasing = {
    act: 'phrasings',
    entry: ENTRY,
    phrasings: [{ text: PAWN, language: 'zh-Hans' }],
  };

  it('are for maintainers and administrators', async () => {
    const agent = await addColleague(admin, 'li.min');
    expect((await agent.get(PATH)).status).toBe(403);
    expect((await admin.get(PATH)).status).toBe(200);
  });

  it('are decided once: who comes second is told who was first', async () => {
    const { keys, count } = await groupOf(PAWN);
    const choice = { act: 'dismiss', keys, count };
    const answers = await Promise.all([
      maintainer.post(`${PATH}/decisions`, choice),
      admin.post(`${PATH}/decisions`, choice),
    ]);
    const [made, refused] = answers.sort((a, b) => a.status - b.status);
    expect(made?.status).toBe(201);
    expect(refused?.body.error).toMatchObject({ code: 'MissDecided' });
    expect((await list()).groups).toEqual([]);
    expect((await list()).decisions).toMatchObject([{ act: 'dismiss', text: PAWN }]);
    expect((await undo(made?.body.id)).status).toBe(204);
    expect((await undo(made?.body.id)).status).toBe(404);
    await groupOf(PAWN);
  });

  it('are not accepted where another entry claims the words, and stay open', async () => {
    const claimed = { text: '拒付举证', language: 'zh-Hans' };
    const refused = await decide(maintainer, { ...phrasing, phrasings: [claimed] });
    expect(refused.body.error).toMatchObject({
      code: 'MissFaults',
      message: expect.stringContaining('is claimed by'),
    });
    await groupOf(PAWN);
  });

  it('are listed one by one while a file of the knowledge has a fault', async () => {
    expect((await list()).isGrouped).toBe(true);
    writeFileSync(fileOf('faq.half'), 'id: faq.half\n');
    expect(await list()).toMatchObject({ isGrouped: false, groupCount: 1 });
    rmSync(fileOf('faq.half'));
    expect((await list()).isGrouped).toBe(true);
  });

  it('leave what was written in the file meanwhile when they are taken back', async () => {
    const before = textOf(ENTRY);
    const { body } = await decide(maintainer, phrasing);
    writeFileSync(fileOf(ENTRY), `# Looked at by hand.\n${textOf(ENTRY)}`);
    expect((await undo(body.id)).status).toBe(204);
    expect(textOf(ENTRY)).toBe(`# Looked at by hand.\n${before}`);
  });

  it('become an entry that is not deleted once somebody has worked on it', async () => {
    const texts = {
      title: 'Pawning',
      short: 'Please do not pawn it.',
      answer: 'Please do not pawn the terminal.',
      phrasings: ['pawning the reader'],
    };
    const entry = { act: 'entry', id: 'faq.pawning', en: texts };
    const chinese = { ...texts, phrasings: [PAWN], short: '[…]' };
    const gap = await decide(maintainer, { ...entry, 'zh-Hans': chinese });
    expect(gap.body.error).toMatchObject({ code: 'BodyInvalid' });
    const made = await decide(maintainer, {
      ...entry,
      'zh-Hans': { ...chinese, short: '请不要典当。' },
    });
    expect(made.status).toBe(201);
    writeFileSync(fileOf('faq.pawning'), `${textOf('faq.pawning')}# Ours.\n`);
    expect((await undo(made.body.id)).status).toBe(409);
    expect(textOf('faq.pawning')).toContain('# Ours.');
  });

  it('bring what staff answered in closed tickets, without the numbers in it', async () => {
    const merchant = await merchantWithTicket(app);
    await merchant.say('机器被雷劈了赔不赔');
    const at = `/api/desk/tickets/${merchant.number}`;
    await admin.post(`${at}/claim`);
    await admin.post(`${at}/reply`, { text: '请打 13800138000 找运维。' });
    await admin.post(`${at}/status`, { status: 'closed', reason: 'solved' });
    const { groups } = await list();
    const answers = groups.flatMap((group) => group.answers);
    expect(answers).toEqual([{ ticket: merchant.number, text: '请打 138****8000 找运维。' }]);
  });

  it('are in the audit log with who decided', async () => {
    const { body } = await admin.get('/api/desk/audit?action=miss-decided');
    expect(body.entries[0]).toMatchObject({ action: 'miss-decided', name: 'zhao' });
  });
});
