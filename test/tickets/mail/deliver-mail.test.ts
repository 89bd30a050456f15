import { join } from 'node:path';
import { LANGUAGES, type Language } from '../../../src/language/language';
import { loadTranslator } from '../../../src/language/translator';
import { deliverMail, type MailParts } from '../../../src/tickets/mail/deliver-mail';
import type { Ticket } from '../../../src/tickets/ticket';
import type { TicketChange } from '../../../src/tickets/ticket-change';
import type { Mail } from '../../../src/tickets/ticket-event';
import { HOSTILE_TEXTS } from '../../desk/hostile-texts';
import {
  type MailServerForTests,
  startHangingServer,
  startMailServer,
} from '../../support/mail-server';

const NOW = Date.parse('2026-11-22T04:10:00Z');
const AT = '2026-11-22T04:05:00.000Z';
const translator = loadTranslator(join(__dirname, '../../../locales'), { strict: true });

let server: MailServerForTests;
let looked: boolean;
beforeEach(async () => {
  server = await startMailServer();
  looked = false;
});
afterEach(() => server.close());

function partsFor(url: string, language: Language = 'zh-Hans', timeoutMs = 5000): MailParts {
  return {
    server: { url, from: '解冻 <support@thaw.example>', timeoutMs },
    translator,
    staff: { address: 'tickets@thaw.example', language },
    publicUrl: () => 'https://help.example.com',
    facts: () => ({
      timeZone: 'Asia/Shanghai',
      nameOf: (paper, wanted) =>
        paper === 'sales-slips' && wanted === 'en' ? 'Sales slips' : paper,
    }),
    hasRead: async () => looked,
    now: () => NOW,
  };
}

function ticket(more: Partial<Ticket> = {}, fields: Partial<Ticket['fields']> = {}): Ticket {
  return {
    number: 'FZ-20261122-0007',
    kind: 'freeze',
    status: 'new',
    code: 'K7QM',
    language: 'zh-Hans',
    channel: 'directline',
    conversationId: 'a',
    createdAt: '2026-11-22T04:00:00.000Z',
    updatedAt: AT,
    awaitingSince: '2026-11-22T04:00:00.000Z',
    questions: [],
    transcript: [],
    fields: {
      merchantId: '898310148160568',
      terminalId: '10293847',
      provider: '拉卡拉',
      frozenAt: { said: '昨天下午', at: '2026-11-21T15:00+08:00' },
      scope: 'both',
      notice: '交易受限，请联系发卡行',
      before: '前一天有三笔大额，打13912345678问过',
      contact: { kind: 'phone', value: '13800138000' },
      ...fields,
    },
    ...more,
  };
}

async function send(
  mail: Mail,
  { id = 'msg_1:staff-email', language = 'zh-Hans' as Language } = {},
) {
  const deliver = deliverMail(partsFor(server.url, language));
  return deliver({ id, payload: JSON.stringify(mail) });
}

const created = (data = ticket()): Mail => ({
  to: 'staff',
  event: { type: 'ticket.created', timestamp: AT, data },
});
const updated = (...changes: TicketChange[]): Mail => ({
  to: 'staff',
  event: { type: 'ticket.updated', timestamp: AT, data: ticket(), changes },
});
const byMerchant = { at: AT, by: 'merchant' } as const;
const byStaff = { at: AT, by: 'staff', who: '王丽' } as const;

function toMerchant(change: TicketChange, more: Partial<Ticket> = {}): Mail {
  const contact = { kind: 'email', value: 'shop@merchant.example' } as const;
  return { to: 'merchant', ticket: ticket(more, { contact }), change, at: NOW };
}

