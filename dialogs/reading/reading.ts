// What one message says, read once: every part when it is first asked for, and the same from then on.

import type { Match } from '../../src/knowledge/matcher';
import type { FoundCode } from '../../src/knowledge/screen-codes/find';
import type { ReadingAids } from '../fields/field';
import type { Finds } from '../fields/finds';
import type { AnswerWords } from '../words/answer-words';
import type { Correction, UnjoinedCorrection } from '../words/corrections';
import type { NotKnown } from '../words/not-known';
import type { PapersSaid } from '../words/paper-words';
import type { PartEdit } from '../words/part-edits';
import { isBlank, isFewWords, isOneWord } from '../words/short-text';
import type { Idle } from '../words/small-talk';
import { type NamedTicket, ticketNamed } from '../words/ticket-number';
import type { Wish } from '../words/wishes';
import { type Command, FIELD_NAMES, type FieldName } from '../words/word-lists';
import { clausesOf, type Question, questionsIn } from './questions';
import type { Readers, Span } from './readers';

/** Where Chinese and English words meet with a blank or a comma between. */
const SCRIPTS_MEET =
  /(?<=\p{Script=Han})[\s,，.。!！]+(?=\p{Script=Latin})|(?<=\p{Script=Latin})[\s,，.。!！]+(?=\p{Script=Han})/u;
const MOST_PARTS = 4;
/** "进度到哪了", "shengpay good or not": of the short questions without a mark, from here on few are the beginning of one. */
const SURELY_WHOLE = 0.96;

export class Reading {
  readonly #kept = new Map<string, unknown>();
  readonly #parts: Map<string, Reading>;

  constructor(
    /** As the merchant wrote it; '' for a submitted card. */
    readonly said: string,
    readonly readers: Readers,
    /** The day it is for the merchant. */
    readonly clock: Pick<ReadingAids, 'now' | 'timeZone'>,
    parts = new Map<string, Reading>(),
  ) {
    this.#parts = parts;
    parts.set(said, this);
  }

  /** A part of the message read by itself: a clause, or the new value in a correction. */
  part(text: string): Reading {
    return this.#parts.get(text) ?? new Reading(text, this.readers, this.clock, this.#parts);
  }

  // ── The message as a whole

  get command(): Command | undefined {
    return this.#once('command', () => this.#words.command(this.said));
  }

