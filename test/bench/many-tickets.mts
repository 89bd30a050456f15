// A database full of tickets, made by the store's own functions, for measuring lists.

import { applyChange } from '../../dist/src/tickets/ticket-change-store.js';
import { createTicket } from '../../dist/src/tickets/ticket-store.js';
import { createConversation } from '../../dist/src/turns/conversation-store.js';

const PROVIDERS = ['拉卡拉 Lakala', '银联商务 UnionPay', '盛付通 Shengpay', '随行付 Suixingpay'];
const NOTICES = [
  '交易受限，请联系发卡行',
  '商户状态异常，请联系客服',
  'Contact issuer',
  '风控拦截，暂停交易',
  'Terminal locked, please call your provider',
];
/** In one ticket of ten thousand, as a name that nobody else has. */
const RARE = '；招牌：罕见斋';
const RARE_EVERY = 9973;
const BATCH = 500;
const APART_MS = 5 * 60_000;

type Store = ReturnType<typeof import('../../dist/src/store/sqlite.js').openSqlite>;

/** The newest tenth is unclosed, and a tenth of that claimed: a desk that has run for a year. @param unclosed another share */
export async function fillWithTickets(
  store: Store,
  count: number,
  end: number,
  unclosed = 0.1,
): Promise<void> {
  await store.write((db) =>
    createConversation(db, { id: 'bench', channel: 'directline', userId: 'dl_bench', now: end }),
  );
  for (let from = 0; from < count; from += BATCH) {
    await store.write(async (db) => {
      for (let i = from; i < Math.min(from + BATCH, count); i++)
        await put(db, { i, isOld: i < count * (1 - unclosed) }, end - (count - i) * APART_MS);
    });
  }
}

async function put(
  db: Parameters<typeof createTicket>[0],
  { i, isOld }: { i: number; isOld: boolean },
  now: number,
): Promise<void> {
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
        notice: `${NOTICES[i % NOTICES.length]} ${i}${i % RARE_EVERY === 17 ? RARE : ''}`,
        scope: 'both',
        contact: { kind: 'phone', value: `138${String(i).padStart(8, '0')}` },
      },
      questions: [],
    },
    { conversationId: 'bench', channel: 'directline', now },
  );
  const order = { number, by: 'staff', who: 'Bench', now: now + 1 } as const;
  if (isOld) {
    await applyChange(db, { ...order, command: { do: 'set', status: 'closed', reason: 'solved' } });
  } else if (i % 10 === 0) {
    await applyChange(db, {
      ...order,
      command: { do: 'claim', staff: { id: 'st_bench', name: 'Bench' } },
    });
  }
}
