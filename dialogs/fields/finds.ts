// Everything that a message tells of the fields; each finder runs when it is first needed, and no words count for two fields.

import { findAmount } from './amount';
import { findBefore } from './before';
import { nameBeside } from './contact-name';
import { findContactNotes } from './contact-note';
import type { FieldValue, ReadingAids } from './field';
import type { Find } from './find';
import { findTimes, type TimeFinds } from './find-frozen-at';
import { findNotice } from './notice';
import { findAttempts, type Misfit, type NumberFinds } from './numbers/find-numbers';
import { type Mended, type MendedSpan, mendNumbers } from './numbers/mend';
import { findProvider } from './provider';
import { findReasons } from './reason-told';
import { findScope } from './scope';

/** The fields that words of a message tell of by themselves. */
export type Told =
  | 'merchantId'
  | 'terminalId'
  | 'provider'
  | 'frozenAt'
  | 'notice'
  | 'scope'
  | 'before'
  | 'amount'
  | 'contact';

export type Beside = Pick<FieldValue<'contact'>, 'name' | 'note'>;

export type Finds = { readonly [N in Told]: readonly Find<FieldValue<N>>[] } & {
  /** Digits that fit no field: attempts of the wrong length. */
  readonly misfits: readonly Misfit[];
  /** Some digits of a number are said to be wrong, and which are right cannot be told. */
  readonly isPartUnclear: boolean;
  /** What the provider's people gave as the reason. */
  readonly reasons: readonly Find<string>[];
  /** Whom to ask for and when, whether or not a number stands beside it that can be taken. */
  readonly beside: Beside;
  /** A time is named, and none that a freeze can have. */
  readonly strayTime: 'future' | 'old' | undefined;
};

/** Digits, or words for digits: without one there is no number to look for. */
const DIGIT =
  /[\p{Nd}〇零一二三四五六七八九幺]|\b(?:zero|oh|one|two|three|four|five|six|seven|eight|nine)\b/iu;

/** With its area code: eight digits alone are a terminal ID as well. */
const LANDLINE = /^0\d{9}/;

interface Span {
  from: number;
  to: number;
}

/** Digits of a sum that is told without a unit; more are a number of something. */
const LONGEST_SUM = 7;

export class MessageFinds implements Finds {
  readonly #kept = new Map<string, unknown>();

  /** @param isNone whether a part of the message says that there is none */
  constructor(
    private readonly said: string,
    private readonly aids: ReadingAids,
    private readonly isNone: (part: Span) => boolean = () => false,
  ) {}

  get merchantId(): Find<string>[] {
    if (!DIGIT.test(this.said)) return [];
    return this.#once('merchantId', () => this.#numbers.merchantId.map(this.#asNamed));
  }

  /** "您的终端20667125因…" names the terminal; it corrects none. */
  get terminalId(): Find<string>[] {
    return this.#once('terminalId', () => this.#numbers.terminalId.map(this.#asNamed));
  }

