// The form in which replies leave for Teams and for the other channels of the Bot Framework.

import fc from 'fast-check';
import { factCard } from '../../../dialogs/turn/cards';
import { createEntryReplies } from '../../../dialogs/turn/entry-replies';
import { replyOf, withThumbs } from '../../../dialogs/turn/reply';
import { forChannel, type Place } from '../../../src/channels/teams/form/for-channel';
import { LANGUAGES } from '../../../src/language/language';
import { botParts, MemoryTickets } from '../../bot/parts';

const PERSONAL: Place = { channelId: 'msteams', conversationType: 'personal' };
const GROUP: Place = { channelId: 'msteams', conversationType: 'groupChat' };
const CHANNEL: Place = { channelId: 'msteams', conversationType: 'channel' };
const EMULATOR: Place = { channelId: 'emulator', conversationType: undefined };
const LIMIT = 28_000;

// biome-ignore lint/suspicious/noExplicitAny: a message to Teams is looked into field by field.
type Any = any;
const sent = (reply: object, place = PERSONAL): Any => forChannel({ id: 'c|7', ...reply }, place);
const card = (reply: object, place = PERSONAL): Any => sent(reply, place).attachments[0].content;
const elements = (reply: object, place = PERSONAL): Any[] => card(reply, place).body;
const rows = (reply: object, place = PERSONAL): string[][] =>
  elements(reply, place)
    .filter(({ type }) => type === 'ActionSet')
    .map(({ actions }) => actions.map(({ title }: { title: string }) => title));
const bytes = (message: object) => Buffer.byteLength(JSON.stringify(message));
const say = (text: string, buttons: string[] = [], markdown = false) =>
  replyOf({ text, buttons, markdown }, 'zh-Hans');

describe('a plain text', () => {
  it('is simple markup in Teams, with up to three short buttons in the personal chat', () => {
    const message = sent(say('一\n二', ['是', '不是']));
    expect(message).toEqual({
      type: 'message',
      locale: 'zh-Hans',
      text: '<p>一<br>二</p>',
      textFormat: 'xml',
      suggestedActions: {
        to: [],
        actions: ['是', '不是'].map((label) => ({ type: 'imBack', title: label, value: label })),
      },
    });
  });

  it.each([
    ['there are more', say('x', ['1', '2', '3', '4']), PERSONAL],
    ['one is long', say('x', ['a button with a label that no phone would show']), PERSONAL],
    ['it is a group', say('x', ['是']), GROUP],
    ['it is a channel', say('x', ['是']), CHANNEL],
  ])('goes on a card when %s', (_, reply, place) => {
    const message = sent(reply, place);
    expect(message).not.toHaveProperty('text');
    expect(message).not.toHaveProperty('suggestedActions');
    expect(message.summary).toBe('x');
    expect(elements(reply, place)[0]).toEqual({
      type: 'RichTextBlock',
      inlines: [{ type: 'TextRun', text: 'x' }],
    });
  });

  it('keeps what it is elsewhere', () => {
    const reply = say('一\n二', ['1', '2', '3', '4']);
    expect(sent(reply, EMULATOR)).toEqual(reply);
  });

  it('has links where staff speak', () => {
    const channelData = { thaw: { ticket: 'FZ-20261122-0001', staff: '王' } };
    expect(sent({ ...say('见 https://help.example'), channelData }).text).toContain('<a href=');
    expect(sent(say('见 https://help.example')).text).not.toContain('<a');
  });
});

describe('the buttons of a card', () => {
  it('send their label as if it were typed; in a group the tap says what it is', () => {
    const tap = (place: Place) =>
      elements(say('x', ['1', '2', '3', '是']), place).at(-1).actions[0].data.msteams;
    expect(tap(PERSONAL)).toEqual({ type: 'imBack', value: '1' });
    expect(tap(GROUP)).toEqual({
      type: 'messageBack',
      displayText: '1',
      text: '1',
      value: { thaw: { tap: '1' } },
    });
  });

  it('stand in rows that a phone shows, at most six in each, and thumbs by themselves', () => {
    const long = '怎样联系支付机构或银行的客服';
    const reply = withThumbs(say('x', [long, '审核', '资料'], true), ['👍 有帮助', '👎 没帮助']);
    expect(rows(reply)).toEqual([[long], ['审核', '资料'], ['👍 有帮助', '👎 没帮助']]);
    expect(rows(say('x', [...'一二三四五六七']))).toEqual([[...'一二三四五六'], ['七']]);
  });
});

