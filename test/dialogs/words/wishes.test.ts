// A clear wish with words around it: to report, to look for the cause, to reach a person, to stop.

import { join } from 'node:path';
import { readWordLists } from '../../../dialogs/words/word-lists';
import { createWishes } from '../../../dialogs/words/wishes';

const wish = createWishes(readWordLists(join(__dirname, '../../../knowledge')));

it.each([
  ...['帮我登记', '帮我报一下', '帮忙登记下', '给我登记', '我要报修', '我要上报', '我要申报冻结', '记一下', '登記一下'],
  ...['请登记', '麻烦帮我登记一下谢谢', '能不能帮我登记', '可以登记吗', '能帮我报上去吗', '还是报吧', '我想报一下'],
  ...['帮我开个单', '给我建个工单', '我要提交工单', '幫我報一下', '机子被锁了，帮我登记一下', '帮我记下来', '算了，还是报吧'],
  ...['can you note it down', 'please log it', 'raise a ticket', 'i want to report it', 'file a report'],
  ...['put in a report for me', 'report this pls', 'open a case', 'my terminal is frozen, please log it'],
  ...['could you register this for me please', 'can i report it?', 'I’d like to report my frozen terminal', 'log a ticket'],
  ...['just report it', 'please write it down', 'start a ticket please', 'i need to report this asap', '唔該幫我登記'],
])('%s → report', (said) => expect(wish(said)).toBe('report'));

it.each([
  ...['帮我查查原因', '看看怎么回事', '帮我看看是什么原因', '查一下为什么', '麻烦帮我分析一下', '排查一下', '幫我查原因'],
  ...['帮我找找原因', '帮我看看机器怎么了', '原因查一下', '能不能帮我查查为什么被冻', '为什么被锁，帮我看看'],
  ...['find out why', "what's the cause, check for me", 'can you find out what happened', 'help me find the reason'],
  ...['please check why it is locked', 'diagnose it', 'troubleshoot this please', 'look into the cause', 'figure out why pls'],
])('%s → diagnose', (said) => expect(wish(said)).toBe('diagnose'));

it.each([
  ...['找个人来', '我要跟人说话', '帮我转人工', '叫你们经理来', '换个人', '我要人工', '找你们领导', '给我找个真人', '我要找客服'],
  ...['幫我轉真人', '不跟机器人，转人工', '算了，帮我转人工', '搵個人嚟', '让人工来'],
  ...['get me someone', 'let me talk to a human', 'i want to speak to your manager', 'can i talk to a person'],
  ...['put me through to someone', 'i need a human', 'give me a real person', 'connect me to an agent please'],
])('%s → person', (said) => expect(wish(said)).toBe('person'));

it.each([
  ...['算了', '不用了', '不弄了', '再见', '拜拜', '88', '先这样吧', '下次再说', '没事了', '不打扰了', '算了吧', '那算了'],
  ...['算了算了', '不用了谢谢', '谢谢，再见', '好的拜拜', '先不弄了', '改天再说吧', '我先忙了', '算了，太麻烦了', '算了我自己弄'],
  ...['帮我登记一下，算了不用了', '没事了，机器好了', '唔使喇', '唔搞喇', '走先', '再見', '不用了，我自己打电话'],
  ...['forget it', 'never mind then', 'bye', 'gotta go', 'not now thanks', "i'm done", 'leave it', "that'll be all"],
  ...['ok bye', 'im done', 'forget it, this is useless', 'no thanks, bye', 'never mind, its working now', 'bye bye', 'see you later'],
])('%s → leave', (said) => expect(wish(said)).toBe('leave'));

it.each([
  ...['机子被锁了', 'my terminal is frozen', '怎么上报', 'how do I report it', '不用了解冻费', '没有了', 'no more', '不用'],
  ...['取消', 'cancel', 'discard', '我已经登记了', '登记了吗', '要登记吗', '需要报吗', "don't report it", '不报了怎么办', '不要登记'],
  ...['我记一下', 'let me check', '为什么被冻', 'why is it frozen', 'what happened', '怎么回事', '怎么解冻', '帮我看看', '帮我解冻'],
  ...['找不到客服', "can't find anyone to talk to", '客服电话多少', '你是人工吗', '人工审核要多久', '帮我查一下', '帮我', '请问'],
  ...['898310148160568', '昨天下午', '是', '不是', '好', 'yes', 'no', '不', 'ok', 'thanks', '谢谢', '你好', 'hello', ''],
  ...['log in', 'I cannot log in', 'I want to open an account', '我要提现', '怎么开发票', '商户号算了不记得', '屏幕写着请联系客服'],
  ...['the screen says contact customer service', 'where is my ticket', '工单进度', 'is there a report', '小票没了', '没事'],
  ...['解冻要多久', 'my boss reported it yesterday', '客服让我来登记的', 'who can I speak to', '银行让我找你们'],
])('%s → no wish', (said) => expect(wish(said)).toBeUndefined());
