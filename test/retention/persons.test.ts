import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, unzipSync } from 'fflate';
import { exportPerson } from '../../src/retention/export-person';
import type { PersonKey } from '../../src/retention/person';
import { erasePerson, lookUpPerson } from '../../src/retention/persons';
import type { Store } from '../../src/store/store';
import { ticketSchema } from '../../src/tickets/ticket';
import { applyChange } from '../../src/tickets/ticket-change-store';
import { createTicketDirectory } from '../../src/tickets/ticket-store';
import { mergeTickets } from '../../src/turns/merge-tickets';
import { enqueue } from '../../src/turns/outbox-store';
import { onSqlite, openTestStore } from '../support/store';
import { temporaryFolder } from '../support/temporary-folder';
import { makeTicket, NOON } from '../tickets/tickets';
import { paper, talk } from './ages';

const SECRETS = [
  '冰封的秘密',
  'glacial-secret',
  '898310199999991',
  '13912340000',
  'frost@example.com',
];
const OTHERS = ['898310148160568', '13800138000', 'c 1'];
const ACT = { by: { id: null, name: 'root' }, now: NOON };

let folder: string;
let store: Store;
let number: string;
beforeEach(async () => {
  folder = temporaryFolder();
  store = await openTestStore(folder);
  number = await someone('a', 'msteams-user');
  await someoneElse();
});
afterEach(() => store.close());

/** A talk with all that may come of one; words to be found again are in each part of it. */
async function someone(id: string, userId: string): Promise<string> {
  await talk(store, id, [NOON - 5000, NOON - 4000]);
  await paper(store, `paper of ${id}`, { conversation: id, at: NOON });
  await store.write(async (db) => {
    const said = JSON.stringify({ type: 'message', text: '冰封的秘密 13912340000' });
    await db
      .updateTable('activities')
      .set({ body: said })
      .where('conversation_id', '=', id)
      .execute();
    const state = JSON.stringify({ heard: 'glacial-secret' });
    await db
      .updateTable('conversations')
      .set({ state, user_id: userId, address: '{"to":"glacial-secret"}' })
      .where('id', '=', id)
      .execute();
    const asked = { conversation_id: id, seq: 1, at: NOON, language: 'en', entry: 'e' };
    await db
      .insertInto('questions')
      .values({ ...asked, text: 'glacial-secret', decision: 'answer', candidates: '[]' })
      .execute();
    await db
      .insertInto('feedback')
      .values({ ...asked, helpful: 0, answer: '1', words: '冰封的秘密' })
      .execute();
    await db
      .insertInto('carried_words')
      .values({ channel: 'directline', user_id: userId, at: NOON, text: 'glacial-secret' })
      .execute();
  });
  const ticket = await makeTicket(store, id, {
    fields: {
      merchantId: '898310199999991',
      notice: '冰封的秘密',
      contact: { kind: 'phone', value: '139 1234 0000' },
    },
  });
  const change = (
    command: Parameters<typeof applyChange>[1]['command'],
    by: 'staff' | 'merchant',
  ) => store.write((db) => applyChange(db, { number: ticket.number, command, by, now: NOON }));
  await change({ do: 'message', text: 'write to frost@example.com' }, 'merchant');
  await change({ do: 'rate', score: 2, comment: 'glacial-secret' }, 'merchant');
  await store.write(async (db) => {
    const payload = JSON.stringify({ data: ticket });
    await enqueue(db, {
      id: id === 'a' ? 'msg_1' : `msg of ${id}`,
      kind: 'webhook',
      lane: null,
      payload,
      now: NOON,
    });
    const spoken = JSON.stringify({ activity: { text: '冰封的秘密' } });
    await enqueue(db, { id: `${id}|1`, kind: 'teams', lane: id, payload: spoken, now: NOON });
    const file = {
      key: id === 'a' ? 'k' : `k of ${id}`,
      ticket: ticket.number,
      name: 'a.pdf',
      type: 'application/pdf',
    };
    await db
      .insertInto('staff_files')
      .values({ ...file, bytes: 3, at: NOON, content: Buffer.from('glacial-secret') })
      .execute();
  });
  return ticket.number;
}

