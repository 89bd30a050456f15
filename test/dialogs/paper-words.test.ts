import { join } from 'node:path';
import { loadAnswerWords } from '../../dialogs/words/answer-words';
import { LANGUAGES } from '../../src/language/language';
import { loadParts } from '../bot/parts';
import { processorTime } from '../support/processor-time';

const words = loadAnswerWords(join(__dirname, '../../knowledge'));

async function said(text: string) {
  const { knowledge } = await loadParts();
  const kinds = knowledge.documents.map((kind) => ({
    id: kind.id,
    words: [...LANGUAGES.map((language) => kind[language].name), ...kind.words],
  }));
  return words.papersSaid(text, kinds);
}

it.each([
  ['有营业执照和小票', ['business-licence', 'sales-slips'], []],
  ['有營業執照和簽購單', ['business-licence', 'sales-slips'], []],
  ['营业执照有，小票没有', ['business-licence'], ['sales-slips']],
  ['没有发票但是有快递单', ['delivery-proof'], ['orders-invoices']],
  ['小票丢了，合同还在', ['orders-invoices'], ['sales-slips']],
  ['没有营业执照、发票', [], ['business-licence', 'orders-invoices']],
  [
    'I have the licence, some receipts and a screenshot',
    ['business-licence', 'sales-slips', 'freeze-notice'],
    [],
  ],
  ['no licence, no invoices', [], ['business-licence', 'orders-invoices']],
  ["I don't have the invoices but I have slips", ['sales-slips'], ['orders-invoices']],
  ['有 invoice 和 截图', ['orders-invoices', 'freeze-notice'], []],
  ['购机发票', ['device-purchase'], []],
  ['statement', ['statement'], []],
  ['我想一下', [], []],
])('reads %s', async (text, has, lacks) => {
  expect(await said(text)).toMatchObject({ has, lacks });
});

it.each([
  ['营业执照我这儿有', true],
  ['营业执照，小票', true],
  ['got the licence with me', true],
  ['no invoices', true],
  ['求一份交易情况说明样板', false],
  ['最近订单是有点多', false],
  ['is a handwritten explanation accepted', false],
  ['I am bad at writing, help with the statement pls', false],
])('tells whether %s says that they are there: %s', async (text, isTold) => {
  expect((await said(text)).isTold).toBe(isTold);
});

it.each(['都有', '全部都有', 'I have them all'])('takes %s for the whole list', (text) => {
  expect(words.saysAllPapers(text)).toBe(true);
});

it.each(['就这些', '没有别的了', "that's all", 'That’s all', '以后再补'])(
  'takes %s for the end',
  (text) => {
    expect(words.saysNoMorePapers(text)).toBe(true);
  },
);

it.each(['资料', '改资料', '修改材料', 'change the papers', 'documents'])(
  'takes %s for the step',
  (text) => {
    expect(words.namesPapers(text)).toBe(true);
  },
);

it('reads a hostile text at once', async () => {
  const kinds = await said('');
  expect(kinds).toEqual({ has: [], lacks: [], isTold: false, isAll: false });
  const text = '没有营业执照，但'.repeat(300).slice(0, 2000);
  const began = processorTime();
  await said(text);
  expect(processorTime() - began).toBeLessThan(50);
});
