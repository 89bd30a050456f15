// "I don't know", "I haven't got it", "there is none", in spellings that no list holds as a whole.

import { join } from 'node:path';
import { createNotKnown } from '../../../dialogs/words/not-known';
import { readWordLists } from '../../../dialogs/words/word-lists';

const notKnown = createNotKnown(readWordLists(join(__dirname, '../../../knowledge')));
/** "unknown", "nothing notice" */
const read = (said: string) =>
  notKnown(said).map(({ kind, field }) => (field === undefined ? kind : `${kind} ${field}`));

describe('what cannot be said', () => {
  it.each([
    ...['dont have it', 'not on me', "haven't got it with me", 'no idea where that is', 'cant see it'],
    ...['the slip is gone', "i'd have to look", 'beats me', 'no clue', 'dunno mate', "it's worn off"],
    ...["couldn't tell you", 'not sure tbh', "I don't know", 'i dont know', 'I don’t know', 'i do not know'],
    ...["I can't remember", 'cannot remember', 'sorry no idea', 'no idea sorry', "haven't a clue"],
    ...["i really don't remember exactly", 'i dont rember', 'how should i know?', 'who knows', 'idk'],
    ...["I don't have it here right now", 'not with me right now', 'left it at home', 'lost it'],
    ...["can't find it anywhere", 'cant read it', 'too small to read', 'the sticker has worn off'],
    ...["i'd need to ask my boss", 'only my husband knows', 'not to hand', "don't have that on me sorry"],
    ...['never noticed', "didn't write it down", 'honestly no clue', 'the receipt is lost', 'unsure'],
    ...['i forgot', 'i have forgotten', "can't say for sure", 'hard to say', 'not certain', 'im not sure'],
    ...["I don't have the number", 'no receipt', 'threw it away', 'not a clue mate', 'no recollection at all'],
    ...['看不清', '说不上', '不记得了', '不曉得', '搞不清楚', '没注意看', '哪知道啊', '我哪晓得', '手头没有'],
    ...['不在身边', '小票扔了', '找不到了', '忘了', '记不起来', '唔知', '唔記得', '冇印象', '這個不清楚耶'],
    ...['不知道', '我不知道', '真不知道', '不太清楚', '不清楚啊', '我也不清楚', '不确定', '没印象了', '没留意'],
    ...['完全没印象', '想不起来了', '记不太清了', '不太记得', '实在记不清楚', '鬼知道', '谁知道呢', '我怎么知道'],
    ...['没带在身上', '不在手边', '单子丢了', '小票早就没了', '标签磨掉了', '字太小看不清', '认不出来', '看不懂'],
    ...['唔清楚', '我唔知道', '唔係好記得', '睇唔清', '搵唔到', '唔記得咗', '我點知', '唔喺身邊', '冇帶'],
    ...['不記得了', '沒印象', '找不到了', '看不清楚', '不太確定', '沒注意', '手邊沒有', '忘記了', '說不上來'],
    ...['不晓得哇', '不知道呀不好意思', '这个我真说不准', '得回店里看', '要问一下我老公', '没记住', '没记'],
  ])('%s', (said) => expect(read(said)).toEqual(['unknown']));

  it.each([
    ['不知道是哪一家', 'provider'],
    ["don't know which bank it is", 'provider'],
    ['不知道哪家公司的', 'provider'],
    ['商户号不知道', 'merchantId'],
    ['我没有商户号', 'merchantId'],
    ['沒有商戶號怎麼辦', 'merchantId'],
    ['商户号我哪记得', 'merchantId'],
    ["don't have a merchant id", 'merchantId'],
    ['i have no merchant ID', 'merchantId'],
    ['lost my merchant id', 'merchantId'],
    ['终端号找不到', 'terminalId'],
    ['终端号看不清', 'terminalId'],
    ['终端号磨掉了', 'terminalId'],
    ['no terminal id', 'terminalId'],
    ["can't see the terminal number", 'terminalId'],
    ['具体哪天记不清了', 'frozenAt'],
    ['不记得是什么时候冻的', 'frozenAt'],
    ["can't remember when it happened", 'frozenAt'],
    ['時間不記得了', 'frozenAt'],
    ['没看清屏幕提示', 'notice'],
    ["don't remember what it said", 'notice'],
    ['没有电话', 'contact'],
  ])('%s → %s', (said, field) => expect(read(said)).toEqual([`unknown ${field}`]));

  it('reads several fields in one clause', () => {
    expect(read('商户号和终端号都不知道')).toEqual(['unknown merchantId', 'unknown terminalId']);
  });
});

describe('what there is none of', () => {
  it.each([
    ['沒有顯示什麼', 'notice'],
    ['啥提示都没有', 'notice'],
    ['就黑屏没字', 'notice'],
    ['nothing on screen just dead', 'notice'],
    ['no message at all', 'notice'],
    ['没有提示', 'notice'],
    ['什么都没显示', 'notice'],
    ['没收到任何通知', 'notice'],
    ['冇顯示', undefined],
    ["it didn't say anything", 'notice'],
    ['nothing shown', 'notice'],
    ["didn't get any message", 'notice'],
    ['the screen is blank', 'notice'],
    ['没啥变化', 'before'],
    ['没有特别的', 'before'],
    ['和平常一样', 'before'],
    ['nothing special', 'before'],
    ['same as always', 'before'],
    ['nope nothing changed', 'before'],
    ['沒什麼特別', 'before'],
    ['之前都正常', 'before'],
    ['没改过什么', 'before'],
    ['什么都没做', 'before'],
    ["we didn't change anything", 'before'],
    ['nothing out of the ordinary', 'before'],
    ['business as usual', 'before'],
    ['同平時一樣', 'before'],
    ['没有', undefined],
    ['没什么', undefined],
    ['nothing', undefined],
    ['there is none', undefined],
  ])('%s → %s', (said, field) =>
    expect(read(said)).toEqual([field === undefined ? 'nothing' : `nothing ${field}`]),
  );
});

describe('what says neither', () => {
  it.each([
    ...['为什么没有提示？', "don't you know?", 'you dont have my number?', '没到账', '没有收到钱', '刷不了'],
    ...['no card works', '没有刷成功', 'I have no money in the account', '不知道为什么被冻结了'],
    ...['不知道怎么解冻', '找不到客服', "can't find anyone to talk to", '不要再问了', '没有提示吗'],
    ...['不知道怎么办', "I don't know what to do", "I don't know why it is frozen", 'no time', '没时间'],
    ...['没有问题', 'no problem', 'nothing works', '机器坏了', '机器丢了', "it doesn't work", '钱不见了'],
    ...['有提示', '我知道', 'i know', 'the machine is broken', 'I have it', '商户号', 'merchant id'],
    ...['没钱', '没人接电话', '没人理我', '拿不到钱', '提不了现', "can't withdraw", "can't take payments"],
    ...['nobody answers', "I can't use it", '不能刷卡', '没法收款', '看不到钱', 'cannot log in', '登不上去'],
    ...['不行', '不', 'no', 'not yet', '不用', '不是', '不对', '没错', 'never mind', '算了', 'cancel'],
    ...["I didn't say that", '我没说', '不是不知道', "don't know who to call", '不知道找谁', '没有了商户号还能解冻吗'],
    ...['898310148160568', '昨天下午', '屏幕显示交易受限', '银联商务', '没有用', '没用', 'not helpful'],
  ])('%s', (said) => expect(read(said)).toEqual([]));
});
