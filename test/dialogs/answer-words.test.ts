import { join } from 'node:path';
import { loadAnswerWords } from '../../dialogs/words/answer-words';
import { COMMANDS, FIELD_NAMES } from '../../dialogs/words/word-lists';
import { processorTime } from '../support/processor-time';
import { cnToTraditional } from './traditional';

const words = loadAnswerWords(join(__dirname, '..', '..', 'knowledge'));
const FREEZE_FIELDS = FIELD_NAMES.filter((name) => name !== 'question');

describe('yes and no', () => {
  it.each([
    ...['是', '是的', '好', '好的', '对', '可以', '行', '同意', '对的', '嗯', '没错', '确认'],
    ...[
      'ok',
      'yes',
      '對',
      '是啊',
      '嗯嗯',
      '没问题',
      '好滴',
      '都对',
      '確認',
      '沒錯',
      '對的',
      'ＯＫ',
    ],
    ...[
      'Yes.',
      'YES!',
      'yep',
      'sure',
      'correct',
      'that’s right',
      'looks good',
      'Yes, please',
      'ok thanks',
    ],
    ...[
      '对，没错',
      '好的，确认',
      '是的是的',
      '嗯，对的',
      '好的谢谢',
      '对 的',
      '可以的，就这样吧',
      '不用改',
      '没有问题',
    ],
  ])('takes "%s" as yes', (said) => {
    expect(words.yesNo(said)).toBe('yes');
  });

  it.each([
    ...[
      '不',
      '不是',
      '不行',
      '不可以',
      '不用',
      '不用了',
      '不要',
      '没有',
      '否',
      '不同意',
      '沒有',
      '没',
      '無',
    ],
    ...[
      '不对',
      '不對',
      '错了',
      '錯了',
      '有问题',
      '不太对',
      '好像不对',
      '好像不對',
      '可能有错',
      '不是的',
      '不好',
    ],
    ...[
      'no',
      'No.',
      'nope',
      'no thanks',
      'not correct',
      "that's wrong",
      'wrong',
      'not yet',
      "don't",
      'no, that is wrong',
    ],
    ...['是不对', '好的，不用了', '不，谢谢'],
  ])('takes "%s" as no', (said) => {
    expect(words.yesNo(said)).toBe('no');
  });

  it.each([
    ...['好像对', '应该是', '可能是的', 'maybe', 'I think so', 'i think yes', 'probably right'],
    ...['可以吗', '好不好', '是什么', '行情', '对账单', '好像', '', '？', '👍'],
    ...[
      'yesterday',
      'know',
      'okra',
      'not a question',
      '我的机器不能用',
      '没有商户号怎么办',
      'nothing works here',
    ],
  ])('takes "%s" as neither', (said) => {
    expect(words.yesNo(said)).toBeUndefined();
  });
});

