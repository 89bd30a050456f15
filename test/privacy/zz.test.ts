import { redactText } from '../../src/privacy/redact';
import { createRandom, SEED } from './random';
const ones = ['zero','one','two','three','four','five','six','seven','eight','nine'];
const group = (sizes: number[], gap: string) => (n: string) => { let at = 0; return sizes.map((s) => n.slice(at, at += s)).concat(n.slice(at)).filter(Boolean).join(gap); };
const sp: Record<string, (n: string) => string> = {
  plain: (n) => n, b4: group([4,4,4], ' '), d4: group([4,4,4], '-'), dot4: group([4,4,4], '.'), b5: group([5,5,5],' '), b3: group([3,3,3,3,3],' '), b3457: group([3,4,4],' '),
  single: (n) => [...n].join(' '), han: (n) => [...n].map((d) => '零一二三四五六七八九'[+d]).join(''), phone: (n) => [...n].map((d) => '洞幺两三四五六拐八九'[+d]).join(''),
  hanspace: (n) => [...n].map((d) => '零一二三四五六七八九'[+d]).join(' '), hangroups: (n) => group([4,4,4],' ')([...n].map((d) => '〇一二三四五六七八九'[+d]).join('')),
  eng: (n) => [...n].map((d) => ones[+d]).join(' '), engc: (n) => group([4,4,4],'|')(n).split('|').map((g) => [...g].map((d) => ones[+d]).join(' ')).join(', '), full: (n) => n.replace(/\d/g, (d) => String.fromCharCode(0xff10 + +d)),
};
it('measures', () => {
  const r = createRandom(SEED);
  const mid = () => r.pick(['898','848','822','826','865','301','105','103','104','302','310','308']) + r.pick(['3101','1000','4403','3301','5810','2900','7910']) + r.pick(['5411','5812','5311','7011','5999','4816','5912']) + r.digits(4);
  const mob = () => `1${r.pick(['38','39','50','86','77','91'])}${r.digits(8)}`;
  const bad: Record<string, number> = {}; const ex: string[] = []; let total = 0;
  const templates: [string, (s: (n: string) => string) => string][] = [
    ['mid alone', (s) => s(mid())], ['mid label', (s) => `商户号${s(mid())}，机器冻结了`], ['mid+tid', (s) => `${s(mid())} ${s(r.digits(8))}`], ['mid+tid+mob', (s) => `商户号 ${s(mid())} 终端号 ${s(r.digits(8))} 电话 ${s(mob())}`],
    ['mid,tid,mob', (s) => `${s(mid())}, ${s(r.digits(8))}, ${s(mob())}`], ['mob+mob', (s) => `${s(mob())} / ${s(mob())}`], ['mob', (s) => `call me ${s(mob())}`], ['mid lines', (s) => `${s(mid())}\n${s(r.digits(8))}\n${s(mob())}`], ['+86', (s) => `+86 ${s(mob())}`], ['mob sorry', (s) => `${s(mob())} sorry ${s(mob())}`],
    ['amexlike label', (s) => `商户号 ${s('378282246310005')}`], ['idlike label', (s) => `merchant id: ${s('110105491231002')}`],
  ];
  for (const keep of [null, 'merchantId', 'contact', 'terminalId'] as const) for (const [t, make] of templates) for (const [k, s] of Object.entries(sp)) for (let i = 0; i < 30; i++) {
    const line = make(s); total++;
    const res = redactText(line, keep);
    if (res.text !== line) { const key = `${keep} ${t}: ${k}`; bad[key] = (bad[key] ?? 0) + 1; if (ex.length < 40) ex.push(`${key}: ${line} -> ${res.text}`); }
  }
  require('node:fs').writeFileSync('/tmp/red.txt', `${total}\n` + JSON.stringify(bad, null, 1) + '\n' + ex.join('\n'));
});