describe('to staff', () => {
  it('tells of a ticket in Chinese, with the contact shown in part', async () => {
    expect(await send(created())).toEqual({ kind: 'delivered' });
    const [mail] = server.mails;
    expect(mail?.subject).toBe('FZ-20261122-0007 冻结报告（拉卡拉）');
    expect(mail?.from?.value).toEqual([{ name: '解冻', address: 'support@thaw.example' }]);
    expect(server.recipients).toEqual(['tickets@thaw.example']);
    expect(mail?.html).toBe(false);
    expect(mail?.text).toBe(
      `收到一张新工单：FZ-20261122-0007

商户号：898310148160568
终端号：10293847
支付机构：拉卡拉
冻结时间：昨天下午 (2026-11-21 15:00)
冻结范围：两样都有
开始等待时间：2026年11月22日 12:00
联系方式：138****8000

提示内容：
> 交易受限，请联系发卡行

冻结前的情况：
> 前一天有三笔大额，打139****5678问过

完整内容和联系方式请在工作台查看：https://help.example.com/desk/tickets/FZ-20261122-0007

这封邮件由系统自动发出，请不要直接回复。
`,
    );
  });

  it('tells of a ticket in English', async () => {
    await send(created(ticket({ kind: 'person' }, { question: 'Where is my money?' })), {
      language: 'en',
    });
    const [mail] = server.mails;
    expect(mail?.subject).toBe('FZ-20261122-0007, question to our staff (拉卡拉)');
    expect(mail?.text).toContain('Merchant ID: 898310148160568\n');
    expect(mail?.text).toContain('Waiting since: 22 November 2026 at 12:00\n');
    expect(mail?.text).toContain('Question:\n> Where is my money?\n');
  });

  it('tells what the merchant added, and not what the service did', async () => {
    await send(
      updated(
        { ...byMerchant, kind: 'message', text: '补充一下：\n打13912345678找我' },
        { at: AT, by: 'system', kind: 'status', from: 'waiting', to: 'open' },
      ),
    );
    expect(server.mails[0]?.text).toMatch(
      /^商户补充了工单 FZ-20261122-0007。\n\n商户写道：\n> 补充一下：\n> 打139\*\*\*\*5678找我\n\n商户号：/,
    );
    const paper = { paperId: 'p', name: 'slip.pdf', type: 'application/pdf', bytes: 1 };
    await send(updated({ ...byMerchant, kind: 'papers', papers: [paper] }));
    expect(server.mails[1]?.text).toContain('商户发来1个文件：\n> slip.pdf\n');
    await send(
      updated({ ...byMerchant, kind: 'status', from: 'open', to: 'closed', reason: 'withdrawn' }),
    );
    expect(server.mails[2]?.text).toContain('商户撤回了这张工单。');
    await send(updated({ ...byMerchant, kind: 'rating', score: 2, comment: '太慢' }));
    expect(server.mails[3]?.text).toContain('商户的评分：2分（满分5分）\n> 太慢\n');
  });

  it('tells what the merchant corrected, before and after, with contacts in part', async () => {
    const correction: TicketChange = {
      ...byMerchant,
      kind: 'corrected',
      was: {
        terminalId: '10293847',
        contact: { kind: 'phone', value: '13800138000' },
        notice: '打13912345678问过\n没人接',
      },
      now: {
        terminalId: '10293848',
        contact: { kind: 'email', value: 'anna@example.com' },
        amount: { said: '三万多', yuan: 30_000 },
        scope: 'both',
      },
    };
    await send(updated(correction));
    expect(server.mails[0]?.text).toContain(
      `商户补充了工单 FZ-20261122-0007。

商户更正了登记内容：
> 终端号：10293847 → 10293848
> 联系方式：138****8000 → a***@example.com
> 被压的金额：（无） → 三万多 (¥30,000)
> 冻结范围：（无） → 两样都有
> 提示内容：打139****5678问过 没人接 → （无）

商户号：`,
    );
    await send(updated(correction), { language: 'en' });
    expect(server.mails[1]?.text).toContain(
      'The merchant corrected the report:\n> Terminal ID: 10293847 → 10293848\n',
    );
  });

  it.each([
    [
      'zh-Hans',
      'FZ-20261122-0007 款项被压（拉卡拉）',
      ['被压的金额：三万多 (¥30,000)', '从什么时候开始：昨天下午 (2026-11-21 15:00)'],
      ['未回答：终端号、支付机构的说法', '支付机构的说法：\n> 交易受限，请联系发卡行\n'],
    ],
    [
      'en',
      'FZ-20261122-0007, report of held money (拉卡拉)',
      ['Amount held: 三万多 (¥30,000)', 'Held since: 昨天下午 (2026-11-21 15:00)'],
      [
        'Not answered: Terminal ID, What the provider says',
        'What the provider says:\n> 交易受限，请联系发卡行\n',
      ],
    ],
  ] as const)(
    'tells of held money in its own words, and of what is open (%s)',
    async (language, subject, facts, more) => {
      const held = ticket(
        { kind: 'settlement', open: ['terminalId', 'notice'] },
        { amount: { said: '三万多', yuan: 30_000 }, scope: 'funds' },
      );
      await send(created(held), { language });
      const [mail] = server.mails;
      expect(mail?.subject).toBe(subject);
      for (const line of [...facts, ...more]) expect(mail?.text).toContain(line);
    },
  );

  it('tells that a receiver wants no more, and where to lift the stop', async () => {
    const stop = { kind: 'webhook', reason: 'the receiver answered 410', at: NOW };
    await send({ to: 'staff', stop }, { language: 'en' });
    const [mail] = server.mails;
    expect(mail?.subject).toBe('Tickets are no longer delivered (webhook)');
    expect(mail?.text).toContain('> the receiver answered 410\n');
    expect(mail?.text).toContain('https://help.example.com/desk/deliveries');
  });
});

