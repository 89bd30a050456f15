// The words by which a notice of the machine is told from the merchant's own words.

import type { WordLists } from '../words/word-lists';
import { anyOf, perLists, wordFinder } from './said-words';

/** "失败10次", "error 3 times": counted, no code. */
const COUNTED = '(?:次|笔|元|块|万|千|点|号|日|天|个|年|月|分|台|张|times|days|hours|am|pm|yuan)';

export const noticeWords = perLists(({ quoting }: WordLists) => {
  const machine = anyOf(quoting['machine-words']);
  const number = `(?:[a-z]?\\d{1,4}|[a-z]\\d|\\d[a-z])(?![a-z0-9]|\\.\\d| *${COUNTED})`;
  const code = `(?:${anyOf(quoting.codes)}[ :：#,，]*(?:是|为|is|was|了|个)?[ :：#]*${number})`;
  const between = `(?:${anyOf(quoting.between)}|[一两三四五六八几]个大?字)`;
  return {
    find: wordFinder({
      where: quoting.where,
      shows: quoting.shows,
      says: quoting.says,
      appears: quoting.appears,
      nothing: quoting.nothing,
      persons: quoting.persons,
      pronouns: quoting.pronouns,
    }),
    /** At the place where a text begins. */
    startsAsMachine: new RegExp(`^(?:${machine}|${code}|${number}|[“"「『'])`),
    /** Behind a blank within a quotation. */
    goesOn: new RegExp(
      `^(?:${machine}|${code}|${number}|[“"「『']|请(?!问|帮)|please |contact |call |try )`,
    ),
    /** Words that say so little that the merchant is asked for more. */
    vague: new RegExp(`^(?:${anyOf(quoting.vague)}|[\\s!！。.])+$`),
    /** Behind the verb, before what is quoted. */
    between: new RegExp(`^(?:[ ]*${between}(?=[^a-z]|$))*[ :：]*`),
    notBehind: new RegExp(`^(?: *(?:的是|是|的|了|about|as))? *${anyOf(quoting['not-behind'])}`),
    ends: new RegExp(anyOf(quoting.ends), 'g'),
    machine: new RegExp(machine),
    code: new RegExp(code, 'g'),
    startsAsCode: new RegExp(`^${code}`),
    /** Words of a machine in a row, with codes and other short words of theirs between them. */
    run: new RegExp(
      `(?:${machine}|${code})(?:[ :：,，、.-]{0,3}(?:${machine}|${code}|${number}))*`,
      'g',
    ),
    hasCode: new RegExp(`${code}|(?<![a-z0-9.])\\d{2}(?![a-z0-9]|\\.\\d| *${COUNTED})`),
    shown: new RegExp(`^[ ”"」』']*${anyOf(quoting.shown)}`),
    heading: new RegExp(
      `${anyOf(quoting.headed)}[上里]?(?:(?:就|写|内容|[两俩几]个?字|just| )*[:：]|(?:就|写|着|只有|有)*[两俩几]个?大?字)|${anyOf(quoting.heading)} *[:：]?`,
    ),
    pasted: new RegExp(`【[^】\\n]{2,20}】|${anyOf(quoting.pasted)}`),
    own: new RegExp(anyOf(quoting.own)),
    unread: new RegExp(anyOf(quoting.unread)),
  };
});

export type NoticeWords = ReturnType<typeof noticeWords>;
