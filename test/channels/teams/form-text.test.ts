// Plain texts as Teams is sent them: every line break stays, and nothing that a merchant wrote becomes markup.

import fc from 'fast-check';
import { firstWords, plainHtml } from '../../../src/channels/teams/form/teams-text';

const JOINER = '\u2060';

/** What a reader of the markup sees. */
function shown(html: string): string {
  return html
    .replace(/^<p>|<\/p>$/g, '')
    .replaceAll('<br>', '\n')
    .replace(/&#(\d+);/g, (_, code: string) => String.fromCodePoint(Number(code)))
    .replaceAll(JOINER, '');
}

it.each([
  ['one line', '您好', '<p>您好</p>'],
  ['lines', '第一行\n第二行', '<p>第一行<br>第二行</p>'],
  ['paragraphs', 'One.\n\nTwo.', '<p>One.<br><br>Two.</p>'],
  ['line ends of Windows', 'a\r\nb', '<p>a<br>b</p>'],
  ['tags', '<b>x</b> & y', '<p>&#60;b&#62;x&#60;/b&#62; &#38; y</p>'],
  ['a mention', '<at>Ann</at>', '<p>&#60;at&#62;Ann&#60;/at&#62;</p>'],
  [
    'bold and code',
    '**x** `y` _z_ ~~w~~',
    '<p>&#42;&#42;x&#42;&#42; &#96;y&#96; &#95;z&#95; &#126;&#126;w&#126;&#126;</p>',
  ],
  ['a link', '[a](b)', '<p>&#91;a&#93;(b)</p>'],
  ['a numbered list', '1. a\n2. b', `<p>1${JOINER}. a<br>2${JOINER}. b</p>`],
  ['bullets and a heading', '- a\n# b', '<p>&#45; a<br>&#35; b</p>'],
  ['the bullets of our own lists', '• FZ-20261122-0001', '<p>• FZ-20261122-0001</p>'],
  [
    'an address of the web',
    'https://evil.example',
    `<p>https:${JOINER}//evil${JOINER}.example</p>`,
  ],
  ['an address of mail', 'a@b.example', `<p>a${JOINER}@b${JOINER}.example</p>`],
  ['numbers and amounts', '3.5万, 13800138000, 2-3天', '<p>3.5万, 13800138000, 2-3天</p>'],
])('writes %s', (_, text, html) => {
  expect(plainHtml(text)).toBe(html);
});

it('makes links of addresses where staff may have written them, and of nothing else', () => {
  expect(plainHtml('见https://help.example/a?b=1&c=2。谢谢 <x>', { links: true })).toBe(
    '<p>见<a href="https://help.example/a?b=1&#38;c=2">https://help.example/a?b=1&#38;c=2</a>。谢谢 &#60;x&#62;</p>',
  );
  expect(plainHtml('javascript:alert(1) ftp://x.example', { links: true })).not.toContain('<a');
});

const pieces = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom(
    ...[
      '<b>',
      '</p>',
      '<at>',
      '&lt;',
      '&#42;',
      '**',
      '__',
      '`',
      '~~',
      '[x](http://y.z)',
      '![x](y)',
      '\n# ',
      '\n- ',
      '\n1. ',
      '\n> ',
      '\n---\n',
      '\n\n',
      '\n===',
      '\n    ',
      '|a|b|\n|-|-|',
      'http://a.b',
      'WWW.a.b',
      'a@b.cc',
      'mailto:x',
      '\\',
      '<!--',
      '<![CDATA[',
      '\r',
      '\t',
    ],
  ),
);
const merchantText = fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join(''));

it('lets nothing that a merchant wrote become markup, a link or a mention', () => {
  fc.assert(
    fc.property(merchantText, (text) => {
      const html = plainHtml(text);
      const inside = html.replace(/^<p>|<\/p>$|<br>/g, '');
      expect(inside.replace(/&#\d+;/g, '')).not.toMatch(/[<>&*_`~[\]\\|"']/);
      for (const line of html.replace(/^<p>|<\/p>$/g, '').split('<br>')) {
        expect(line).not.toMatch(/^\s*(?:[#+=>-]|\d+[.)](?:\s|$))/);
      }
      expect(inside).not.toMatch(/[a-z]:\/\/|(?:mailto|tel):[^\s\u2060]|www\.|[^\u2060]@/i);
      expect(shown(html)).toBe(text.replace(/\r\n?/g, '\n').replaceAll(JOINER, ''));
    }),
    { numRuns: 2000 },
  );
});

it('makes a notification of the first words, without markup and in one line', () => {
  expect(firstWords('**审核要多久**\n\n- **查进度**：问\n- 等')).toBe('审核要多久 查进度：问 等');
  expect([...firstWords('😀'.repeat(300))]).toHaveLength(150);
});
