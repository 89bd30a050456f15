// Replies in traditional characters: what people read is written anew, what programs read is not touched.

import { inScript } from '../../src/bot/in-script';

const reply = {
  type: 'message',
  text: '已收到：营业执照（发票 照片.jpg）。请联系发卡行',
  locale: 'zh-Hans',
  summary: '冻结报告',
  suggestedActions: {
    to: [],
    actions: [
      { type: 'imBack', title: '报告冻结', value: '报告冻结', channelData: { thaw: '冻结' } },
      { type: 'openUrl', title: '打开', value: 'https://example.com/开' },
    ],
  },
  attachments: [
    {
      contentType: 'application/vnd.microsoft.card.adaptive',
      name: '冻结',
      content: {
        type: 'AdaptiveCard',
        fallbackText: '商户号：1',
        body: [
          { type: 'TextBlock', text: '请核对', id: '冻结' },
          { type: 'FactSet', facts: [{ title: '商户号', value: '没有' }] },
          { type: 'Input.Text', label: '终端号', value: '没有', placeholder: '写' },
        ],
        actions: [{ type: 'Action.Submit', title: '确认', data: { thaw: { action: '确认' } } }],
      },
    },
    { contentType: 'image/jpeg', name: '发票.jpg', contentUrl: 'https://example.com' },
  ],
  channelData: { thaw: { entry: '冻结' } },
};

it('writes text, summary, buttons and cards, and nothing else', () => {
  const written = inScript(reply, 'hant');
  expect(written).toMatchObject({
    text: '已收到：營業執照（发票 照片.jpg）。請聯繫發卡行',
    locale: 'zh-Hant',
    summary: '凍結報告',
    suggestedActions: {
      actions: [
        { title: '報告凍結', value: '報告凍結', channelData: { thaw: '冻结' } },
        { title: '打開' },
      ],
    },
    channelData: { thaw: { entry: '冻结' } },
  });
  expect(written.attachments).toEqual([
    {
      ...reply.attachments[0],
      content: {
        type: 'AdaptiveCard',
        fallbackText: '商戶號：1',
        body: [
          { type: 'TextBlock', text: '請核對', id: '冻结' },
          { type: 'FactSet', facts: [{ title: '商戶號', value: '沒有' }] },
          { type: 'Input.Text', label: '終端號', value: '没有', placeholder: '寫' },
        ],
        actions: [{ type: 'Action.Submit', title: '確認', data: { thaw: { action: '确认' } } }],
      },
    },
    reply.attachments[1],
  ]);
});

it('names the picture whose words are in the same characters', () => {
  const picture = (url: string) => ({
    contentType: 'application/vnd.microsoft.card.adaptive',
    content: { type: 'AdaptiveCard', body: [{ type: 'Image', url, altText: '小票' }] },
  });
  const attachments = [picture('https://a.example/zh-Hans/slip.zh-Hans.png')];
  expect(inScript({ ...reply, attachments }, 'hant').attachments).toEqual([
    picture('https://a.example/zh-Hans/slip.zh-Hant.png'),
  ]);
});

it('leaves the address behind a button', () => {
  const { actions } = inScript(reply, 'hant').suggestedActions as typeof reply.suggestedActions;
  expect(actions[1]?.value).toBe('https://example.com/开');
});

it('leaves replies to readers of simplified characters and of English as they are', () => {
  expect(inScript(reply, 'hans')).toBe(reply);
  const english = { type: 'message', text: 'Provider: 拉卡拉银联', locale: 'en' };
  expect(inScript(english, 'hant')).toBe(english);
});

it('changes nothing in the reply that it was given, which is sent to others too', () => {
  const before = JSON.stringify(reply);
  inScript(reply, 'hant');
  expect(JSON.stringify(reply)).toBe(before);
});
