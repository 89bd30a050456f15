// A person's data as files: JSON for programs, the talks as text for people, and the papers as they came.

import { contentIn } from '../store/objects/objects';
import type { Store } from '../store/store';
import { fileNameOf } from '../tickets/paper-name';
import { contentOf } from '../tickets/paper-store';
import { spokenText } from '../tickets/ticket-store';
import {
  carriedOf,
  deliveriesOf,
  papersOf,
  staffFilesOf,
  wholeConversation,
  wholeTicket,
} from './export-store';
import { type Found, tracesOf } from './persons';
import { type ZipFile, zipOf } from './zip';

type Readable = Pick<Store, 'read' | 'objects'>;

/** The bytes of a zip; what the bucket has lost is named in it, and in `missing`. @throws ThawError PAPERS_UNAVAILABLE in the midst of them */
export function exportPerson(
  store: Readable,
  found: Found,
  now: number,
  missing: string[] = [],
): AsyncGenerator<Uint8Array> {
  return zipOf(filesOf(store, found, { now, missing }));
}

async function* filesOf(
  store: Readable,
  { person, counts }: Found,
  { now, missing }: { now: number; missing: string[] },
): AsyncGenerator<ZipFile> {
  const db = store.read;
  yield { name: 'README.txt', content: about(counts, now) };
  for (const [index, { id }] of person.conversations.entries()) {
    const folder = `conversation-${index + 1}`;
    const conversation = await wholeConversation(db, id);
    yield { name: `${folder}/conversation.json`, content: asJson(conversation) };
    yield { name: `${folder}/conversation.txt`, content: readable(conversation) };
    for (const [at, paper] of (await papersOf(db, id)).entries()) {
      const name = `${folder}/papers/${fileNameOf(paper, at + 1)}`;
      const content = await contentOf(store, paper.id);
      if (content) yield { name, content };
      else missing.push(name);
    }
  }
  for (const { number } of person.tickets) {
    yield { name: `tickets/${number}.json`, content: asJson(await wholeTicket(db, number)) };
    for (const [at, file] of (await staffFilesOf(db, number)).entries()) {
      const name = `tickets/${number}-from-staff/${fileNameOf(file, at + 1)}`;
      const content = await contentIn(store.objects, file);
      if (content) yield { name, content };
      else missing.push(name);
    }
  }
  if (missing.length > 0) yield { name: 'MISSING.txt', content: lost(missing) };
  const since = Math.min(...person.conversations.map(({ createdAt }) => createdAt));
  const deliveries = await deliveriesOf(db, tracesOf(person), since);
  yield { name: 'deliveries.json', content: asJson(deliveries) };
  yield { name: 'words-from-groups.json', content: asJson(await carriedOf(db, person)) };
}

const SPEAKERS: Record<string, string> = {
  merchant: '商户 / Merchant',
  bot: 'Thaw',
  staff: '客服 / Staff',
};

function readable({ activities }: Awaited<ReturnType<typeof wholeConversation>>): string {
  const lines = activities
    .filter(({ visible }) => visible)
    .map(({ at, role, activity }) => {
      const words = spokenText(activity as Parameters<typeof spokenText>[0]);
      return `${at} ${SPEAKERS[role] ?? role}\n${words}`;
    });
  return `${lines.join('\n\n')}\n`;
}

function about({ conversations, messages, papers, tickets }: Found['counts'], now: number): string {
  const day = new Date(now).toISOString();
  return [
    `这里是截至 ${day} 本系统保存的有关您的全部内容：对话 ${conversations} 段（消息 ${messages} 条）、文件 ${papers} 个、工单 ${tickets.length} 张。`,
    '文件夹 conversation-…：对话原文（.txt 供阅读，.json 供程序读取）和您发来的文件；tickets：工单及其处理记录；deliveries.json：发往其他系统的通知；words-from-groups.json：在群里说的、尚未处理的话。时间均为协调世界时（UTC）。',
    '卡号、身份证号、密码在保存前已被去掉，因此这里没有。',
    '',
    `This is all that was stored about you at ${day}: ${conversations} conversations with ${messages} messages, ${papers} papers, ${tickets.length} tickets.`,
    'Folders conversation-…: what was said (.txt to read, .json for programs) and the files you sent; tickets: the tickets with their history; deliveries.json: what was sent to other systems; words-from-groups.json: what was said in groups and not dealt with yet. All times are UTC.',
    'Card and identity numbers and passwords were cut out before anything was stored, so they are not here.',
    '',
  ].join('\n');
}

function lost(names: readonly string[]): string {
  return ['以下文件已丢失 / These files were lost:', ...names, ''].join('\n');
}

function asJson(content: unknown): string {
  return `${JSON.stringify(content ?? null, null, 2)}\n`;
}