describe('commands', () => {
  it.each([
    ['取消', 'cancel'],
    ['我要取消', 'cancel'],
    ['不填了', 'cancel'],
    ['Cancel', 'cancel'],
    ['please cancel', 'cancel'],
    ['never mind', 'cancel'],
    ['上一步', 'back'],
    ['返回上一步吧', 'back'],
    ['go back please', 'back'],
    ['跳过', 'skip'],
    ['跳過', 'skip'],
    ['跳过吧', 'skip'],
    ['skip', 'skip'],
    ['帮助', 'help'],
    ['幫助', 'help'],
    ['help me', 'help'],
    ['转人工', 'person'],
    ['轉人工', 'person'],
    ['请帮我转人工', 'person'],
    ['人工！！', 'person'],
    ['can I talk to a human please', 'person'],
    ['I want to speak to a person', 'person'],
    ['agent', 'person'],
    ['报告冻结', 'report'],
    ['我要報告凍結', 'report'],
    ['I want to report a freeze', 'report'],
    ['我的工单', 'ticket'],
    ['where is my ticket?', 'ticket'],
    ['重新开始', 'restart'],
    ['start over', 'restart'],
    ['说中文', 'chinese'],
    ['中文', 'chinese'],
    ['請說中文', 'chinese'],
    ['switch to Chinese', 'chinese'],
    ['讲英文', 'english'],
    ['English', 'english'],
    ['switch to English, please', 'english'],
    ['不清楚', 'unknown'],
    ['记不清了', 'unknown'],
    ["I don't know", 'unknown'],
    ['I don’t know', 'unknown'],
    ['都不是', 'none-of-these'],
    ['None of these', 'none-of-these'],
    ['👍 有帮助', 'helpful'],
    ['👎 Not helpful', 'not-helpful'],
    ['继续填写', 'go-on'],
    ['修改', 'change'],
    ['要不算了', 'cancel'],
    ['我不填', 'skip'],
    ['我要投诉你们', 'complaint'],
    ['我要投诉', 'complaint'],
    ['I want to complain', 'complaint'],
    ['report', 'report'],
    ['报告', 'report'],
    ['谢谢', 'thanks'],
    ['thank you!', 'thanks'],
    ['👍', 'helpful'],
    ['👍🏽👍🏽', 'helpful'],
    ['👎', 'not-helpful'],
  ])('understands "%s"', (said, command) => {
    expect(words.command(said)).toBe(command);
  });

  it.each([
    '取消授权是什么意思',
    '人工审核要多久',
    'how do I cancel a payment',
    '我的机器被冻结了',
    '帮我看看',
    'china',
  ])('takes "%s" as no command', (said) => {
    expect(words.command(said)).toBeUndefined();
  });

  it('gives no word two meanings', () => {
    const owners = new Map<string, string>();
    const doubled: string[] = [];
    for (const command of COMMANDS) {
      for (const word of words.lists.commands[command]) {
        if (owners.has(word)) doubled.push(`${word}: ${owners.get(word)}, ${command}`);
        owners.set(word, command);
      }
    }
    expect(doubled).toEqual([]);
  });
});

describe('ordinals', () => {
  it.each([
    ['第一个', 0],
    ['2', 1],
    ['２', 1],
    ['第二个', 1],
    ['第二個', 1],
    ['我选第二个', 1],
    ['第2个吧', 1],
    ['the second one', 1],
    ['The second one, please', 1],
    ['option 3', 2],
    ['最后一个', 2],
    ['the last one', 2],
  ])('picks from three by "%s"', (said, index) => {
    expect(words.ordinal(said, 3)).toBe(index);
  });

  it.each(['第四个', '4', '12', '两个都要', 'second hand machine'])(
    'picks nothing by "%s"',
    (said) => {
      expect(words.ordinal(said, 3)).toBeUndefined();
    },
  );
});

describe('corrections', () => {
  it.each([
    ['改商户号', 'merchantId', ''],
    ['我要修改商户号', 'merchantId', ''],
    ['修改一下冻结时间', 'frozenAt', ''],
    ['改終端號', 'terminalId', ''],
    ['change the date', 'frozenAt', ''],
    ['I want to change my phone number', 'contact', ''],
    ['change the date to Monday', 'frozenAt', 'monday'],
    ['把日期改成周一', 'frozenAt', '周一'],
    ['商户号应该是898310148160568', 'merchantId', '898310148160568'],
    ['不对，商户号应该是 898310148160568', 'merchantId', '898310148160568'],
    ['商户号错了', 'merchantId', ''],
    ['电话改成13900139000', 'contact', '13900139000'],
    ['sorry, the merchant ID should be 898310148160568', 'merchantId', '898310148160568'],
    ['the phone is wrong', 'contact', ''],
  ])('reads "%s"', (said, field, value) => {
    expect(words.correction(said, FREEZE_FIELDS)).toEqual({ field, value });
  });

  it.each([
    '机器提示交易错了',
    '商户号在哪里看',
    'the machine says wrong terminal id, contact issuer',
    '我改了电话以后就冻结了',
    '提示商户号不存在',
    'we changed the terminal last week',
    '电话是13900139000',
  ])('leaves "%s" alone', (said) => {
    expect(words.correction(said, FREEZE_FIELDS)).toBeUndefined();
  });

  it('takes "field: value" where changes are expected', () => {
    expect(words.looseCorrection('电话是13900139000', FREEZE_FIELDS)).toEqual({
      field: 'contact',
      value: '13900139000',
    });
    expect(words.fieldNamed('商户号', FREEZE_FIELDS)).toBe('merchantId');
    expect(words.fieldNamed('The date, please', FREEZE_FIELDS)).toBe('frozenAt');
    expect(words.fieldNamed('what is a date', FREEZE_FIELDS)).toBeUndefined();
  });
});

