// Everything that a merchant may read, in traditional characters.

import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { isSimplified } from '../../src/language/characters';
import { foldText } from '../../src/language/fold';
import { toTraditional } from '../../src/language/traditional';
import { processorTime } from '../support/processor-time';

const ROOT = join(__dirname, '../..');
/** Words as a converter without a sense for our trade writes them, or readers in Taiwan and Hong Kong would not. */
const WRONG = (
  '髮卡 髮行 髮送 髮現 髮票 髮貨 開髮 頒髮 籤購 籤約 籤名 籤到 籤訂 標簽 以后 之后 最后 然后 稍后 后來 后台 皇後 范圍 ' +
  '幹擾 乾擾 幹淨 這里 那里 哪里 卡里 裏 公裡 麵前 麵對 方麵 頁麵 後麵 下麵 上麵 裡麵 當麵 書麵 臺 檯 恢複 答複 回復 ' +
  '復雜 重復 反複 日歷 曆史 聯係 聯系 繫統 係統 系數 關繫 隻能 隻有 隻是 準許 批準 准備 准確 為准 製度 限製 控製 ' +
  '衝正 沖值 佔卜 上周 每周 註意 關註 注冊 注銷 賬 鐘情 瞭嗎 為瞭 齣 纔 爲 衆 羣 麽 喫 啓 綫 説 嚮您 纍計 闆子 傢 ' +
  '迴答 迴覆 讚成 誌願 捨得 錶示 錶格 鬍 慾 豔 “ ”'
).split(' ');

it('leaves nothing simplified and no wrong word in any sentence', () => {
  const faults = sentences().flatMap((text) => {
    const written = toTraditional(text);
    const simplified = [...written].filter((each) => isSimplified(each.charCodeAt(0)));
    const wrong = WRONG.filter((word) => written.includes(word));
    return simplified.length + wrong.length === 0 ? [] : [{ written, simplified, wrong }];
  });
  expect(faults).toEqual([]);
  expect(sentences().length).toBeGreaterThan(500);
});

it('leaves what the program fills in', () => {
  for (const text of sentences()) {
    expect(toTraditional(text).match(/\{\{\w+\}\}/g)).toEqual(text.match(/\{\{\w+\}\}/g));
  }
});

it('writes labels so that a tap is understood', () => {
  const lost = labels().filter((label) => foldText(toTraditional(label)) !== foldText(label));
  expect(lost).toEqual([]);
  expect(labels().length).toBeGreaterThan(100);
});

it.each([
  ['请联系发卡行，出示签购单', '請聯繫發卡行，出示簽購單'],
  ['账户被冻结，转账到账', '帳戶被凍結，轉帳到帳'],
  ['只有这一台，恢复后里面的余额', '只有這一台，恢復後裡面的餘額'],
  ['周五处理系统关系，复印，重复，回复', '週五處理系統關係，複印，重複，回覆'],
  ['头发、发现、干净、干活、皇后、之后', '頭髮、發現、乾淨、幹活、皇后、之後'],
  ['范围、日历和历史', '範圍、日曆和歷史'],
  ['写“确认提交”', '寫「確認提交」'],
  ['POS终端 N910，终端号 10293847', 'POS終端機 N910，終端號 10293847'],
])('writes %s', (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional);
});

it('keeps words that are traditional already', () => {
  for (const own of ['請聯繫發卡行', '皇后茶餐廳后街', '於公里數之后', '終端編號：10293847']) {
    expect(toTraditional(own)).toBe(own);
  }
  expect(toTraditional('工作人员趙敏已接手')).toBe('工作人員趙敏已接手');
});

it.each([
  ['余小姐、于老板、范建国经理', '余小姐、于老闆、范建國經理'],
  ['工作人员余敏已接手您的工单', '工作人員余敏已接手您的工單'],
  ['余敏（工作人员）：您好', '余敏（工作人員）：您好'],
  ['联系人：涂先生，我姓游', '聯繫人：涂先生，我姓游'],
  ['我是于记面馆的岳哥', '我是于記麵館的岳哥'],
  ['余额、余款和范围，郁闷，游客', '餘額、餘款和範圍，鬱悶，遊客'],
  ['由于老板不在，对于先生的问题', '由於老闆不在，對於先生的問題'],
  ['业余老师，示范经理，导游小姐', '業餘老師，示範經理，導遊小姐'],
  ['于是我们于今天处理', '於是我們於今天處理'],
])('tells names from words: %s', (simplified, traditional) => {
  expect(toTraditional(simplified)).toBe(traditional);
});

it('changes nothing when writing again', () => {
  for (const text of sentences()) {
    const once = toTraditional(text);
    expect(toTraditional(once)).toBe(once);
  }
});

it('takes time in proportion to the length of hostile text', () => {
  toTraditional('开');
  for (const text of ['发'.repeat(20_000), '发a'.repeat(20_000), '后皇'.repeat(10_000)]) {
    const start = processorTime();
    toTraditional(text);
    expect(processorTime() - start).toBeLessThan(500);
  }
});

function sentences(): string[] {
  const files = [
    ...['zh-Hans', 'page.zh-Hans'].map((name) => `locales/${name}.yaml`),
    ...['diagnosis', 'documents', 'hours', 'operator', 'replies'].map(
      (name) => `knowledge/${name}.yaml`,
    ),
    ...readdirSync(join(ROOT, 'knowledge/entries')).map((name) => `knowledge/entries/${name}`),
  ];
  return [...new Set(files.flatMap((file) => textsIn(read(file))))];
}

function labels(): string[] {
  const wording = read('locales/zh-Hans.yaml') as Record<string, object> & {
    fields: Record<string, object>;
  };
  const { providers } = read('knowledge/answer-words.yaml') as { providers: { label: string }[] };
  const entries = readdirSync(join(ROOT, 'knowledge/entries')).map(
    (name) => read(`knowledge/entries/${name}`) as { 'zh-Hans': { title: string } },
  );
  const all = [
    ...textsIn(wording.button),
    ...textsIn((wording.diagnosis as { unsure: string }).unsure),
    ...textsIn((wording.papers as { label: string }).label),
    ...Object.values(wording.fields).flatMap((field) =>
      textsIn((field as { label: string }).label),
    ),
    ...textsIn(wording.fields.scope).filter((text) => text.length <= 8),
    ...providers.map(({ label }) => label),
    ...entries.map((entry) => entry['zh-Hans'].title),
    ...valuesOf(read('knowledge/diagnosis.yaml'), 'label'),
    ...valuesOf(read('knowledge/documents.yaml'), 'name'),
  ];
  return [...new Set(all)];
}

function read(file: string): unknown {
  return parse(readFileSync(join(ROOT, file), 'utf8'));
}

/** What the product shows; phrasings and words are what merchants write. */
function textsIn(node: unknown): string[] {
  if (typeof node === 'string') return /\p{Script=Han}/u.test(node) ? [node] : [];
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node)
    .filter(([key]) => !['phrasings', 'words', 'en'].includes(key))
    .flatMap(([, value]) => textsIn(value));
}

/** The Chinese texts under a key, wherever it stands. */
function valuesOf(node: unknown, key: string): string[] {
  if (typeof node !== 'object' || node === null) return [];
  return Object.entries(node).flatMap(([name, value]) =>
    name === key ? textsIn(value) : valuesOf(value, key),
  );
}
