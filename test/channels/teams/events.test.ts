// What happens around the words in Teams: the app is added, a message is edited or deleted, an answer is liked.

import { startTestApp, type TestApp } from '../../support/app';
import { type DeskClient, firstAdmin } from '../../support/desk-client';
import { until } from '../../support/direct-line-client';
import { ManualClock } from '../../support/manual-clock';
import { TeamsCloud } from '../../support/teams-cloud';
import {
  BOT_ID,
  type Chat,
  type Person,
  person,
  type TeamsActivity,
} from '../../support/teams-person';

let cloud: TeamsCloud;
let app: TestApp;
let desk: DeskClient;
let people = 0;

beforeAll(async () => {
  const clock = new ManualClock();
  cloud = await TeamsCloud.start(clock);
  app = await startTestApp(cloud.env, clock);
  desk = await firstAdmin(app as never);
});
afterAll(async () => {
  await app.stop();
  await cloud.stop();
});

const someone = (): Person => person(cloud, { id: `29:e${++people}`, name: `Person ${people}` });

const post = async (activity: TeamsActivity): Promise<TeamsActivity> => {
  const response = await cloud.post(app.url, activity);
  expect(response.status).toBe(200);
  return activity;
};

const ticketOf = async (number: string) => (await desk.get(`/api/desk/tickets/${number}`)).body;

const sentTo = ({ conversationId }: Chat) => cloud.sent(conversationId);

/** The answer to what was posted, as the last of `count`. */
async function answer(chat: Chat, count: number): Promise<TeamsActivity> {
  return until(() => sentTo(chat)[count - 1]);
}

/** Time for what should not come. */
async function nothingMore(chat: Chat, count: number): Promise<void> {
  const other = someone().personal;
  await post(other.message('hello'));
  await answer(other, 1);
  expect(sentTo(chat)).toHaveLength(count);
}

const edit = (chat: Chat, message: TeamsActivity, text: string, fields: object = {}) =>
  chat.message(text, {
    type: 'messageUpdate',
    id: message.id,
    channelData: { ...message.channelData, eventType: 'editMessage' },
    ...fields,
  });

describe('the app', () => {
  it('greets whoever adds it, once, whichever events tell of it', async () => {
    const { personal } = someone();
    await post(personal.activity({ type: 'installationUpdate', action: 'add', locale: 'zh-CN' }));
    const { text } = await answer(personal, 1);
    expect(text).toContain('您好，我是解冻助手');
    await post(personal.activity({ type: 'conversationUpdate', membersAdded: [{ id: BOT_ID }] }));
    await nothingMore(personal, 1);
  });
});

describe('what clients of Teams leave out or send besides', () => {
  const MENTION = { type: 'mention', text: '<at>Thaw</at>', mentioned: { id: BOT_ID } };

  it.each<[string, object]>([
    [
      'null where there is nothing',
      { entities: null, attachments: null, locale: null, recipient: null },
    ],
    ['a mention of nobody', { entities: [{ type: 'mention', text: 'x' }, { foo: 1 }] }],
    ['more mentions than anybody counts', { entities: Array.from({ length: 40 }, () => MENTION) }],
  ])('changes nothing: %s', async (_, fields) => {
    const { personal } = someone();
    await post(personal.message('How long does the review take?', fields));
    const { text } = await answer(personal, 1);
    expect(text).toMatch(/working days/);
  });

  it('takes null for nobody joined', async () => {
    const { personal } = someone();
    const nobody = { membersAdded: null, membersRemoved: null };
    await post(personal.activity({ type: 'conversationUpdate', ...nobody }));
    await nothingMore(personal, 0);
  });

  it('hears the beginning of a message that is too long, and says so', async () => {
    const { personal } = someone();
    await post(personal.message(`How long does the review take? ${'please '.repeat(400)}`));
    const { text } = await answer(personal, 1);
    expect(text).toContain('first 2,000 characters');
  });
});

describe('a reaction to an answer', () => {
  const react = (chat: Chat, type: string, replyToId: string) =>
    post(chat.activity({ type: 'messageReaction', replyToId, reactionsAdded: [{ type }] }));

  it('is what the merchant thinks of it', async () => {
    const { personal } = someone();
    await post(personal.message('How long does the review take?'));
    await answer(personal, 1);
    const [id] = cloud.idsIn(personal.conversationId);
    await react(personal, 'laugh', id as string);
    await react(personal, 'like', id as string);
    await nothingMore(personal, 1);
    await react(personal, 'angry', id as string);
    const { text } = await answer(personal, 2);
    expect(text).toMatch(/sorry|did not help/i);
  });
});