describe('values named without a joining word', () => {
  it.each([
    ['改终端号 10293848', 'terminalId', '10293848', true],
    ['改終端號10293848', 'terminalId', '10293848', true],
    ['不对，商户号：898310148160569', 'merchantId', '898310148160569', false],
    ['change terminal id 10293848', 'terminalId', '10293848', true],
    ['please change my phone number 13900139000', 'contact', '13900139000', true],
    ['merchant id 898310148160569', 'merchantId', '898310148160569', false],
    ['改商户号 898310148160569，谢谢', 'merchantId', '898310148160569', true],
  ])('reads "%s"', (said, field, value, asked) => {
    expect(words.unjoinedCorrection(said, FREEZE_FIELDS)).toEqual({ field, value, asked });
  });

  it.each(['我改了电话以后就冻结了', '这台终端号不存在', 'midnight', 'we changed the terminal'])(
    'leaves "%s" alone',
    (said) => {
      expect(words.unjoinedCorrection(said, FREEZE_FIELDS)).toBeUndefined();
    },
  );
});

describe('fields that cannot be given', () => {
  it.each([
    "i don't know my merchant id",
    'I don’t have a merchant ID',
    "I don't know what my merchant id is",
    '不知道商户号啊',
    '能不能不填商户号',
    '没有商户号',
    '我沒有商戶號怎麼辦？',
  ])('hears it in "%s"', (said) => {
    expect(words.fieldLacking(said, FREEZE_FIELDS)).toBe('merchantId');
  });

  it.each(['商户号 898310148160568', '没有商户号能解冻资金多久', '商户号没有错', 'no merchant'])(
    'hears none in "%s"',
    (said) => {
      expect(words.fieldLacking(said, FREEZE_FIELDS)).toBeUndefined();
    },
  );
});

describe('something wrong', () => {
  it.each(['不对', '不對', '好像不对', "no, that's wrong", '错了'])('hears it in "%s"', (said) => {
    expect(words.saysWrong(said)).toBe(true);
  });

  it.each(['没有', '不用了', 'no thanks', '没错', '错误代码12'])('hears none in "%s"', (said) => {
    expect(words.saysWrong(said)).toBe(false);
  });
});

describe('questions in between', () => {
  it.each([
    '解冻要多久？',
    '解冻要多久',
    '为什么冻结我',
    '这样能解冻吗',
    'how long does it take',
    'why?',
  ])('hears a question in "%s"', (said) => {
    expect(words.looksLikeQuestion(said)).toBe(true);
  });

  it.each([
    '交易受限，请联系发卡行',
    '没什么特别的',
    '昨天刷了三笔大额的',
    'three large payments',
    'Lakala',
  ])('hears no question in "%s"', (said) => {
    expect(words.looksLikeQuestion(said)).toBe(false);
  });
});

it('understands every Chinese word of the lists in traditional script', () => {
  const { yes, no } = words.lists;
  expect(yes.filter((word) => words.yesNo(cnToTraditional(word)) !== words.yesNo(word))).toEqual(
    [],
  );
  expect(no.filter((word) => words.yesNo(cnToTraditional(word)) !== words.yesNo(word))).toEqual([]);
  for (const command of COMMANDS) {
    const lost = words.lists.commands[command].filter(
      (word) => words.command(cnToTraditional(word)) !== command,
    );
    expect(lost).toEqual([]);
  }
});

/** Milliseconds; how fast it is is measured elsewhere: this finds text that stalls, on a machine under any load. */
const STALL = 2000;