describe('to a merchant', () => {
  const reply: TicketChange = {
    ...byStaff,
    kind: 'reply',
    text: '您好，\n请补三个月流水。',
    files: ['表.pdf'],
  };

  it('tells it in traditional characters to whoever reads those, and quotes staff word for word', async () => {
    await send(toMerchant(reply, { script: 'hant' }));
    await send(toMerchant(reply, { language: 'en', script: 'hant' }));
    const [chinese, english] = server.mails;
    expect(chinese?.subject).toBe('您的工單 FZ-20261122-0007 有新進展');
    expect(chinese?.text).toContain('\n工作人員王麗給您回覆：\n> 您好，\n> 请补三个月流水。\n');
    expect(english?.text).toContain('王丽');
  });

  it('tells in Chinese what staff wrote and what we never ask for, without the check code', async () => {
    expect(await send(toMerchant(reply))).toEqual({ kind: 'delivered' });
    const [mail] = server.mails;
    expect(server.recipients).toEqual(['shop@merchant.example']);
    expect(mail?.subject).toBe('您的工单 FZ-20261122-0007 有新进展');
    expect(mail?.text).toBe(
      `您好：

您的工单 FZ-20261122-0007（冻结报告）有新进展。

工作人员王丽给您回复：
> 您好，
> 请补三个月流水。

另附1个文件，请在聊天页面查看。

请回到聊天页面查看和回复：https://help.example.com/

我们不会向您要钱，也不会要密码、验证码或银行卡号。凡是以我们的名义索要的，请不要理会。

这封邮件由系统自动发出，请不要直接回复。
`,
    );
    expect(server.sources[0]).not.toContain('K7QM');
  });

  it('tells in English which state changed', async () => {
    const change: TicketChange = {
      ...byStaff,
      kind: 'status',
      from: 'open',
      to: 'waiting',
      missing: ['sales-slips', 'bank statement'],
      note: 'Three months, please.',
      nextStep: 'We look at it on Monday.',
    };
    await send(toMerchant(change, { language: 'en' }));
    const [mail] = server.mails;
    expect(mail?.subject).toBe('News on your ticket FZ-20261122-0007');
    expect(mail?.text).toContain(
      `State: waiting for information from you

Still needed:
• Sales slips
• bank statement

A message from our staff:
> Three months, please.

Next step: We look at it on Monday.
`,
    );
    expect(mail?.text).toContain('We never ask for money, passwords, codes or card numbers.');
  });

  it.each(['claimed', 'assigned', 'released', 'handed-back'] as const)(
    'has words for %s in both languages',
    async (kind) => {
      for (const language of LANGUAGES) {
        await send(toMerchant({ ...byStaff, kind, assignee: '王丽' }, { language }));
      }
      const news = server.mails.map(({ text }) => text?.split('\n\n')[2]);
      expect(new Set(news).size).toBe(2);
      for (const each of news) expect(each).toMatch(/[.。]$/);
    },
  );

  it('is not sent to a merchant who has looked at the chat since', async () => {
    looked = true;
    expect(await send(toMerchant(reply))).toEqual({ kind: 'delivered' });
    expect(server.mails).toEqual([]);
  });

  it.each([
    'a@b.example, c@d.example',
    'a@b.example\r\nBcc: c@d.example',
    '<a@b.example>',
    'nobody',
  ])('is refused for the address %j', async (value) => {
    const mail = toMerchant(reply);
    if (mail.to === 'merchant') mail.ticket.fields.contact.value = value;
    expect(await send(mail)).toMatchObject({ kind: 'refused' });
    expect(server.recipients).toEqual([]);
  });
});

