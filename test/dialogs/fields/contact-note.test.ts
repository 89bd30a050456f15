// When and how a merchant wants to be reached; nothing of it where something else is told.

import { findContactNotes } from '../../../dialogs/fields/contact-note';

const notesIn = (said: string) => {
  const numbers = [...said.matchAll(/\d{11}/g)].map(({ index }) => ({
    from: index,
    to: index + 11,
  }));
  return findContactNotes(said, numbers).map(({ text }) => text);
};

it.each([
  ['13912345678 找王芳 晚上八点以后打', ['晚上八点以后打']],
  ['白天打 我在医院陪护接不了', ['白天打', '我在医院陪护接不了']],
  ['别打电话，发短信就行', ['别打电话', '发短信就行']],
  ['13912345678，下午三点前都可以打', ['下午三点前都可以打']],
  ['13912345678 晚上八点以后', ['晚上八点以后']],
  ['联系我就行 姓赵 13711112222 上午别打', ['上午别打']],
  ['白天忙，下班以后联系', ['下班以后联系']],
  ['周末不方便接电话', ['周末不方便接电话']],
  ['收咗工之後打俾我', ['收咗工之後打俾我']],
  ['call me on 13912345678 after 6pm please', ['after 6pm please']],
  ['Mary 13912345678, mornings only', ['mornings only']],
  ['13912345678 between 9 and 5', ['between 9 and 5']],
  ['I can’t pick up before 6', ['I can’t pick up before 6']],
  ['no calls, text only please', ['no calls', 'text only please']],
])('hears it in %j', (said, notes) => {
  expect(notesIn(said)).toEqual(notes);
});

it.each([
  '机器昨天下午打不开了',
  '昨天晚上客服打电话说要交钱',
  '有人早上打电话给我',
  '什么时候打给我',
  '你们晚上打电话吗',
  '当天下午打单打不出来',
  '13912345678 昨天下午',
  'after 6pm the terminal stopped',
  'they called me in the morning',
  'will you call me in the evening',
  'the machine froze this morning',
  // Another number may not be taken for the contact.
  '13912345678，别打我13868801122',
])('hears nothing of it in %j', (said) => {
  expect(notesIn(said)).toEqual([]);
});