it('does not stall on hostile text', () => {
  for (const said of [
    '不'.repeat(2000),
    'please '.repeat(300),
    '改'.repeat(2000),
    '不对，'.repeat(600),
    'no '.repeat(700),
  ]) {
    const started = processorTime();
    words.yesNo(said);
    words.command(said);
    words.ordinal(said, 3);
    words.looseCorrection(said, FREEZE_FIELDS);
    words.looksLikeQuestion(said);
    words.unjoinedCorrection(said, FREEZE_FIELDS);
    words.fieldLacking(said, FREEZE_FIELDS);
    words.saysWrong(said);
    expect(processorTime() - started).toBeLessThan(STALL);
  }
});

describe('answers that bend', () => {
  /** Each in simplified and, where it is Chinese, in traditional script. */
  const scripts = (said: string) => [...new Set([said, cnToTraditional(said)])];
  const inScripts = (list: string) => list.split('|').flatMap(scripts);

  it.each(
    inScripts(
      '没有不对|没什么不对|没啥问题|没毛病|完全正确|对滴|当然可以|木有问题|no problem|nothing wrong|sure, why not',
    ),
  )('takes "%s" as yes', (said) => {
    expect(words.yesNo(said)).toBe('yes');
  });

  it.each(
    inScripts(
      '不可以|好像不对|不对吧|不行的|木有|不要啦|I don’t think so|not really|absolutely not|of course not',
    ),
  )('takes "%s" as no', (said) => {
    expect(words.yesNo(said)).toBe('no');
  });

  it.each(
    inScripts(
      '不是不可以|不是不对|不是不行|也不是不行|可以是可以|可以是可以，但是电话不对|好是好|不确定|好的但是电话不对|not wrong|yes but the phone is wrong|not sure',
    ),
  )('takes "%s" as neither', (said) => {
    expect(words.yesNo(said)).toBeUndefined();
  });

  it.each([
    ...[
      ['第二个', 1],
      ['我要第二个', 1],
      ['2nd one', 1],
      ['no. 2', 1],
      ['②', 1],
      ['第六个', 5],
    ],
    ...[
      ['最后一个', 7],
      ['倒数第一个', 7],
      ['the last one', 7],
    ],
    ...[
      ['倒数第二个', 6],
      ['second to last', 6],
      ['the one before last', 6],
      ['倒数第三个', 5],
      ['the third to last', 5],
    ],
  ] as const)('finds "%s" among eight', (said, index) => {
    for (const each of scripts(said)) expect(words.ordinal(each, 8)).toBe(index);
  });

  it('finds no place that the list does not have', () => {
    expect(words.ordinal('第六个', 5)).toBeUndefined();
    expect(words.ordinal('倒数第三个', 2)).toBeUndefined();
  });

  it.each([
    ...[
      ['下一题', 'skip'],
      ['这个跳过', 'skip'],
      ['能不能跳过', 'skip'],
      ['skip this one', 'skip'],
    ],
    ...[
      ['回上一题', 'back'],
      ['退一步', 'back'],
      ['算了不填了', 'cancel'],
      ['不写了', 'cancel'],
    ],
    ...[
      ['接着写', 'go-on'],
      ['go on writing', 'go-on'],
      ['重新写', 'restart'],
      ['start afresh', 'restart'],
    ],
    ...[
      ['先不写', 'later'],
      ['以后再说', 'later'],
      ['Not now', 'later'],
      ['想不起来了', 'unknown'],
    ],
  ])('takes "%s" as the command %s', (said, command) => {
    for (const each of scripts(said)) expect(words.command(each)).toBe(command);
  });

  it.each(inScripts('您好|在吗|您好，在吗？|早上好|有人吗|hello|Hi there|hello, are you there?'))(
    'hears a greeting in "%s"',
    (said) => {
      expect(words.smallTalk(said)).toBe('greeting');
    },
  );

  it.each(inScripts('我有个问题|您好，我想咨询一下|I have a question|有问题想问您'))(
    'hears a beginning in "%s"',
    (said) => {
      expect(words.smallTalk(said)).toBe('opening');
    },
  );

  it.each(['您好，我的机器被冻结了', '都有', 'hi my terminal is frozen', '早上八点', '谢谢', ''])(
    'hears no small talk in "%s"',
    (said) => {
      expect(words.smallTalk(said)).toBeUndefined();
    },
  );
});
