// A further language as data alone: a file of wording, a few texts of the knowledge, a few answer words; no code.

import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { EntryView } from '../../src/desk/entries/entries-views';
import { DeskClient } from '../support/desk-client';
import { BareClient, until } from '../support/direct-line-client';
import { startService } from '../support/service';
import { temporaryFolder } from '../support/temporary-folder';

const ROOT = resolve(__dirname, '../..');

const WORDING = `language:
  chosen: Хорошо, дальше по-русски.
button:
  confirm: Подтвердить
form:
  freeze-report:
    button: Заявка на разблокировку
fields:
  merchantId:
    ask: Какой у вас номер мерчанта? В нём 15 знаков, он напечатан на чеке.
  terminalId:
    ask: Какой номер терминала? В нём 8 знаков.
  contact:
    ask: Как с вами связаться? Напишите номер телефона.
`;

const REVIEW_TIME = `ru:
  title: Сколько длится проверка
  short: По открытым данным, проверка обычно занимает несколько рабочих дней.
  answer: По открытым данным, проверка обычно занимает **несколько рабочих дней**; это не обещание.
  phrasings:
    - сколько времени занимает проверка
    - когда разблокируют терминал
    - сколько дней ждать разблокировки
    - долго ещё ждать решения по проверке
`;

const REPORT = `ru:
  title: Сообщить о блокировке
  phrasings:
    - мой терминал заблокирован
    - хочу сообщить о блокировке терминала
    - оформите заявку, терминал не работает
    - прошу зарегистрировать блокировку
`;

/** The installation as it is, with Russian added to its data. */
function installationWithRussian(): string {
  const root = temporaryFolder();
  for (const folder of ['locales', 'knowledge', 'dist/src', 'dist/dialogs', 'package.json'])
    cpSync(join(ROOT, folder), join(root, folder), { recursive: true });
  symlinkSync(join(ROOT, 'dist/web'), join(root, 'dist/web'));
  symlinkSync(join(ROOT, 'node_modules'), join(root, 'node_modules'));
  writeFileSync(join(root, 'locales/ru.yaml'), WORDING);
  appendFileSync(join(root, 'knowledge/entries/faq.review-time.yaml'), REVIEW_TIME);
  appendFileSync(join(root, 'knowledge/entries/intent.report-freeze.yaml'), REPORT);
  const words = join(root, 'knowledge/answer-words.yaml');
  const more = readFileSync(words, 'utf8')
    .replace('\n  skip:\n', '\n  skip:\n    - [пропустить]\n')
    .replace('\nyes:\n', '\nyes:\n  - [да, подтвердить]\n')
    .replace('\nconfirm: [', '\nconfirm: [подтвердить, ');
  writeFileSync(words, more);
  return root;
}

it('answers, asks and hands over in a language that only the data knows', async () => {
  const root = installationWithRussian();
  const DATA_DIR = temporaryFolder();
  const service = await startService({ DATA_DIR }, root);
  const talk = await BareClient.start(service.url);
  let watermark = '';
  /** What the bot says to it, as one text. */
  const say = async (text: string, expected: RegExp): Promise<string> => {
    await talk.send(text);
    let heard = '';
    return until(
      async () => {
        const read = await talk.read(watermark);
        watermark = read.watermark;
        heard += JSON.stringify(read.activities.filter(({ from }) => from.role !== 'user'));
        return expected.test(heard) ? heard : undefined;
      },
      10_000,
      () => heard,
    );
  };

  const answer = await say('Сколько времени занимает проверка?', /несколько рабочих дней/);
  expect(answer).not.toContain('several working days');
  await say('Хочу сообщить о блокировке терминала', /Заявка на разблокировку/);
  await say('Заявка на разблокировку', /Какой у вас номер мерчанта/);
  await say('898310148160568', /Какой номер терминала/);
  // What has no Russian yet is asked in English.
  await say('пропустить', /Which payment provider/);
  await say('Lakala', /When did you notice/);
  await say('пропустить', /What does the screen/);
  await say('пропустить', /What is frozen/);
  await say('пропустить', /Did anything change/);
  await say('пропустить', /Как с вами связаться/);
  await say('13800138000', /at hand/);
  await say('пропустить', /Please check/);
  const handedOver = await say('Подтвердить', /\bFZ-?[\w-]+/);
  const number = /\bFZ-?[\w-]+/.exec(handedOver)?.[0] ?? '';
  // At the desk the two own languages are written; what stands in Russian stays.
  const desk = new DeskClient(service.url);
  await desk.setUp(/\S+\/desk\/setup#\S+/.exec(service.output())?.[0] ?? '', {
    ...{ login: 'wang.li', name: '王丽' },
  });
  const path = '/api/desk/entries/faq.review-time';
  const { body: entry } = await desk.get<EntryView>(path);
  const written = { ...entry.draft, en: { ...entry.draft.en, title: 'How long it takes' } };
  const saved = await desk.post(`${path}/save`, { draft: written, version: entry.version });
  expect(saved).toMatchObject({ status: 200 });
  const text = readFileSync(join(root, 'knowledge/entries/faq.review-time.yaml'), 'utf8');
  expect(text).toContain('title: How long it takes');
  expect(text.endsWith(REVIEW_TIME)).toBe(true);
  await service.end();
  const kb = (...args: string[]) =>
    spawnSync(process.execPath, [join(root, 'dist/src/cli.js'), ...args], {
      ...{ cwd: root, encoding: 'utf8' },
      env: { PATH: process.env.PATH, DATA_DIR, LANG: 'ru_RU.UTF-8' },
    });
  const shown = kb('tickets', 'show', number, '--json').stdout;
  expect(JSON.parse(shown)).toMatchObject({ language: 'ru' });
  expect(kb('check')).toMatchObject({ status: 0, stdout: expect.stringContaining('entries') });
}, 240_000);
