// Questions as merchants in Hong Kong, Macau and Guangdong put them; none of them is a phrasing.

import type { Matcher } from '../../src/knowledge/matcher';
import { loadProduct } from '../support/learned';

const QUESTIONS: [question: string, entry: string][] = [
  ['部機點解凍咗', 'overview.why-frozen'],
  ['點解部機會俾人鎖咗？', 'overview.why-frozen'],
  ['我部POS機做咩會凍結㗎', 'overview.why-frozen'],
  ['係咩原因會搞到部機凍結', 'overview.why-frozen'],
  ['POS機凍結咗點算', 'overview.how-to-unfreeze'],
  ['部機凍結咗，要點解凍', 'overview.how-to-unfreeze'],
  ['部機俾銀行鎖咗，要點做先解得返', 'overview.how-to-unfreeze'],
  ['解凍要搞啲咩手續', 'overview.how-to-unfreeze'],
  ['點解凍部POS機呀', 'overview.how-to-unfreeze'],
  ['審核要幾耐', 'faq.review-time'],
  ['解凍要等幾耐先得', 'faq.review-time'],
  ['幾時先可以解凍', 'faq.review-time'],
  ['要等幾多日先審核完', 'faq.review-time'],
  ['交咗資料之後要等幾耐先有結果', 'faq.review-time'],
  ['審核唔過點算', 'faq.review-rejected'],
  ['審核俾人打返轉頭，點搞好', 'faq.review-rejected'],
  ['解凍申請唔批，之後可以點做', 'faq.review-rejected'],
  ['有人話俾錢就可以解凍，係咪呃人㗎', 'faq.fee-scam'],
  ['解凍使唔使俾錢', 'faq.fee-scam'],
  ['佢話要交保證金先幫我解凍，信唔信得過', 'faq.fee-scam'],
  ['打嚟話交手續費就即刻解凍', 'faq.fee-scam'],
  ['我想搵真人傾', 'intent.human-agent'],
  ['唔該幫我轉人工', 'intent.human-agent'],
  ['有冇真人可以幫我睇下', 'intent.human-agent'],
  ['唔想同機械人講嘢，搵個客服嚟', 'intent.human-agent'],
  ['我要報告部機凍結咗', 'intent.report-freeze'],
  ['幫我登記部機俾人凍咗', 'intent.report-freeze'],
  ['我張工單而家去到邊', 'intent.ticket-status'],
  ['睇下我張工單搞成點', 'intent.ticket-status'],
  ['我尋日交嘅工單有冇人跟', 'intent.ticket-status'],
  ['解凍要俾啲乜嘢資料', 'step.provide-documents'],
  ['要交邊啲資料先解得到凍', 'step.provide-documents'],
  ['佢哋要我畀資料，要準備啲咩', 'step.provide-documents'],
  ['審核嗰陣我要做啲乜', 'step.await-review'],
  ['點先可以知道確實嘅凍結原因', 'step.confirm-reason'],
  ['解凍之後要做啲乜先用得返部機', 'step.restore-terminal'],
  ['點樣搵支付公司嘅客服', 'faq.contact-support'],
  ['客服電話喺邊度搵', 'faq.contact-support'],
  ['解凍咗之後，之前嗰啲交易點算', 'faq.past-transactions'],
  ['凍結之前碌嘅卡啲錢仲會唔會到賬', 'faq.past-transactions'],
  ['帳戶俾人盜咗，部機就凍咗', 'cause.account-security'],
  ['密碼俾人知道咗，所以部機停咗', 'cause.account-security'],
  ['係唔係系統維護所以用唔到', 'cause.maintenance'],
  ['系統升級搞到部機用唔到', 'cause.maintenance'],
  ['琴晚碌咗幾筆大額就俾人凍咗', 'cause.abnormal-transactions'],
  ['短時間碌得太多次會唔會凍機', 'cause.abnormal-transactions'],
  ['係咪因為違規先凍結', 'cause.violations'],
  ['點樣避免下次又俾人凍結', 'overview.prevention'],
  ['要點做先唔會再凍機', 'overview.prevention'],
  ['點樣保護個密碼唔俾人盜', 'prevent.protect-account'],
  ['啲單據使唔使留低', 'prevent.keep-receipts'],
  ['點樣申請拉卡拉嘅機', 'product.lakala-apply'],
  ['拉卡拉係咪正規㗎', 'product.lakala-licence'],
  ['拉卡拉智能POS幾多錢', 'product.lakala-smart-fee'],
  ['銀聯POS機係乜嘢嚟㗎', 'product.unionpay-pos'],
  ['盛付通部機好唔好用', 'product.shengpay'],
  ['可唔可以幫我套現', 'policy.no-evasion'],
  ['人工客服幾點返工', 'intent.opening-hours'],
  ['你哋幾時先有人返工', 'intent.opening-hours'],
  ['你識做啲咩㗎', 'intent.help'],
  ['幫我搵下凍結嘅原因', 'intent.diagnose'],
  ['唔該晒', 'intent.thanks'],
];

let matcher: Matcher;

beforeAll(async () => {
  ({ matcher } = await loadProduct());
});

it('answers at least 90 % of Cantonese questions rightly', () => {
  const wrong = QUESTIONS.flatMap(([question, entry]) => {
    const match = matcher.match(question);
    const found = match.decision === 'answer' ? match.id : match.decision;
    return found === entry ? [] : [`${question}: ${found}, not ${entry}`];
  });
  expect(QUESTIONS.length).toBeGreaterThanOrEqual(40);
  if (wrong.length > QUESTIONS.length / 10) throw new Error(wrong.join('\n'));
});
