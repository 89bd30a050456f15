// Wishes with impatience around them, and what only sounds like one.

import { join } from 'node:path';
import { loadAnswerWords } from '../../../dialogs/words/answer-words';
import { rows } from './rows';

const words = loadAnswerWords(join(__dirname, '../../../knowledge'));

const wish = (said: string) => {
  const command = words.command(said);
  return command === 'report' || command === 'person' ? command : words.wish(said);
};

it.each(rows`
  Just report it | 行吧那就报 | yes, take the report | pls reprot it | pls put it in | 报吧报吧 | 那登记呗 | ok report it
  record it down lah | 幫我入單 | 麻煩幫我填報 | just get it reported | 赶紧报 | 快点报了吧 | i said report it
  repport it please | 少啰嗦 直接登记 | fine, log the thing | 就报呗 | 給我報咗佢 | let's get this reported | 帮我报一哈 | 开始登记吧
  go on then, file it | 快啲幫我報 | stop talking and report it | let's do the report | please just log it | 报一下得了
  快帮我登记 | 给我登记上 | report it now pls | lets file it then | yes report | just submit a report | 那就登记吧 谢谢
  enough, report | 得啦幫我報啦 | 帮我提交一下工单 | ok go ahead and report it | can u put in a ticket | 登计一下
  i want to repotr it | 直接上报就行 | just put in the report | 报了吧 | 少说废话，帮我报 | pls raise it | 幫我報啦唔該
  log it alraedy | 行，你报吧 | yes please report it | 给我报上 | register it quick
`)('%s → report', (said) => expect(wish(said)).toBe('report'));

it.each(rows`
  please get someone to call | get someone to ring me please | 叫个人打给我 | 让你们的人打电话给我
  i want to speak to a humam | 搵個真人同我講 | have someone call me back | 別廢話 轉人工 | talk to a real persson
  can someone ring me | 找个活人来 | i want a real human being | 叫你們經理聽電話 | 转人功 | get me a human pls | 我要同真人講
  換個人來 | 叫你老板来 | talk to a huamn | 轉真人
`)('%s → person', (said) => expect(wish(said)).toBe('person'));

it.each(rows`
  联系电话 | call me NOW | call me on 13800138000 | 屏幕显示请联系客服 | it says please contact customer service
  my phone number | 打我电话 | they said someone would call me | 银行叫我找客服 | 客服打不通 | report card | 她让我登记
  the report said nothing | who do i call | 昨天报过警 | call my wife | 联系人王老板 | my contact is 13800138000 | 客服说要等
  短信让我联系客服 | the staff at the shop saw it | 我自己报过了他们不管 | they reported it to the bank | 机器显示请致电客服
  打我电话13800138000 | I already reported it | 请联系商户服务 | my boss will call | 他说要上报 | report number | 报错了 | 客人叫我记账
  the machine takes the card | take the card out
`)('%s is none', (said) => expect(wish(said)).toBeUndefined());
