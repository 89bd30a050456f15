// Spoken Cantonese and words of Taiwan and Hong Kong, as they are understood.

import { SPOKEN_AS_WRITTEN, SPOKEN_WORDS } from '../../src/language/spoken-words';
import { evenChinese, writtenChinese } from '../../src/language/written-chinese';
import { processorTime } from '../support/processor-time';

const WORDS = `${SPOKEN_WORDS} ${SPOKEN_AS_WRITTEN}`.match(/\p{Script=Han}+/gu) ?? [];

it.each([
  ['部機點解凍咗', '机器为什么冻了'],
  ['點解凍結㗎', '为什么冻结的'],
  ['點解凍部機', '怎么解冻机器'],
  ['碌唔到卡點算', '刷不了卡怎么办'],
  ['尋日碌咗三筆', '昨天刷了三筆'],
  ['琴日、噚日、琴晚、今朝', '昨天、昨天、昨晚、今早'],
  ['審核要幾耐先得', '審核要多久才行'],
  ['係咪要俾錢', '是不是要付钱'],
  ['使唔使畀資料', '要不要给資料'],
  ['得唔得呀', '行不行呀'],
  ['而家冇得用', '现在不能用'],
  ['搵邊個傾', '找哪个傾'],
  ['去邊度睇', '去哪里看'],
  ['唔該幫我睇下', '麻烦幫我看下'],
  ['唔該', '谢谢'],
  ['唔好意思，唔記得咗', '不好意思，不記得了'],
  ['佢哋話要乜嘢', '他们说要什么'],
  ['过数唔得', '转账不行'],
  ['点解会咁', '为什么会这么'],
  ['螢幕出現簡訊，登入唔到', '屏幕出現短信，登录不到'],
])('reads %s', (spoken, written) => {
  expect(writtenChinese(spoken)).toBe(written);
});

it.each([
  '關係、聯係、系統、系列',
  '三點解凍，早點解決，下午兩點交資料，重點解決',
  '銀行網點申請，网点可以开通，对过账了，對過帳了',
  '先得把資料交了，先知會一聲',
  '而家里没人，小喇叭，全部機會',
  '旁邊個店，手邊個袋',
  '全部機器、內部機器',
  '仲裁、仲介、忙碌、勞碌',
  '電話、對話、話費',
  '當機器被鎖',
  '點選確認提交，點開任意一項',
  '唔',
  '唔，好的',
  '请问解冻要多久？',
  'How long does it take?',
  '',
])('leaves %p alone', (text) => {
  expect(writtenChinese(text)).toBe(text);
});

it('keeps every place for those who cut out what they find', () => {
  for (const text of [...WORDS, '部機點解凍咗😀，係咪唔該晒', '𠮷唔好']) {
    expect(evenChinese(text)).toHaveLength(text.length);
  }
  expect(evenChinese('尋日三點碌唔到卡，點算')).toBe('昨天三點刷不了卡，咋办');
});

it('changes nothing when reading again', () => {
  for (const word of WORDS) {
    const once = writtenChinese(word);
    expect(writtenChinese(once)).toBe(once);
  }
});

it('takes time in proportion to the length of hostile text', () => {
  for (const text of ['點'.repeat(100_000), '唔係'.repeat(50_000), '部機'.repeat(50_000)]) {
    const start = processorTime();
    writtenChinese(text);
    expect(processorTime() - start).toBeLessThan(500);
  }
});
