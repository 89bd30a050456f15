import { evenText } from '../../src/language/even';

it.each([
  ['終端號：１０２９３８４７', '终端号:10293847'],
  ['Call  ME\tat　３', 'call  me at 3'],
  ['ﬁne ½', 'ﬁne ½'],
])('evens %s and keeps every place', (text, even) => {
  expect(evenText(text)).toBe(even);
  expect(evenText(text)).toHaveLength(text.length);
});

it('leaves characters outside the basic plane alone', () => {
  expect(evenText('🙏A𠮷')).toBe('🙏a𠮷');
});