async function someoneElse(): Promise<void> {
  await talk(store, 'c', [NOON]);
  const ticket = await makeTicket(store, 'c');
  const payload = JSON.stringify({ data: ticket, userId: 'msteams-user-2' });
  await store.write((db) =>
    enqueue(db, { id: 'msg_2', kind: 'webhook', lane: null, payload, now: NOON }),
  );
}

const close = () =>
  store.write((db) =>
    applyChange(db, {
      number,
      command: { do: 'set', status: 'closed', reason: 'solved', note: 'glacial-secret' },
      by: 'staff',
      who: '王丽',
      now: NOON,
    }),
  );
const files = () => {
  const read = (name: string) => {
    try {
      return readFileSync(join(folder, name)).toString('latin1');
    } catch {
      return '';
    }
  };
  return ['thaw.db', 'thaw.db-wal'].map(read).join('');
};
/** As bytes: the words of an index are found in pieces. */
const isIn = (bytes: string, word: string) => bytes.includes(Buffer.from(word).toString('latin1'));

it.each<PersonKey>([
  { by: 'merchant', value: '898310199999991' },
  { by: 'contact', value: '13912340000' },
  { by: 'contact', value: '+86 139 1234 0000' },
  { by: 'conversation', value: 'a' },
  { by: 'user', value: 'msteams-user' },
])('finds a person by $by $value', async (key) => {
  const { person, counts } = await lookUpPerson(store.read, key);
  expect(person.conversations.map(({ id }) => id)).toEqual(['a']);
  expect(counts).toEqual({
    ...{ conversations: 1, messages: 2, papers: 1, questions: 1 },
    tickets: [number],
  });
});

it('finds by one chat the others of the same user, and nobody else', async () => {
  await talk(store, 'later', [NOON + 1]);
  await store.write((db) =>
    db
      .updateTable('conversations')
      .set({ user_id: 'msteams-user' })
      .where('id', '=', 'later')
      .execute(),
  );
  const { person } = await lookUpPerson(store.read, { by: 'ticket', value: number });
  expect(person.conversations.map(({ id }) => id)).toEqual(['a', 'later']);
  await expect(lookUpPerson(store.read, { by: 'user', value: 'nobody' })).rejects.toMatchObject({
    code: 'PERSON_UNKNOWN',
  });
});

it('erases nothing while staff are not done with a ticket', async () => {
  const key = { by: 'ticket', value: number } as const;
  await expect(erasePerson(store, key, ACT)).rejects.toMatchObject({ code: 'ERASE_UNCLOSED' });
  expect((await lookUpPerson(store.read, key)).counts.messages).toBe(2);
});

it('erases all of a person when it was interrupted anywhere and is asked for again', async () => {
  await talk(store, 'b', [NOON - 3000, NOON - 2000]);
  await store.write((db) =>
    db
      .updateTable('conversations')
      .set({ user_id: 'msteams-user' })
      .where('id', '=', 'b')
      .execute(),
  );
  await close();
  const key = { by: 'conversation', value: 'b' } as const;
  for (let jobs = 0; ; jobs++) {
    let left = jobs;
    const broken: Store = {
      ...store,
      write: (job) => (left-- > 0 ? store.write(job) : Promise.reject(new Error('cut off'))),
    };
    const isDone = await erasePerson(broken, key, ACT).then(
      () => true,
      () => false,
    );
    if (isDone) break;
    const found = await lookUpPerson(store.read, key).catch(() => undefined);
    expect(found?.person.conversations.length ?? 0).not.toBe(1);
    expect(jobs).toBeLessThan(50);
  }
  const rows = await store.read.selectFrom('activities').select('conversation_id').execute();
  expect(rows.map((row) => row.conversation_id)).not.toContain('a');
  expect(rows.map((row) => row.conversation_id)).not.toContain('b');
});

