import { findBefore } from '../../dialogs/fields/before';
import { findNotice } from '../../dialogs/fields/notice';
import { findProvider } from '../../dialogs/fields/provider';
import { findScope } from '../../dialogs/fields/scope';
import { aids } from '../dialogs/fields/finds';

const parts = [
  '拉卡拉说',
  '屏幕显示',
  '“屏',
  'it says ',
  '银行',
  '机器钱都',
  '刚换了',
  'a b ',
  '失败 96 ',
  'ERROR 58 ',
  '【拉】',
  '的',
  '9',
  'it’s the ',
  '换了大笔店',
  '，',
  "'",
  '好像是',
  'shengpey ',
  'The screen says contact your bank and ',
  'X Bank ',
  '我们用的是',
  '显示“',
  '9 ',
  'a',
  'AB ',
  '说',
  'code ',
];
it('speed', () => {
  const out: string[] = [];
  for (let round = 0; round < 3; round++)
    for (const part of parts) {
      const said = part.repeat(Math.ceil(2000 / part.length)).slice(0, 2000);
      const times = [findProvider, findScope, findNotice, findBefore].map((f) => {
        const s = performance.now();
        f(said, aids);
        return performance.now() - s;
      });
      if (round === 2)
        out.push(
          `${part}: ${times.map((t) => t.toFixed(1)).join(' ')} = ${times.reduce((a, b) => a + b).toFixed(1)}`,
        );
    }
  const said =
    'hi its a sumup reader, says declined since yesterday, cant take cards, we moved shop last week';
  const s = performance.now();
  for (let i = 0; i < 100; i++)
    for (const f of [findProvider, findScope, findNotice, findBefore]) f(said, aids);
  out.push(`usual ${(performance.now() - s) / 100} ms`);
  require('fs').writeFileSync('/tmp/speed.txt', out.join('\n'));
});