describe('mails of one ticket', () => {
  it('belong to one thread, each with an id of its own', async () => {
    await send(created(), { id: 'msg_1:staff-email' });
    await send(updated({ ...byMerchant, kind: 'message', text: '在吗' }), {
      id: 'msg_2:staff-email',
    });
    const [first, second] = server.mails;
    expect(first?.messageId).toMatch(/^<[0-9a-f]{32}@thaw\.example>$/);
    expect(second?.messageId).not.toBe(first?.messageId);
    expect(second?.references).toBe(first?.references);
    expect(second?.inReplyTo).toBe(first?.inReplyTo);
    expect(second?.subject).toBe(first?.subject);
    await send(created(ticket({ number: 'FZ-20261122-0008' })));
    expect(server.mails[2]?.references).not.toBe(first?.references);
  });

  it('ask programs for no answer, and bear the time of the try', async () => {
    await send(created());
    const [mail] = server.mails;
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.headers.get('x-auto-response-suppress')).toBe('All');
    expect(mail?.date).toEqual(new Date(NOW));
  });
});

describe('a server that does not take the mail', () => {
  it('gets it again under the same Message-ID when the line broke behind the last word', async () => {
    server.next = ['drop-after-data'];
    expect(await send(created())).toMatchObject({ kind: 'retry' });
    expect(await send(created())).toEqual({ kind: 'delivered' });
    const [first, again] = server.mails;
    expect(again?.messageId).toBe(first?.messageId);
    expect(again?.text).toBe(first?.text);
  });

  it.each(['recipient', 'data'] as const)('gets it again after 451 at %s', async (at) => {
    server.next = [{ at, code: 451, says: 'try later' }];
    expect(await send(created())).toEqual({ kind: 'retry', error: 'mail: 451 try later' });
    expect(await send(created())).toEqual({ kind: 'delivered' });
  });

  it.each(['recipient', 'data'] as const)('is not asked again after 550 at %s', async (at) => {
    server.next = [{ at, code: 550, says: 'no mailbox shop@merchant.example here' }];
    expect(await send(created())).toEqual({
      kind: 'refused',
      error: expect.stringMatching(/^mail: 550 no mailbox s\*\*\*@merchant\.example here/),
    });
  });

  it('is tried again when nobody listens', async () => {
    const gone = await startMailServer();
    await gone.close();
    const deliver = deliverMail(partsFor(gone.url));
    expect(await deliver({ id: 'm', payload: JSON.stringify(created()) })).toMatchObject({
      kind: 'retry',
      error: expect.stringContaining('ECONNREFUSED'),
    });
  });

  it.each([
    ['before its greeting', []],
    ['after its greeting', ['220 here']],
    ['after the recipient', ['220 here', '250 hello', '250 ok', '250 ok']],
    ['after the text', ['220 here', '250 hello', '250 ok', '250 ok', '354 go on']],
  ])('is given up when it hangs %s', async (_, lines) => {
    const hanging = await startHangingServer(lines);
    const begun = performance.now();
    const deliver = deliverMail(partsFor(hanging.url, 'en', 300));
    expect(await deliver({ id: 'm', payload: JSON.stringify(created()) })).toMatchObject({
      kind: 'retry',
    });
    expect(performance.now() - begun).toBeLessThan(3000);
    await hanging.close();
  });

  it('is tried again when it does not know our password: that can be mended', async () => {
    const strict = await startHangingServer([
      '220 here',
      '250-hello\r\n250 AUTH PLAIN',
      '535 wrong password',
    ]);
    const url = strict.url.replace('smtp://', 'smtp://user:secret@');
    const deliver = deliverMail(partsFor(url, 'en', 1000));
    const result = await deliver({ id: 'm', payload: JSON.stringify(created()) });
    expect(result).toMatchObject({ kind: 'retry', error: expect.stringContaining('535') });
    expect(JSON.stringify(result)).not.toContain('secret');
    await strict.close();
  });
});

