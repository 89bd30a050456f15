// The beginning of a thought: the merchant is still writing.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { readingOf } from '../fields/read-field';
import { rows } from './rows';

const root = join(__dirname, '../../..');
const goesOn = (said: string) => readingOf(said).isFragment;

it.each(rows`
  我的pos机 | 昨天晚上 | 就是 | 那个 | 我想问一下就是 | hi so | my terminal | since yesterday | and also | because | 我的POS機 | 昨天下午3点
  前天下午的时候 | 从昨天开始 | 我店里的机器 | 你好我的pos机 | 然后 | 因为 | 是这样的 | 还有 | 我跟你说， | 我刚去了银行， | 我昨天去银行因为
  老师我那个… | 我家的刷卡机 | 上周五 | 事情是这样的 | 我想说 | 琴日 | the thing is | so basically | my card machine | last night
  i went to the bank and | ok so | this morning, | the account | hello my pos machine | yesterday at 3pm | since monday | but | well...
  i was going to say... | 我的机器 | 那个我想问 | 我前几天 | 上个月 | 刚才 | 今天早上 | 我店里 | 我家pos | 老板昨天 | 我们店的刷卡机 | 就是那个
  我跟你说 | 是这样 | 然后呢我 | 我昨晚， | 因为我 | 所以 | 但是我 | 如果 | 还有就是 | 我想说的是 | 比如 | 关于那个 | 今日下晝 | 我部機 | 尋晚
  我哋間舖 | 琴日夜晚 | 我嗰部機 | 我的終端 | my pos | my machine | hi my terminal | so my machine | about my account | well | you see | i wanted to ask
  yesterday morning | on monday | last week | a few days ago | so yesterday | but my | when i | if | also | regarding my terminal | the machine
  basically | i mean | two days ago | hello so | my money | i called the bank, | and then | we have a shop and | i was trying to pay and | just now
`)('%s goes on', (said) => expect(goesOn(said)).toBe(true));

it.each(rows`
  pos机冻结 | 刷卡失败 | 机器被锁了 | 机器被锁了… | my terminal is frozen | card declined | 为什么？ | 我的pos机？ | 898310148160568 | 13900139000
  a@b.cn | 是 | 好的 | yes | no | 不是 | 取消 | 跳过 | skip | 转人工 | 商户号 | 3 | 第二个 | 你好 | 你好， | hello | 在吗 | 谢谢 | ... | 怎么解冻
  how long | 解冻 | 不知道 | no idea | 没有 | 算了 | bye | 拉卡拉 | 银联商务 | 我要报告冻结 | i think so | ok then | 嗯… | 工单进度 | 我的工单
  898310148160568， | 机器坏了 | 钱没到 | 刷不了 | 昨天被冻了 | 我的pos机被锁了 | 机器不能用 | 昨天下午三点冻的 | 收不了款 | 终端冻结 | 账户被封
  资金被扣 | 提现失败 | 解冻要几天 | 要什么资料 | 费用多少 | 可以 | 对 | 行 | 不对 | 错了 | 嗯嗯 | 没事 | 不用 | 好的谢谢 | 您好 | 早上好 | 帮助 | 人工
  继续 | 修改 | 上一步 | 满意 | 银行 | 江苏省南京市鼓楼区中山路1号 | 张三 | 138 0013 8000 | test@qq.com | 就这样 | 都有 | 第一个 | 无 | frozen
  terminal blocked | no money | account frozen yesterday | machine not working | how | why | ok | sure | correct | thanks | help me | menu | cancel
  next | john smith | 12 high street, london | merchant id | lakala | what now | the terminal is locked | it stopped yesterday
`)('%s is whole', (said) => expect(goesOn(said)).toBe(false));

it.each(['zh-Hans', 'en'])('takes no button for a beginning (%s)', (language) => {
  const { button } = parse(readFileSync(join(root, 'locales', `${language}.yaml`), 'utf8')) as {
    button: Record<string, string>;
  };
  expect(Object.values(button).filter(goesOn)).toEqual([]);
});