  get contact(): Find<FieldValue<'contact'>>[] {
    return this.#once('contact', () =>
      this.#numbers.contact.map((find) => {
        const beside = this.#beside(find);
        // Whoever says whom to ask for, or when, beside a landline gives a number to be called.
        const isToCall = Object.keys(beside).length > 0 && LANDLINE.test(find.value.value);
        const counts = isToCall ? 'anywhere' : find.counts;
        return { ...find, counts, value: { ...find.value, ...beside } };
      }),
    );
  }

  get beside(): Beside {
    return this.#beside(this.#numbers.contact[0] ?? this.misfits[0]);
  }

  get misfits(): Misfit[] {
    return this.#numbers.misfits;
  }

  get isPartUnclear(): boolean {
    return this.#mended.isUnclear;
  }

  /** A bank in a notice, and words of another field, are no name. */
  get provider(): Find<string>[] {
    return this.#once('provider', () => {
      const isApart = (find: Span) =>
        apartFrom([...this.#allNumbers, ...this.notice, ...this.#times.frozenAt, ...this.before])(
          find,
        );
      return findProvider(this.said, this.aids).filter(
        (find) => find.counts === 'anywhere' || isApart(find),
      );
    });
  }

  get notice(): Find<string>[] {
    return this.#once('notice', () =>
      findNotice(this.said, this.aids).filter((find) => !this.isNone(find)),
    );
  }

  get reasons(): Find<string>[] {
    return this.#once('reasons', () => {
      const isIn = (inner: Span, outer: Span) => outer.from < inner.from && inner.to <= outer.to;
      const isQuoted = (find: Span) => this.notice.some((notice) => isIn(find, notice));
      return findReasons(this.said, this.aids).filter((find) => !isQuoted(find));
    });
  }

  get before(): Find<string>[] {
    return this.#once('before', () =>
      findBefore(this.said, this.aids).filter(apartFrom(this.notice)),
    );
  }

  /** That cards went through in a story does not say that they do now. */
  get scope(): Find<FieldValue<'scope'>>[] {
    return this.#once('scope', () =>
      findScope(this.said, this.aids).filter((find) => !find.named || !this.#isInStory(find)),
    );
  }

  /**
   * "…has been suspended on 19 November": a notice may say when; a slip only says when it was printed. The day of a story
   * is not the day of the freeze.
   */
  get frozenAt(): Find<FieldValue<'frozenAt'>>[] {
    return this.#once('frozenAt', () =>
      this.#times.frozenAt
        .filter((find) => find.named || !this.#isInNotice(find))
        .filter(apartFrom(this.merchantId))
        .filter(apartFrom(this.#contactNotes))
        .flatMap((find) => this.#asTold(find)),
    );
  }

  get strayTime(): 'future' | 'old' | undefined {
    return this.#times.strayTime;
  }

  /** Not the money of a story, and no digits of anything else. */
  get amount(): Find<FieldValue<'amount'>>[] {
    return this.#once('amount', () => {
      const numbers = this.#allNumbers.filter(({ from, to }) => to - from > LONGEST_SUM);
      const times = this.frozenAt.filter(({ isUnsure }) => !isUnsure);
      const apart = apartFrom([...numbers, ...this.notice, ...times]);
      return findAmount(this.said).filter(apart).map(onlyAskedIn(this.before));
    });
  }

  #beside(number: Span | undefined): Beside {
    const name = number && nameBeside(this.said, number);
    const notes = this.#contactNotes.map(({ text }) => text);
    const note = notes.join(/\p{Script=Han}/u.test(this.said) ? '，' : ', ');
    return { ...(name && { name }), ...(note && { note }) };
  }

  get #contactNotes(): ReturnType<typeof findContactNotes> {
    return this.#once('contactNotes', () => {
      const { contact, misfits } = this.#numbers;
      return findContactNotes(this.said, [...contact, ...misfits]);
    });
  }

  get #allNumbers(): Span[] {
    return [...this.merchantId, ...this.terminalId, ...this.contact, ...this.misfits];
  }

  get #numbers(): NumberFinds {
    return this.#once('numbers', () => {
      const { text, spans } = this.#mended;
      const found = findAttempts(text);
      return spans.length === 0 ? found : withCorrections(found, spans);
    });
  }

  get #mended(): Mended {
    return this.#once('mended', () => mendNumbers(this.said, this.aids.words.partEdit));
  }

  get #times(): TimeFinds {
    return this.#once('times', () => findTimes(this.said, this.aids));
  }

  #asNamed = <T>(find: Find<T>): Find<T> =>
    this.#isInNotice(find) ? { ...find, named: false } : find;

  /** A time within a story: asked back, unless it is said to be that of the freeze. */
  #asTold(find: Find<FieldValue<'frozenAt'>>): Find<FieldValue<'frozenAt'>>[] {
    const isInStory = this.before.some(
      (story) => story.counts === 'anywhere' && overlap(story, find),
    );
    if (!isInStory) return [find];
    if (find.value.at === undefined) return [];
    return [{ ...find, counts: 'asked', ...(!find.named && { isUnsure: true }) }];
  }

  #isInStory({ from, to }: Span): boolean {
    return this.before.some((story) => story.from <= from && to <= story.to);
  }

  #isInNotice(find: Span): boolean {
    return this.notice.some((other) => overlap(find, other));
  }

  #once<T>(name: string, read: () => T): T {
    if (!this.#kept.has(name)) this.#kept.set(name, read());
    return this.#kept.get(name) as T;
  }
}

/** The words that put a number right belong to it, and may name it. */
function withCorrections(
  { merchantId, terminalId, contact, misfits }: NumberFinds,
  spans: readonly MendedSpan[],
): NumberFinds {
  const spanOf = (find: Span) => spans.find((span) => overlap(find, span));
  const covering = <T>(finds: Find<T>[], field: MendedSpan['field']): Find<T>[] =>
    finds.map((find) => {
      const span = spanOf(find);
      if (!span) return find;
      const isNamed = span.field === field && { named: true, counts: 'anywhere' as const };
      return { ...find, ...isNamed, to: Math.max(find.to, span.to), isMended: true };
    });
  return {
    merchantId: covering(merchantId, 'merchantId'),
    terminalId: covering(terminalId, 'terminalId'),
    contact: covering(contact, 'contact'),
    misfits: misfits.map((misfit) => ({ ...misfit, to: spanOf(misfit)?.to ?? misfit.to })),
  };
}

function overlap(a: Span, b: Span): boolean {
  return a.from < b.to && b.from < a.to;
}

function apartFrom(others: readonly Span[]): (find: Span) => boolean {
  return (find) => !others.some((other) => overlap(find, other));
}

function onlyAskedIn(others: readonly Find<unknown>[]): <T>(find: Find<T>) => Find<T> {
  const sure = others.filter(({ counts }) => counts === 'anywhere');
  return (find) =>
    sure.some((other) => overlap(find, other)) ? { ...find, counts: 'asked' } : find;
}
