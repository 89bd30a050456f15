// Lines with numbers that merchants write every day and that must be stored as they are.

import type { Random } from './random';

const pad = (value: number, length: number) => String(value).padStart(length, '0');

function makers(random: Random) {
  const year = () => 2024 + random.below(3);
  const [month, day] = [() => pad(1 + random.below(12), 2), () => pad(1 + random.below(28), 2)];
  const time = () => `${pad(random.below(24), 2)}:${pad(random.below(60), 2)}`;
  const amount = () => `${1 + random.below(50_000)}`;
  return {
    date: () => `${year()}-${month()}-${day()}`,
    chineseDate: () => `${year()}年${Number(month())}月${Number(day())}日`,
    compactDate: () => `${year()}${month()}${day()}`,
    time,
    amount,
    cents: () => `${amount()}.${random.digits(2)}`,
    thousands: () => Number(amount()).toLocaleString('en-US', { minimumFractionDigits: 2 }),
    /** Acquirer, region, merchant category, sequence: ISO 8583 field 42 as UnionPay assigns it. */
    merchant: () =>
      random.pick([
        '898',
        '848',
        '822',
        '826',
        '865',
        '301',
        '105',
        '103',
        '104',
        '302',
        '310',
        '308',
      ]) +
      random.pick(['3101', '1000', '4403', '3301', '5810', '2900', '7910']) +
      random.pick(['5411', '5812', '5311', '7011', '5999', '4816', '5912']) +
      random.digits(4),
    terminal: () => random.digits(8),
    mobile: () => `1${random.pick(['38', '39', '50', '86', '77', '91'])}${random.digits(8)}`,
    landline: () =>
      `${random.pick(['010', '021', '0755', '028'])}-${1 + random.below(8)}${random.digits(7)}`,
    hotline: () => `${random.pick(['400', '800'])}-${random.digits(3)}-${random.digits(4)}`,
    digits: random.digits,
    word: random.pick,
  };
}

/** 50 kinds of line, twelve of each. */
export function harmlessLines(random: Random): string[] {
  const m = makers(random);
  const kinds: (() => string)[] = [
    () => `商户号${m.merchant()}`,
    () => `我的商户编号是 ${m.merchant()}，机器被冻结了`,
    () => `merchant id ${m.merchant()}`,
    () => `MID: ${m.merchant()} TID: ${m.terminal()}`,
    () => `${m.merchant()} ${m.terminal()}`,
    () => `商户号 ${m.merchant()}\n终端号 ${m.terminal()}\n电话 ${m.mobile()}`,
    () => `${m.merchant()}，${m.mobile()}`,
    () => m.merchant(),
    () => `终端号${m.terminal()}，${m.date()} ${m.time()} 冻结的`,
    () => `terminal ${m.terminal()} was frozen on ${m.date()} at ${m.time()}`,
    () => `SN: ${m.digits(10)}`,
    () => `机身号 N9${m.digits(10)}`,
    () => `序列号0000${m.digits(8)}`,
    () => `serial NL${m.digits(9)}X on the back`,
    () => `S/N 1850${m.digits(8)}`,
    () => `电话${m.mobile()}`,
    () => `call me +86 ${m.mobile()}`,
    () => `手机 ${m.mobile().replace(/(...)(....)/, '$1 $2 ')} 随时可以打`,
    () => `0086-${m.mobile().replace(/(...)(....)/, '$1-$2-')}`,
    () => `${m.mobile()} 或 ${m.mobile()}`,
    () => `${m.mobile()} / ${m.mobile()}`,
    () => `座机 ${m.landline()}，手机 ${m.mobile()}`,
    () => `客服 ${m.hotline()} 打不通`,
    () => `I called ${m.hotline()} on ${m.date()}, no answer`,
    () => `${m.landline()} ${m.landline()}`,
    () => `订单号 ${m.digits(12)}`,
    () => `order no. ${m.digits(11)} paid ${m.cents()} yuan`,
    () => `微信单号 42000${m.digits(5)}${m.compactDate()}${m.digits(10)}`,
    () => `支付宝交易号 ${m.compactDate()}22001${m.digits(15)}`,
    () => `流水号 ${m.compactDate()}${m.digits(8)}`,
    () => `参考号 ${m.digits(12)} 授权码 ${m.digits(6)} 批次 ${m.digits(6)}`,
    () => `batch ${m.digits(6)} trace ${m.digits(6)} ref ${m.digits(12)}`,
    () => `昨天刷了三笔：${m.cents()}，${m.cents()}，${m.cents()}`,
    () => `${m.cents()}元、${m.cents()}元、${m.cents()}元都没到账`,
    () => `three sales: ${m.cents()}, ${m.cents()}, ${m.cents()} and ${m.cents()}`,
    () => `合计 ${m.thousands()} 元，被冻结 ${m.thousands()} 元`,
    () => `${m.date()} ${m.time()} ${m.cents()}; ${m.date()} ${m.time()} ${m.cents()}`,
    () => `${m.date()} ${m.cents()}\n${m.date()} ${m.cents()}\n${m.date()} ${m.cents()}`,
    () => `${m.chineseDate()}${m.time()}刷了${m.amount()}元就提示联系发卡行`,
    () => `from ${m.date()} to ${m.date()}, ${m.amount()} yuan a day`,
    () => `刷了 ${m.amount()} ${m.amount()} ${m.amount()} 之后就锁了`,
    () => `工单 FZ-${m.compactDate()}-${m.digits(4)} 到哪一步了`,
    () => `ticket FZ-${m.compactDate()}-${m.digits(5)} please`,
    () => `IMEI 86${m.digits(13)}`,
    () => `SIM 卡号 8986${m.digits(16)}`,
    () => `营业执照 91${m.digits(6)}MA${m.digits(8)}`,
    () => `IP 192.168.${m.digits(2)}.${m.digits(2)}:8080 时间 ${m.date()}T${m.time()}:09.123Z`,
    () => `错误码 ${m.digits(4)}，版本 3.2.${m.digits(3)}，固件 ${m.compactDate()}`,
    () => `密码输错${m.word(['3', '5', '6'])}次，${m.date()}锁的，电话${m.mobile()}`,
    () => `the PIN pad shows error ${m.digits(2)} since ${m.date()}; ${m.amount()} yuan blocked`,
  ];
  return kinds.flatMap((make) => Array.from({ length: 12 }, make));
}
