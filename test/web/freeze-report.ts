// A merchant who reports a freeze on the chat page, from the first word to the number of the ticket.

import type { Language } from '../../src/language/language';
import type { ChatPage } from './chat-page';

const NUMBER = /FZ-\d{8}-\d{4,}/;
const MERCHANT_ID = 'MERCHANT ID';

const ANSWERS: Record<Language, [said: string, expected: RegExp][]> = {
  'zh-Hans': [
    ['我要登记冻结', /商户号/],
    [MERCHANT_ID, /终端号/],
    ['跳过', /支付机构/],
    ['拉卡拉', /什么时候/],
    ['昨天下午三点', /提示/],
    ['交易受限', /冻结的是/],
    ['都有', /之前/],
    ['跳过', /联系/],
    ['13800138001', /营业执照/],
    ['跳过', /核对/],
    ['确认提交', NUMBER],
  ],
  en: [
    ['I want to report a freeze', /merchant ID/],
    [MERCHANT_ID, /terminal ID/],
    ['skip', /provider/i],
    ['Lakala', /when|since/i],
    ['yesterday 3pm', /screen|message/i],
    ['contact issuer', /frozen|blocked/i],
    ['both', /before/i],
    ['skip', /reach you/i],
    ['13800138002', /papers/i],
    ['skip', /check/i],
    ['confirm', NUMBER],
  ],
};

/** @returns the number of the ticket */
export async function reportFreeze(
  chat: ChatPage,
  { language, merchantId }: { language: Language; merchantId: string },
): Promise<string> {
  let said = '';
  for (const [text, expected] of ANSWERS[language])
    said = await chat.say(text === MERCHANT_ID ? merchantId : text, expected);
  return NUMBER.exec(said)?.[0] ?? '';
}
