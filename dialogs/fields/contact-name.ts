// Whom to ask for: the name that a merchant puts beside a number or an address ("余小姐 138…", "139…, ask for Mary").

import type { Span } from './numbers/figures';

/** How far from the number a name may stand, in UTF-16 units. */
const NEAR = 40;

const SURNAME =
  '(?:欧阳|歐陽|司马|司徒|上官|诸葛|[王李张張刘劉陈陳杨楊赵趙黄黃周吴吳徐孙孫胡朱高林何郭马馬罗羅梁宋郑鄭谢謝韩韓唐冯馮于董萧蕭程曹袁邓鄧许許傅沈曾彭吕呂苏蘇卢盧蒋蔣蔡贾賈丁魏薛叶葉阎閻余餘潘杜戴夏钟鐘汪田任姜范方石姚谭譚廖邹鄒熊金陆陸郝孔白崔康毛邱秦江史顾顧侯邵孟龙龍万萬段雷钱錢汤湯尹黎易常武乔喬贺賀赖賴龚龔文欧歐凌游涂塗岳郁朴])';
const TITLE =
  '(?:先生|小姐|女士|太太|老板娘|老闆娘|老[板闆]|[经經]理|[师師]傅|老[师師]|店[长長]|主管|[会會][计計]|[总總](?![是会會共数數额額计計])|姐|哥|叔|姨)';
const STOP = '(?![\\p{Script=Han}])|(?=收|接|就|即可|吧)';
const TITLED = `${SURNAME}\\p{Script=Han}{0,2}?${TITLE}|[小老阿]${SURNAME}(?:${STOP})`;
const WHOLE = `${SURNAME}\\p{Script=Han}{1,2}?(?:${STOP})`;
/** Ordinary words and towns that begin as names do. */
const NO_NAME =
  /^(?:谢谢|謝謝|方便|方式|方法|马上|馬上|马路|周[一二三四五六日天末]|高[级級]|高[兴興]|白天|常[用常见見在联聯州熟]|任[何意务務]|[钱錢]款|[金余餘][额額款]|[于於][是今此]|何[时時必况]|[万萬][一州]|金[控融华昌]|[许許]多|[许許]昌|[顾顧]客|石家庄|石家莊|江[门門阴陰]|黄[石山金]|徐州|[郑鄭]州|[苏蘇]州|武[汉漢威]|[龙龍]岩|沈[阳陽]|[马馬]鞍山|[贺賀]州|唐山|文[件字])/;

/** Said of somebody or something; no given name holds these. */
const NO_GIVEN_NAME = /[没沒不了的被还還都就打说說给給是我你他她]/;

const CAPITALS = "\\p{Lu}[\\p{L}'’-]*(?: \\p{Lu}[\\p{L}'’-]*){0,2}";
const ENGLISH_TITLED = `(?:[Mm](?:rs?|s|iss|adam)|MRS?|MS|[Dd]r)\\.? ?[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]*){0,2}`;
/** Words that stand beside numbers and are nobody's name. */
const NO_ENGLISH_NAME =
  /\b(?:i|me|my|the|an?|us|our|we|it|this|that|him|her|them|(?:some|any|no|every)(?:one|body)|you|your|support|staff|at|on|by|via|not|(?:tele)?phone|mobile|tel|(?:cell|hand)(?:phone)?|fax|hotline|telegram|skype|viber|signal|landline|call(?:ing)?|wechat|weixin|whatsapp|qq|line|e-?mail|number|contact|yes|yeah|no|nope|ok(?:ay)?|alright|sure|fine|hi|hello|hey|please|pls|sorry|thanks?|thank|and|or|also|is|id|mid|tid|sn|pos|merchant|terminal|urgent|today|tomorrow|\w+day|manager|owner|boss|back|here|use|direct|office|shop|store|work|home|reach|text|ring|try|just|maybe|correct(?:ion|ed)?|changed?|new|old|wrong|actually|so|then|well|great|good|dear|morning|afternoon|evening|anytime|any|all|now|send|sent|update|again|same|only|for|to|if|when|customer|frozen|locked|blocked|china|beijing|shanghai|guangzhou|shenzhen|hangzhou|chengdu|hong kong|singapore|lakala|unionpay|alipay)\b/i;

