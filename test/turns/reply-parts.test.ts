// A long answer as several messages.

import fc from 'fast-check';
import { inParts, textParts } from '../../src/turns/reply-parts';

const LIMIT = 3500;
const line = (length: number, sign = '字') => sign.repeat(length);

it('leaves what is short enough as it is', () => {
  const reply = { type: 'message', text: line(LIMIT), suggestedActions: { actions: [] } };
  expect(inParts(reply)).toEqual([reply]);
  expect(inParts({ type: 'typing' })).toEqual([{ type: 'typing' }]);
});

it('is torn between paragraphs; buttons, marks and summary go with the last part', () => {
  const text = [line(2000, '甲'), line(2000, '乙'), line(1000, '丙')].join('\n\n');
  const rest = { suggestedActions: { actions: [] }, channelData: { thaw: { entry: 'x' } } };
  const reply = { type: 'message', textFormat: 'markdown', locale: 'zh-Hans', text, ...rest };
  const both = { type: 'message', textFormat: 'markdown', locale: 'zh-Hans' };
  expect(inParts(reply)).toEqual([
    { ...both, text: line(2000, '甲') },
    { ...both, text: `${line(2000, '乙')}\n\n${line(1000, '丙')}`, ...rest },
  ]);
});

it.each([
  ['a heading', `**${line(20)}**`],
  ['what ends in a colon', `${line(20)}：`],
])('keeps a list with %s', (_, heading) => {
  const list = `- ${line(900)}\n- ${line(900)}`;
  const [first, second] = textParts(`${line(2000)}\n\n${heading}\n\n${list}`, 2500);
  expect(first).toBe(line(2000));
  expect(second).toBe(`${heading}\n\n${list}`);
});

it('tears a list that is too long itself between its items, never behind its first line', () => {
  const items = Array.from({ length: 8 }, (_, index) => `- ${index}${line(500)}`);
  const parts = textParts(['要带的：', ...items].join('\n'), 1200);
  expect(parts[0]).toBe(`要带的：\n${items[0]}\n${items[1]}`);
  expect(parts.join('\n')).toBe(['要带的：', ...items].join('\n'));
});

it('never tears a character, loses nothing and keeps the order', () => {
  const words = fc.oneof(
    fc.string({ unit: 'grapheme', maxLength: 200 }),
    fc.constantFrom('\n\n', '\n', '。', '**题**\n\n', '- 甲\n', '👩‍👩‍👧‍👦', '🇨🇳', '说明：\n\n'),
  );
  fc.assert(
    fc.property(fc.array(words, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('');
      const parts = textParts(text, 100);
      const seen = (some: string) => some.replace(/\s/g, '');
      expect(seen(parts.join(''))).toBe(seen(text));
      for (const part of parts) {
        expect(part.length).toBeLessThanOrEqual(100);
        expect(() => encodeURIComponent(part)).not.toThrow();
      }
    }),
    { numRuns: 500 },
  );
});
