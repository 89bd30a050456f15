// Several facts told in one breath: provider, scope, notice and what happened before, all read from one message.

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { findBefore } from '../../../dialogs/fields/before';
import { findNotice } from '../../../dialogs/fields/notice';
import { findProvider } from '../../../dialogs/fields/provider';
import { findScope } from '../../../dialogs/fields/scope';
import { processorTime } from '../../support/processor-time';
import { aids, findsAnywhere } from './finds';

interface Facts {
  provider?: string;
  scope?: string;
  notice?: string;
  before?: string;
}

function factsIn(said: string): Facts {
  const found = {
    provider: findsAnywhere(findProvider, said)
      .split(' | ')
      .map((name) => name.split(' ')[0])
      .join(' | '),
    scope: findsAnywhere(findScope, said),
    notice: findsAnywhere(findNotice, said),
    before: findsAnywhere(findBefore, said),
  };
  return Object.fromEntries(Object.entries(found).filter(([, value]) => value !== ''));
}

const messages = ['in-one-breath', 'more-in-one-breath'].flatMap((name) => {
  return parse(readFileSync(join(__dirname, `${name}.yaml`), 'utf8')) as {
    said: string;
    facts: Facts;
  }[];
});

it.each(messages)('reads "$said"', ({ said, facts }) => {
  expect(factsIn(said)).toEqual(facts);
});

const HOSTILE = [
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
  '1,',
  'can not ',
  'terminl ',
  '前天，',
  '刷不',
  '佢話',
  'one thousand ',
  'Ping An bank ',
].map((part) => part.repeat(Math.ceil(2000 / part.length)).slice(0, 2000));
/** Milliseconds; it only finds text that stalls, on a machine under any load. */
const STALL = 1000;

it.each(HOSTILE.map((said) => [said.slice(0, 8), said]))('does not stall on %s…', (_, said) => {
  const started = processorTime();
  for (const find of [findProvider, findScope, findNotice, findBefore]) find(said, aids);
  expect(processorTime() - started).toBeLessThan(STALL);
});