onSqlite(() => {
  it('leaves nothing of an erased person in the files of the database, and all of the others', async () => {
    await close();
    for (const word of SECRETS)
      expect({ word, is: isIn(files(), word) }).toEqual({ word, is: true });
    const erased = await erasePerson(store, { by: 'merchant', value: '898310199999991' }, ACT);
    expect(erased.isUnreadable).toBe(true);
    const bytes = files();
    for (const word of [...SECRETS, 'msteams-user"', '%paper of a', 'k7qm'])
      expect({ word, is: isIn(bytes, word) }).toEqual({ word, is: false });
    for (const word of OTHERS) expect({ word, is: isIn(bytes, word) }).toEqual({ word, is: true });
    const left = await store.read.selectFrom('outbox').select('id').execute();
    expect(left).toEqual([{ id: 'msg_2' }]);
  });
});

it('keeps of the ticket what is counted, and of the questions that they were asked', async () => {
  await close();
  const before = await store.read
    .selectFrom('tickets')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  await erasePerson(store, { by: 'ticket', value: number }, ACT);
  const row = await store.read
    .selectFrom('tickets')
    .selectAll()
    .where('number', '=', number)
    .executeTakeFirstOrThrow();
  for (const name of [
    'kind',
    'status',
    'created_at',
    'updated_at',
    'first_reply_at',
    'ordinal',
  ] as const)
    expect([name, row[name]]).toEqual([name, before[name]]);
  const ticket = ticketSchema.parse(JSON.parse(row.body));
  expect(ticket).toMatchObject({
    ...{ status: 'closed', reason: 'solved', transcript: [], rating: { score: 2 } },
    fields: { contact: { kind: 'other', value: '' } },
    erasedAt: new Date(NOON).toISOString(),
  });
  expect(ticket.conversationId).toMatch(/^erased_/);
  const questions = await store.read
    .selectFrom('questions')
    .select(['text', 'decision', 'conversation_id'])
    .execute();
  expect(questions).toEqual([
    { text: '', decision: 'answer', conversation_id: ticket.conversationId },
  ]);
  const change = applyChange.bind(null, store.read);
  await expect(
    change({ number, command: { do: 'set', status: 'open' }, by: 'staff', now: NOON }),
  ).rejects.toMatchObject({ code: 'TICKET_ERASED' });
  await expect(lookUpPerson(store.read, { by: 'ticket', value: number })).rejects.toMatchObject({
    code: 'PERSON_UNKNOWN',
  });
});

it('removes from the bucket what came while it was erased', async () => {
  await close();
  const inBucket = (id: string, object: string) =>
    store.write((db) => db.updateTable('papers').set({ object }).where('id', '=', id).execute());
  await inBucket('paper of a', 'papers/1');
  const removed: string[] = [];
  const objects = {
    remove: async (keys: readonly string[]) => {
      removed.push(...keys);
    },
  } as unknown as NonNullable<Store['objects']>;
  let isFirst = true;
  const watched: Store = {
    ...store,
    objects,
    write: async (job) => {
      if (isFirst) {
        isFirst = false;
        await paper(store, 'late', { conversation: 'a', at: NOON });
        await inBucket('late', 'papers/2');
      }
      return store.write(job);
    },
  };
  await erasePerson(watched, { by: 'ticket', value: number }, ACT);
  expect(removed.sort()).toEqual(['papers/1', 'papers/2']);
});

it('records who erased how much, and nothing of what it was', async () => {
  await close();
  await erasePerson(store, { by: 'contact', value: '13912340000' }, ACT);
  const [line] = await store.read.selectFrom('audit').selectAll().execute();
  expect(line).toMatchObject({ name: 'root', action: 'person-erased' });
  expect(JSON.parse(line?.details ?? '')).toEqual({
    by: 'contact',
    ...{ conversations: 1, messages: 2, papers: 1, questions: 1, tickets: [number] },
  });
});

