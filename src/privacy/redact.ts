// Cuts card numbers, identity numbers and secrets out of what people write, before anything is stored.

import { findCards, findLooseCards, SHORTEST_CARD } from './card-number';
import { DigitLine, type Piece, type Span } from './digit-line';
import { endOfIdentity, findIdentities } from './identity-number';
import { normalize } from './normal-text';
import { findCodeBehind, findSecrets, findTracks, type TextSpan } from './secrets';
import { type DigitText, readSpokenDigits } from './spoken-digits';

/** Number fields whose digits are let through while the bot waits for them. */
export type ExpectedNumber = 'merchantId' | 'terminalId' | 'contact';

/** `secret`: a password, PIN, security code or one-time code that the text states. */
export type RedactedKind = 'card' | 'identity' | 'secret';

export interface RedactedText {
  text: string;
  /** Each kind once, in order of its first place. */
  found: RedactedKind[];
}

interface Cut extends TextSpan {
  kind: RedactedKind;
  /** What stands in its place. */
  token: string;
}

/** ISO 8583 field 42. */
const MERCHANT_ID_LENGTH = 15;
const LONGEST_NAME = 24;
const MERCHANT_ID_NAME =
  /(?:商[户戶家][编編]?[号號](?:码|碼)?|商[编編]|商[户戶][编編]?[码碼]|(?<![a-z])(?:merchant ?(?:id|no\.?|number|code)|mid))(?:[\s:=#-]|是|为|為|系|係|is){0,6}$/;
/** A ticket number in a normalised text, FZ-20261122-0007; no card number begins with 20. */
const TICKET =
  /(?<![a-z0-9])f ?z[\s:#_.-]{0,4}20\d\d[-./]?\d\d[-./]?\d\d[\s_.-]{0,3}\d{1,8}(?!\d)/g;
const MOST_DIGITS_BEHIND = 4;
/**
 * Leaves the last four digits of a card (PCI DSS 4.0.1, 3.4.1 and 3.5.1 through truncation) and nothing of the rest.
 * Telephone numbers and e-mail addresses are let through. Linear in the length of the text; never throws.
 * @param keep the field that is being asked for: `merchantId` lets one number of exactly 15 digits through.
 */
export function redactText(text: string, keep: ExpectedNumber | null = null): RedactedText {
  const normal = readSpokenDigits(text, normalize(text));
  const searched = normal.text.replace(TICKET, (number) => 'x'.repeat(number.length));
  const line = new DigitLine(searched);
  if (line.digits.length === 0) return { text, found: [] };
  // With the number of a ticket goes the merchant ID that opens it.
  const numbers = numberCuts(line, searched === normal.text ? keep : 'merchantId');
  const cuts = joinCuts([
    ...numbers,
    ...codeCuts(line, numbers),
    ...findTracks(normal.text).map((span) => trackCut(normal.text, span)),
    ...findSecrets(normal.text).map((span): Cut => ({ ...span, kind: 'secret', token: '[••••]' })),
  ]);
  return { text: apply(text, normal, cuts), found: [...new Set(cuts.map((cut) => cut.kind))] };
}

function numberCuts(line: DigitLine, keep: ExpectedNumber | null): Cut[] {
  const pieces = line.pieces(SHORTEST_CARD);
  const kept = keep === 'merchantId' ? onlyMerchantId(line, pieces) : undefined;
  return pieces.filter((piece) => piece !== kept).flatMap((piece) => cutsOfPiece(line, piece));
}

function onlyMerchantId(line: DigitLine, pieces: Piece[]): Piece | undefined {
  const fitting = pieces.filter((piece) => {
    const { from, to } = line.spanOf(piece);
    return to - from === MERCHANT_ID_LENGTH;
  });
  return fitting.length === 1 ? fitting[0] : undefined;
}

/** The surest reading first; what it leaves of the run goes to the next. */
function cutsOfPiece(line: DigitLine, piece: Piece): Cut[] {
  const isOther = (span: Span) => !isNamedMerchantId(line, span);
  const identities = findIdentities(line, piece).filter(isOther);
  const cards = remainders(line, piece, identities).flatMap((rest) => {
    const sure = findCards(line, rest).filter(isOther);
    return [...sure, ...remainders(line, rest, sure).flatMap((part) => findLooseCards(line, part))];
  });
  return [
    ...identities.map((span): Cut => identityCut(line, span)),
    ...cards.map((span): Cut => cardCut(line, span)),
  ];
}

/** "商户号 378282246310005": its length and its name outweigh a checksum that one number in ten passes. */
function isNamedMerchantId(line: DigitLine, { from, to }: Span): boolean {
  if (to - from !== MERCHANT_ID_LENGTH) return false;
  const start = line.at[from] ?? 0;
  return MERCHANT_ID_NAME.test(line.text.slice(Math.max(0, start - LONGEST_NAME), start));
}

/** The groups of a piece that no span touches, as pieces. */
function remainders(line: DigitLine, piece: Piece, spans: Span[]): Piece[] {
  if (spans.length === 0) return [piece];
  const rest: Piece[] = [];
  let next = 0;
  let start = piece.from;
  for (let group = piece.from; group < piece.to; group++) {
    const { from, to } = line.spanOf({ from: group, to: group + 1 });
    while (next < spans.length && (spans[next]?.to ?? 0) <= from) next++;
    if ((spans[next]?.from ?? to) >= to) continue;
    if (group > start) rest.push({ from: start, to: group });
    start = group + 1;
  }
  if (piece.to > start) rest.push({ from: start, to: piece.to });
  return rest;
}

function identityCut(line: DigitLine, span: Span): Cut {
  const from = line.at[span.from] ?? 0;
  return { from, to: endOfIdentity(line, span), kind: 'identity', token: '[ID ••••]' };
}

/** A few digits more that touch a card are its security code or its expiry: they go too. */
function cardCut(line: DigitLine, span: Span): Cut {
  const lastFour = line.digits.subarray(span.to - 4, span.to).join('');
  const groupEnd = line.endOfGroup(span.to - 1);
  const end = groupEnd - span.to <= MOST_DIGITS_BEHIND ? groupEnd : span.to;
  const [from, to] = [line.at[span.from] ?? 0, (line.at[end - 1] ?? 0) + 1];
  return { from, to, kind: 'card', token: `[••••${lastFour}]` };
}

function codeCuts(line: DigitLine, cards: Cut[]): Cut[] {
  return cards
    .filter((cut) => cut.kind === 'card')
    .flatMap((card) => findCodeBehind(line.text, card.to) ?? [])
    .map((span) => ({ ...span, kind: 'secret', token: '[••••]' }));
}

function trackCut(text: string, span: TextSpan): Cut {
  const number = /\d+/.exec(text.slice(span.from, span.to))?.[0] ?? '';
  const shown = number.length >= 8 ? number.slice(-4) : '';
  return { ...span, kind: 'card', token: `[••••${shown}]` };
}

function joinCuts(cuts: Cut[]): Cut[] {
  const joined: Cut[] = [];
  for (const cut of cuts.sort((a, b) => a.from - b.from || b.to - a.to)) {
    const last = joined.at(-1);
    if (!last || cut.from >= last.to) {
      joined.push(cut);
      continue;
    }
    // A code inside a card number is a part of it; an identity number always goes wholly.
    if (cut.kind === 'identity' || (last.kind !== 'identity' && length(cut) > length(last))) {
      Object.assign(last, { kind: cut.kind, token: cut.token });
    }
    last.to = Math.max(last.to, cut.to);
  }
  return joined;
}

function length(span: TextSpan): number {
  return span.to - span.from;
}

function apply(original: string, normal: DigitText, cuts: Cut[]): string {
  let result = '';
  let done = 0;
  for (const cut of cuts) {
    const start = normal.from[cut.from] ?? original.length;
    result += original.slice(done, start) + cut.token;
    done = normal.to[cut.to - 1] ?? start;
  }
  return result + original.slice(done);
}