describe('hostile words', () => {
  const HOSTILE = [
    'x\r\nBcc: victim@evil.example\r\n\r\n<h1>Hello</h1>',
    '\u202Egnp.exe\u2066 =cmd|"/c calc"!A1',
    '</style><script>alert(1)</script>\u0000\u0007',
    'a\u2028Subject: b\u2029c\u0085d\vTo: e\ff',
    `.\r\n.\r\nMAIL FROM:<x@evil.example>`,
    '拉卡拉'.repeat(200),
  ];

  it.each(HOSTILE)('stay words in a mail to staff: %j', async (text) => {
    const fields = { provider: text, notice: text, question: text };
    expect(await send(created(ticket({}, fields)))).toEqual({ kind: 'delivered' });
    expectHarmless();
    expect(server.recipients).toEqual(['tickets@thaw.example']);
  });

  it.each(HOSTILE)('stay words in a mail to a merchant: %j', async (text) => {
    const change: TicketChange = { ...byStaff, who: text, kind: 'reply', text };
    expect(await send(toMerchant(change))).toEqual({ kind: 'delivered' });
    expectHarmless();
    expect(server.recipients).toEqual(['shop@merchant.example']);
    await send(
      toMerchant({ ...byStaff, kind: 'note', note: text, nextStep: text, missing: [text] }),
    );
    expectHarmless();
  });

  /** One text part, no header that is not ours, nothing foreign at the beginning of a line, no hidden characters. */
  function expectHarmless(): void {
    const [head = '', ...rest] = (server.sources.at(-1) ?? '').split('\r\n\r\n');
    const names = [...head.matchAll(/^([\w-]+):/gm)].map(([, name]) => name);
    expect(new Set(names)).toEqual(
      new Set([
        'Auto-Submitted',
        'X-Auto-Response-Suppress',
        'From',
        'To',
        'Subject',
        'Message-ID',
        'In-Reply-To',
        'References',
        'Content-Transfer-Encoding',
        'Date',
        'MIME-Version',
        'Content-Type',
      ]),
    );
    expect(names).toHaveLength(12);
    expect(rest.length).toBeGreaterThan(0);
    const mail = server.mails.at(-1);
    expect(mail?.html).toBe(false);
    expect(mail?.attachments).toEqual([]);
    expect(mail?.text).not.toMatch(/(?!\n)\p{Cc}|[\u202A-\u202E\u2066-\u2069\u2028\u2029]/u);
    expect(mail?.text).not.toMatch(/^(Bcc|Subject|To|MAIL FROM|<h1>)/m);
    expect([...(mail?.subject ?? '')].length).toBeLessThan(200);
  }
});

describe('every hostile text', () => {
  const AT_ONCE = 60;
  const HEADERS = [
    ...['auto-submitted', 'content-transfer-encoding', 'content-type', 'date', 'from'],
    ...['in-reply-to', 'message-id', 'mime-version', 'references', 'subject', 'to'],
    ...['x-auto-response-suppress'],
  ];

  it('is plain text under our own headers, to our own recipients', async () => {
    const mails = HOSTILE_TEXTS.flatMap(({ text }): Mail[] => [
      created(ticket({}, { notice: text, before: text, provider: text })),
      updated({ ...byMerchant, kind: 'message', text }),
      toMerchant({ ...byStaff, who: text, kind: 'reply', text }),
    ]);
    for (let from = 0; from < mails.length; from += AT_ONCE) {
      const some = mails.slice(from, from + AT_ONCE);
      const sent = some.map((mail, i) => send(mail, { id: `hostile ${from + i}` }));
      expect(await Promise.all(sent)).toEqual(some.map(() => ({ kind: 'delivered' })));
    }
    expect(server.mails).toHaveLength(mails.length);
    for (const mail of server.mails) {
      expect(mail.html).toBe(false);
      expect(mail.attachments).toEqual([]);
      expect(HEADERS).toEqual(expect.arrayContaining([...mail.headers.keys()]));
    }
    expect(new Set(server.recipients)).toEqual(
      new Set(['tickets@thaw.example', 'shop@merchant.example']),
    );
  });
});