describe('curated Markdown', () => {
  const text =
    '**题**\n\n先说一句。\n再说一句：\n- 甲\n  - 甲一\n- 乙\n\n1. 一\n2. 二\n\n[看这里](https://help.example)';

  it('stands on a card, lists whole, other lines apart', () => {
    expect(elements(say(text, [], true)).map((element) => element.text)).toEqual([
      '**题**',
      '先说一句。',
      '再说一句：',
      '- 甲\n  - 甲一\n- 乙',
      '1. 一\n2. 二',
      '[看这里](https://help.example)',
    ]);
  });

  it('tells its first words to the notification', () => {
    expect(sent(say(text, [], true)).summary).toMatch(/^题 先说一句。 再说一句： 甲/);
  });
});

describe('a card of facts', () => {
  const WORDS = '*x* [y](http://z.example) {{DATE(2020-01-01T00:00:00Z)}}\n第二行';
  const facts = [{ title: '提示内容', value: WORDS }];
  const buttons = [
    { title: '确认', data: { thaw: { action: 'confirm', form: 'f' } }, isMain: true },
  ];
  const attachment = factCard({ heading: '请核对', facts, written: '请核对\n…', buttons });
  const reply = replyOf(
    { text: '请核对以上内容。', card: attachment, summary: '请核对' },
    'zh-Hans',
  );

  it('shows them line by line as the merchant wrote them, then the question, then the buttons', () => {
    const [heading, fact, question, actions] = elements(reply);
    expect(heading.text).toBe('请核对');
    expect(fact.inlines.map(({ text }: Any) => text.replaceAll('\u2060', ''))).toEqual([
      '提示内容：',
      WORDS,
    ]);
    expect(JSON.stringify(fact)).not.toContain('{{');
    expect(question.inlines[0].text).toBe('请核对以上内容。');
    expect(actions.actions[0].data).toEqual(buttons[0]?.data);
  });

  it('is wide, of version 1.5, and says something where it cannot be shown', () => {
    expect(card(reply)).toMatchObject({
      version: '1.5',
      msteams: { width: 'Full' },
      fallbackText: '请核对以上内容。',
    });
  });

  it('stays as it is on other channels', () => {
    expect(sent(reply, EMULATOR).attachments).toEqual([attachment]);
  });

  it('is never too large, whatever was written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.string({ unit: 'binary', minLength: 500, maxLength: 2000 }), {
          minLength: 5,
          maxLength: 12,
        }),
        (values) => {
          const large = factCard({
            heading: '请核对',
            facts: values.map((value) => ({ title: '提示内容', value })),
            written: values.join('\n'),
            buttons,
          });
          const written = values.join('\n');
          const message = sent({ ...reply, attachments: [large], summary: written });
          expect(bytes(message)).toBeLessThan(LIMIT);
          expect(JSON.stringify(message)).toContain('确认');
        },
      ),
      { numRuns: 20 },
    );
  });
});

it('sends every answer in one message below the limit of Teams, in both languages and in every place', async () => {
  const { knowledge, translator } = await botParts(new MemoryTickets());
  const replies = createEntryReplies(knowledge, translator);
  const sizes = LANGUAGES.flatMap((language) =>
    [...knowledge.entries.keys()].flatMap((entry) => {
      const reply = replies.of(entry, language, 1);
      return reply ? [PERSONAL, GROUP].map((place) => bytes(sent(reply, place))) : [];
    }),
  );
  expect(sizes.length).toBeGreaterThan(100);
  expect(Math.max(...sizes)).toBeLessThan(LIMIT);
});

it('lets typing pass', () => {
  expect(sent({ type: 'typing' })).toEqual({ type: 'typing' });
});