it('writes all of it into a zip that people and programs can read', async () => {
  const found = await lookUpPerson(store.read, { by: 'ticket', value: number });
  const chunks: Uint8Array[] = [];
  for await (const chunk of exportPerson(store, found, NOON)) chunks.push(chunk);
  const zip = unzipSync(Buffer.concat(chunks));
  const text = (name: string) => strFromU8(zip[name] ?? new Uint8Array());
  expect(Object.keys(zip).sort()).toEqual([
    'README.txt',
    'conversation-1/conversation.json',
    'conversation-1/conversation.txt',
    'conversation-1/papers/01-slip.png',
    'deliveries.json',
    `tickets/${number}-from-staff/01-a.pdf`,
    `tickets/${number}.json`,
    'words-from-groups.json',
  ]);
  expect(text('conversation-1/conversation.txt')).toContain(
    '商户 / Merchant\n冰封的秘密 13912340000',
  );
  expect(JSON.parse(text('conversation-1/conversation.json'))).toMatchObject({
    memory: { heard: 'glacial-secret' },
    questions: [{ text: 'glacial-secret' }],
    feedback: [{ words: '冰封的秘密', helpful: false }],
  });
  expect(JSON.parse(text(`tickets/${number}.json`))).toMatchObject({
    fields: { notice: '冰封的秘密' },
    history: [{ kind: 'created' }, { kind: 'message' }, { kind: 'rating' }],
  });
  expect(JSON.parse(text('deliveries.json'))).toMatchObject([{ id: 'a|1' }, { id: 'msg_1' }]);
  expect(text('words-from-groups.json')).toContain('glacial-secret');
  expect(text('conversation-1/papers/01-slip.png')).toBe('%paper of a');
});

describe('of two merged tickets', () => {
  let living: string;
  beforeEach(async () => {
    living = await someone('b', 'another-user');
    const actor = { by: 'staff', who: '王丽', id: 'w', now: NOON } as const;
    const order = { from: number, into: living, acrossMerchants: true, ...actor };
    await store.write((db) => mergeTickets(db, order, new Set()));
  });

  const closeLiving = () =>
    store.write((db) =>
      applyChange(db, {
        number: living,
        command: { do: 'set', status: 'closed', reason: 'solved' },
        by: 'staff',
        now: NOON,
      }),
    );

  it.each<[string, () => PersonKey]>([
    ['the double', () => ({ by: 'conversation', value: 'a' })],
    ['the living one', () => ({ by: 'conversation', value: 'b' })],
  ])('each belongs to the person of %s, and holds the erasure up', async (_, key) => {
    const { person, counts } = await lookUpPerson(store.read, key());
    expect(person.conversations.map(({ id }) => id).sort()).toEqual(['a', 'b']);
    expect(counts.tickets.toSorted()).toEqual([number, living].toSorted());
    await expect(erasePerson(store, key(), ACT)).rejects.toMatchObject({ code: 'ERASE_UNCLOSED' });
    await closeLiving();
    await erasePerson(store, key(), ACT);
    const rows = await store.read.selectFrom('tickets').select('body').execute();
    expect(rows.filter(({ body }) => /glacial|冰封/.test(body))).toEqual([]);
    const events = await store.read.selectFrom('ticket_events').select('body').execute();
    expect(events.filter(({ body }) => /frost|glacial/.test(body))).toEqual([]);
  });

  it('an erased one takes no messages in a chat that knows its number', async () => {
    const opened = () => createTicketDirectory(store).opened([number]);
    expect((await opened()).map((ticket) => ticket.number)).toEqual([living]);
    await closeLiving();
    await erasePerson(store, { by: 'ticket', value: number }, ACT);
    expect(await opened()).toEqual([]);
  });
});