  /** A clear wish, with other words around it or in words of the other language; never what a notice demands. */
  get wish(): Wish | undefined {
    return this.#once('wish', () => {
      const wish = this.#words.wish(this.said);
      if (wish === undefined) return this.#wishInTwoLanguages();
      const rest = this.withoutNotice;
      return rest === this.said ? wish : this.#words.wish(rest);
    });
  }

  /** "别废话 just report": one part is the wish. */
  #wishInTwoLanguages(): Wish | undefined {
    const parts = this.said.split(SCRIPTS_MEET).filter((part) => part.trim() !== '');
    if (parts.length < 2 || parts.length > MOST_PARTS) return undefined;
    const read = (part: string) => {
      const { command, wish } = this.part(part.trim());
      return command === 'report' || command === 'person' ? command : wish;
    };
    return parts.map(read).find((wish) => wish !== undefined);
  }

  /** With blanks where a notice stands. */
  get withoutNotice(): string {
    return this.#once('withoutNotice', () => {
      let rest = this.said;
      for (const { from, to } of this.finds.notice) {
        rest = rest.slice(0, from) + ' '.repeat(to - from) + rest.slice(to);
      }
      return rest;
    });
  }

  get yesNo(): 'yes' | 'no' | undefined {
    return this.#once('yesNo', () => this.#words.yesNo(this.said));
  }

  /** "Yes please, that would be very kind": a yes with more words, where a yes was waited for. */
  get opensWithYes(): boolean {
    return this.#once('opensWithYes', () => {
      const [first = ''] = clausesOf(this.said);
      return this.yesNo === 'yes' || this.part(first).yesNo === 'yes';
    });
  }

  /** "不对": a no that says that something is wrong. */
  get saysWrong(): boolean {
    return this.#once('saysWrong', () => this.yesNo === 'no' && this.#words.saysWrong(this.said));
  }

  /** The words on the button that hands a form over. */
  get confirms(): boolean {
    return this.#once('confirms', () => this.#words.confirms(this.said));
  }

  get smallTalk(): Idle | undefined {
    return this.#once('smallTalk', () => this.#words.smallTalk(this.said));
  }

  get isBlank(): boolean {
    return isBlank(this.said);
  }

  /** True for what asks nothing and answers nothing: "您好", "？", "[图片]". */
  get saysNothing(): boolean {
    return this.isBlank || this.smallTalk !== undefined;
  }

  /** A thought that is begun and not ended. */
  get isFragment(): boolean {
    if (this.command !== undefined || this.titled !== undefined) return false;
    if (this.rating !== undefined) return false;
    // Of several messages that belong together the last one tells.
    const beginning = this.#once('beginning', () =>
      this.#words.continuation(this.said.trimEnd().split('\n').at(-1) ?? ''),
    );
    if (beginning === undefined || beginning === 'lead') return beginning === 'lead';
    return this.yesNo === undefined && this.smallTalk !== 'greeting';
  }

  /** Short, and neither a question nor a wish: "客户在店里等着", "someone called me". Mostly more comes. */
  get isShortStatement(): boolean {
    return this.#once('isShortStatement', () => {
      const last = this.part(this.said.trimEnd().split('\n').at(-1)?.trim() ?? '');
      if (last.asks || last.wish !== undefined || !isFewWords(last.said)) return false;
      if (last.smallTalk === 'greeting') return false;
      const { decision, confidence } = last.match;
      return isOneWord(last.said) || decision !== 'answer' || confidence < SURELY_WHOLE;
    });
  }

  get titled(): string | undefined {
    return this.#once('titled', () => this.readers.entryTitled(this.said));
  }

  get rating(): number | undefined {
    return this.#once('rating', () => this.#words.rating(this.said));
  }

  /** A ticket number and what stands around it. */
  get ticket(): NamedTicket | undefined {
    return this.#once('ticket', () => ticketNamed(this.said));
  }

  /** Index into a list of `count` items. */
  ordinal(count: number): number | undefined {
    return this.#once(`ordinal ${count}`, () => this.#words.ordinal(this.said, count));
  }

  // ── Questions

  /** True when it asks something, by its form. */
  get asks(): boolean {
    return this.#once('asks', () => this.#words.looksLikeQuestion(this.said));
  }

  /** A part of it asks without its mark: no machine would put it like that. */
  get asksInWords(): boolean {
    return this.#once('asksInWords', () =>
      clausesOf(this.said).some((clause) =>
        this.#words.looksLikeQuestion(clause.replace(/[?？]/g, ' ').trim()),
      ),
    );
  }

  /** "怎么办呀", "right?": a sigh, or a word that only wants to be agreed with. */
  get asksNothing(): boolean {
    return this.#once('asksNothing', () => this.#words.asksNothing(this.said));
  }

  get wonders(): boolean {
    return this.#once('wonders', () => this.#words.wonders(this.said));
  }

  /** Codes that the screen showed, … */
  get screenCodes(): readonly FoundCode[] {
    return this.screenCodesIfAsked.filter(({ counts }) => counts !== 'asked');
  }

  /** … and where it is asked what it shows. */
  get screenCodesIfAsked(): readonly FoundCode[] {
    return this.#once('screenCodes', () => this.readers.screenCodes(this.said));
  }

  get asksWhere(): boolean {
    return this.#once('where', () => this.#words.asksWhere(this.said));
  }

  get numberSought(): FieldName | undefined {
    return this.#once('sought', () => this.#words.numberSought(this.said));
  }

  /** The whole message against the knowledge base. */
  get match(): Match {
    return this.#once('match', () => this.readers.match(this.said));
  }

  /** What it asks, in order, each with its match; a tapped title is a question. */
  get questions(): readonly Question[] {
    return this.#once('questions', () => questionsIn(this));
  }

  // ── Facts and what is said about them

  get finds(): Finds {
    return this.#once('finds', () => {
      const { now, timeZone } = this.clock;
      const aids = {
        ...{ words: this.#words, now, timeZone },
        isShortAnswer: this.command !== undefined || this.yesNo !== undefined,
        asks: (text: string) => this.part(text).asks,
        screenCodes: this.screenCodes,
      };
      // "啥提示没有" says that there is none.
      const isNone = ({ from, to }: Span) =>
        this.notKnown.some((none) => none.from < to && from < none.to);
      return this.readers.find(this.said, aids, isNone);
    });
  }

  /** "没有", "don't have it", "看不清": what cannot be given, with the field where it is named. */
  get notKnown(): readonly NotKnown[] {
    return this.#once('notKnown', () => this.#words.notKnown(this.said));
  }

  get correction(): Correction | undefined {
    return this.#once('correction', () => this.#words.correction(this.said, FIELD_NAMES));
  }

  get looseCorrection(): Correction | undefined {
    return this.#once('loose', () => this.#words.looseCorrection(this.said, FIELD_NAMES));
  }

  get unjoinedCorrection(): UnjoinedCorrection | undefined {
    return this.#once('unjoined', () => this.#words.unjoinedCorrection(this.said, FIELD_NAMES));
  }

  get partEdit(): PartEdit | undefined {
    return this.#once('partEdit', () => this.#words.partEdit(this.said));
  }

  /** What follows "不对，": a value said once more. */
  get restated(): string | undefined {
    return this.#once('restated', () => this.#words.restated(this.said));
  }

  get fieldLacking(): FieldName | undefined {
    return this.#once('lacking', () => this.#words.fieldLacking(this.said, FIELD_NAMES));
  }

  get fieldNamed(): FieldName | undefined {
    return this.#once('named', () => this.#words.fieldNamed(this.said, FIELD_NAMES));
  }

  // ── Papers

  get papers(): PapersSaid {
    return this.#once('papers', () => this.#words.papersSaid(this.said, this.readers.papers));
  }

  get saysAllPapers(): boolean {
    return this.#once('allPapers', () => this.#words.saysAllPapers(this.said));
  }

  get saysNoMorePapers(): boolean {
    return this.#once('noMore', () => this.#words.saysNoMorePapers(this.said));
  }

  get saysOtherPaper(): boolean {
    return this.#once('otherPaper', () => this.#words.saysOtherPaper(this.said));
  }

  get namesPapers(): boolean {
    return this.#once('namesPapers', () => this.#words.namesPapers(this.said));
  }

  get #words(): AnswerWords {
    return this.readers.words;
  }

  #once<T>(name: string, read: () => T): T {
    if (!this.#kept.has(name)) this.#kept.set(name, read());
    return this.#kept.get(name) as T;
  }
}
