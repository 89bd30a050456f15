// A database full of tickets, made by the store's own functions, for measuring lists.

import type { Store } from '../../src/store/store';
import { applyChange } from '../../src/tickets/ticket-change-store';
import { createTicket } from '../../src/tickets/ticket-store';
import { createConversation } from '../../src/turns/conversation-store';

const PROVIDERS = ['拉卡拉 Lakala', '银联商务 UnionPay', '盛付通 Shengpay', '随行付 Suixingpay'];
const NOTICES = [
  '交易受限，请联系发卡行',
  '商户状态异常，请联系客服',
  'Contact issuer',
  '风控拦截，暂停交易',
  'Terminal locked, please call your provider',
];
const BATCH = 500;
const HOUR = 3_600_000;

/** One in a hundred is claimed, nine in ten are closed, as in a desk that has run for years. */
export async function fillWithTickets(store: Store, count: number, end: number): Promise<void> {
  await store.write((db) =>
    createConversation(db, { id: 'bench', channel: 'directline', userId: 'dl_bench', now: end }),
  );
  for (let from = 0; from < count; from += BATCH) {
    await store.write(async (db) => {
      for (let i = from; i < Math.min(from + BATCH, count); i++)
        await put(db, i, end - (count - i) * HOUR);
    });
  }
}

async function put(db: Parameters<typeof createTicket>[0], i: number, now: number): Promise<void> {
  const number = `FZ-20260101-${String(i + 1).padStart(4, '0')}`;
  const language = i % 5 === 0 ? 'en' : 'zh-Hans';
  await createTicket(
    db,
    {
      handoverKey: `bench-${i}`,
      number,
      code: 'A69X',
      kind: i % 7 === 0 ? 'person' : 'freeze',
      language,
      fields: {
        merchantId: `8983101${String(i).padStart(8, '0')}`,
        provider: PROVIDERS[i % PROVIDERS.length],
        notice: `${NOTICES[i % NOTICES.length]} ${i}`,
        scope: 'both',
        contact: { kind: 'phone', value: `138${String(i).padStart(8, '0')}` },
      },
      questions: [],
    },
    { conversationId: 'bench', channel: 'directline', now },
  );
  const order = { number, by: 'staff', who: 'Bench', now: now + 1 } as const;
  if (i % 10 !== 0) {
    await applyChange(db, { ...order, command: { do: 'set', status: 'closed', reason: 'solved' } });
  } else if (i % 100 === 0) {
    await applyChange(db, {
      ...order,
      command: { do: 'claim', staff: { id: 'st_bench', name: 'Bench' } },
    });
  }
}