const pattern = (source: string) => new RegExp(source, 'u');
/** "老婆王芳": who it is leads to the name. */
const KIN =
  '老婆|老公|媳[妇婦]|[爱愛]人|太太|家[属屬]|[儿兒]子|女[儿兒]|[妈媽爸哥弟姐妹]|同事|店[长長]|店[员員]|[财財][务務]|[会會][计計]|出[纳納]|[负負][责責]人|老[板闆]|[经經]理';
const LEAD = `(?:^|[\\s,，。.;；、:：(（]|${KIN})`;
const GAP = '[\\s,，、:：;；(（-]*';
const NAMES_NUMBER =
  "(?:的?(?:[电電][话話]|手[机機]|微信)(?:号|號)?(?:[号號][码碼])?[是为為]?)?(?:’s|'s)?";
const ANY = `${TITLED}|${WHOLE}|${ENGLISH_TITLED}|${CAPITALS}`;

/** Nothing but the name between the number and a stop. */
const BEFORE = pattern(`${LEAD}(${ANY})${NAMES_NUMBER}${GAP}$`);
const AFTER = pattern(`^${GAP}(${ANY})(?=[收接]|$|[\\s,，。.;；、)）!！])`);
/** What people say of whom to ask for, wherever it stands near the number. */
const SAID: readonly RegExp[] = [
  `(?:[联聯][系繫络絡]人|姓名|名字)(?:是|为|為|叫|：|:|\\s)*(${TITLED}|${WHOLE})`,
  `(?:我是|我叫|叫我|本人|[联聯][系繫络絡]|[请請就]找|(?:${LEAD}|\\d)找|直接找)\\s?(${TITLED}|${WHOLE})`,
  `(?:我|免[贵貴]|${LEAD})(姓${SURNAME})(?![\\p{Script=Han}])`,
  `\\b(?:[Aa]sk(?:ing)? for|[Nn]ame(?:['’]s| is| ?:)|[Cc]ontact person(?: is| ?:)|[Ss]peak (?:to|with)) ((?:${ENGLISH_TITLED})|[\\p{L}'’-]+(?: \\p{Lu}[\\p{L}'’-]*){0,2})`,
  `(${ENGLISH_TITLED}|${CAPITALS}) (?:will |can |['’]ll |to )?(?:picks? up|answers?|takes? (?:the |your )?calls?)\\b`,
  `\\b(?:[Cc]all|[Rr]ing|[Tt]ext|[Rr]each|[Cc]ontact) (${ENGLISH_TITLED}|${CAPITALS}) (?:on|at)\\b`,
  `\\b(?:[Ii]['’ ]?a?m|[Tt]his is|[Cc]all me) (${ENGLISH_TITLED}|${CAPITALS})`,
].map((source) => pattern(source));

/** "Mr An" is nobody's article. */
const IS_TITLED = pattern(`^${ENGLISH_TITLED}$`);

/** @returns undefined where no name stands beside it */
export function nameBeside(said: string, { from: begin, to }: Span): string | undefined {
  // Among the words before the digits that say of what they are may be the name.
  const from = begin + Math.max(said.slice(begin, to).search(/[+(（]?\d{3}/), 0);
  const start = Math.max(0, from - NEAR);
  // "139…, ask for" names the number, so that it belongs to it.
  const around = said.slice(start, to + NEAR);
  const found = [
    BEFORE.exec(said.slice(start, from)),
    AFTER.exec(said.slice(to, to + NEAR)),
    ...SAID.map((each) => each.exec(around)),
  ];
  return found.map((match) => match?.[1]).find((name) => name && isName(name));
}

function isName(name: string): boolean {
  if (NO_NAME.test(name) || NO_GIVEN_NAME.test(name)) return false;
  return IS_TITLED.test(name) || !NO_ENGLISH_NAME.test(name);
}