describe('an edited message', () => {
  it('is read as a correction of what it said', async () => {
    const { personal } = someone();
    await post(personal.message('报告冻结'));
    await answer(personal, 1);
    const said = await post(personal.message('商户号 898310148160568'));
    await answer(personal, 2);
    await post(edit(personal, said, '商户号 898310148160569'));
    const { text } = await answer(personal, 3);
    expect(text).toContain('已改为：商户号 898310148160569');
  });

  it('is heard once, and again when it is edited back', async () => {
    const { personal } = someone();
    await post(personal.message('报告冻结'));
    await answer(personal, 1);
    const said = await post(personal.message('898310148160568'));
    await answer(personal, 2);
    const change = edit(personal, said, '898310148160569');
    await post(change);
    await answer(personal, 3);
    await post(change);
    await post(edit(personal, said, '898310148160569'));
    await nothingMore(personal, 3);
    app.clock.advance(1000);
    await post(edit(personal, said, '898310148160568'));
    const { text } = await answer(personal, 4);
    expect(text).toContain('898310148160568');
  });

  it('says nothing new where only a preview was added', async () => {
    const { personal } = someone();
    const said = await post(personal.message('How long does the review take?'));
    await answer(personal, 1);
    await post(edit(personal, said, 'How long does the review take?', { attachments: [] }));
    await nothingMore(personal, 1);
  });

  it('is answered in a group where its name was added', async () => {
    const group = someone().group('19:edits@thread.v2');
    const said = await post(group.message('How long does the review take?'));
    const named = group.mentioning('How long does the review take?');
    await post({ ...named, type: 'messageUpdate', id: said.id });
    const { text } = await answer(group, 1);
    expect(text).toMatch(/working days/);
  });
});

describe('a deleted message', () => {
  it('leaves what staff read, and what it told stays', async () => {
    const { personal } = someone();
    const texts = ['I want to talk to a person', 'my review was refused twice', '13800138000'];
    const posted: TeamsActivity[] = [];
    for (const text of texts) {
      posted.push(await post(personal.message(text)));
      await answer(personal, posted.length);
    }
    app.clock.advance(1000);
    await post(edit(personal, posted[1] as TeamsActivity, 'my review was refused thrice'));
    await answer(personal, 4);
    await post(personal.message('skip'));
    const number = await until(
      () =>
        /FZ-\d{8}-\d{4,}/.exec(
          sentTo(personal)
            .map(({ text }) => text)
            .join('\n'),
        )?.[0],
    );
    await post(
      personal.activity({
        type: 'messageDelete',
        id: posted[1]?.id,
        channelData: { eventType: 'softDeleteMessage' },
      }),
    );
    const gone = await until(async () => {
      const { transcript } = await ticketOf(number);
      return transcript.find(({ later }: { later?: string }) => later === 'deleted');
    });
    expect(gone).toMatchObject({ from: 'merchant', text: '' });
    const { transcript, fields } = await ticketOf(number);
    const written = transcript.filter(({ from }: { from: string }) => from === 'merchant');
    expect(JSON.stringify(written)).not.toMatch(/refused (?:twice|thrice)/);
    expect(fields.question).toContain('my review was refused thrice');

    await post(
      edit(personal, posted[1] as TeamsActivity, 'my review was refused twice', {
        channelData: { eventType: 'undeleteMessage' },
      }),
    );
    await until(async () => {
      const { transcript } = await ticketOf(number);
      return JSON.stringify(transcript).includes('refused twice') ? true : undefined;
    });
  });
});

it.each(['messageReaction', 'messageDelete', 'handoff', 'trace', 'contactRelationUpdate'])(
  'acknowledges a %s that is about nothing it knows',
  async (type) => {
    const { personal } = someone();
    await post(
      personal.activity({ type, id: '1', replyToId: '1', reactionsAdded: [{ type: 'like' }] }),
    );
    await nothingMore(personal, 0);
  },
);
