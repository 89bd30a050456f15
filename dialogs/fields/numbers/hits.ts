// The numbers of a message with what they are: a value of a field, an attempt at one, or nothing of ours.

import type { FieldValue } from '../field';
import type { Address } from './addresses';
import type { Piece } from './cut-run';
import { isDay, readsAsDay, type Span } from './figures';
import type { Label, NumberField } from './labels';
import { type Nameable, type Named, nameNumbers } from './name-numbers';
import type { Shape } from './shapes';
import { asksForCall, isCalledInstead, isNotToBeCalled, mayBeTelephone } from './telephones';

export type Contact = FieldValue<'contact'>;

interface Place {
  /** The number alone. */
  number: Span;
  /** With the words that name it. */
  span: Span;
  named: boolean;
  /** What it is as well, where a contact is asked for. */
  orContact?: Contact;
}

export type Hit = Place &
  (
    | { kind: 'value'; field: 'merchantId' | 'terminalId'; value: string; counts: Counts }
    | { kind: 'value'; field: 'contact'; value: Contact; counts: Counts }
    | { kind: 'misfit'; field: NumberField | undefined; digits: string }
    /** A number of something else: it only stands between others. */
    | { kind: 'none'; field: undefined }
  );
type Counts = 'anywhere' | 'asked';

export interface Found {
  text: string;
  pieces: readonly Piece[];
  addresses: readonly { address: Address; value: Contact }[];
  labels: readonly Label[];
  /** Extensions by the end of the number that they belong to. */
  extensions: ReadonlyMap<number, Span & { digits: string }>;
}

/** Real merchant IDs are nearly all digits. */
const DIGITS_ANYWHERE = 8;
/** 20261122153000 is a moment. */
const MOMENT =
  /^20\d\d(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])(?:[01]\d|2[0-3])[0-5]\d(?:[0-5]\d)?$/;
/** Whoever does not answer is somebody else. */
const UNANSWERED =
  /^[\s,]{0,2}(?:这个电话|他们?)?(?:一直|都|也|根本|老是)?(?:没有?人接|无人接听|不接|打不通|打不进|占线|关机|空号|忙音|(?:(?:and|but) )?(?:there (?:was|is) )?(?:no ?(?:one|body)|no answer|nobody)|(?:is|was) (?:busy|engaged)|(?:and |but )?they )/;
const IS_NOT_MINE =
  /^\s?(?:不是|唔系|is ?n[o']t|is not|ain't|not)\s?(?:我们?的?|my|our|the|a)?\s?$/;

export function hitsIn(found: Found): Hit[] {
  const numbers = [
    ...found.pieces.map((piece) => ({
      ...piece,
      fits: fitting(piece),
      isAlsoElse: isAlsoContact(piece),
      of: piece,
    })),
    ...found.addresses.map(({ address, value }) => ({
      from: address.from,
      to: address.to,
      fits: ({ kind }: Label) => kind === 'contact',
      of: { address, value },
    })),
  ].sort((a, b) => a.from - b.from);
  const named = nameNumbers(found.text, numbers, found.labels);
  return numbers.flatMap((number, index) => {
    const { label, span } = named[index] ?? { label: undefined, span: number };
    if (isDenied(found, number)) return none(number);
    if ('address' in number.of) return addressHit(number.of, { label, span });
    const isInstead =
      (!label || label.kind === 'hotline' || label.weak) &&
      isCalledInstead(found.text, number, numbers[index - 1]);
    const { from, to } = number;
    const called: Label | undefined = isInstead
      ? { kind: 'contact', weak: false, from, to }
      : label;
    return pieceHits(found, number.of, { label: called, span });
  });
}

/** Beside its name a number of any length is meant for the field; further away it must look like one. */
function fitting(piece: Piece): Nameable['fits'] {
  const { shape, characters } = piece;
  const field = shape && fieldOf(shape);
  const isWhole = shape?.kind === 'mobile' || shape?.kind === 'merchantId';
  return ({ kind, weak }, where) => {
    // "账户被冻结 13500135000": a whole number is not named by what stands somewhere before it.
    if (kind === 'other') return where !== 'far' || !isWhole;
    if (kind === 'hotline' || kind === 'theirs') return true;
    if (kind === 'contact' && where === 'behind' && isAlsoContact(piece)) return true;
    if (weak || where === 'behind') return field === kind && !(weak && isDay(characters));
    if (kind === 'contact') return field !== 'merchantId';
    if (where === 'far' && field === 'contact') return false;
    return field !== 'merchantId' || kind === 'merchantId';
  };
}

/** Beside its name any number is one that can be dialled somewhere. */
function isAlsoContact({ shape, characters }: Piece): boolean {
  return (!shape || shape.kind === 'terminalId') && mayBeTelephone(characters);
}

function mayNameContact(text: string, label: Label | undefined): boolean {
  return label?.kind === 'contact' || (label?.kind === 'hotline' && asksForCall(text, label));
}

function contactIn({ characters }: Piece): Contact {
  return { kind: 'phone', value: characters };
}

function contactHit(piece: Piece, label: Label | undefined, place: Place): Hit[] {
  const named = label?.kind === 'contact';
  const counts = named ? 'anywhere' : 'asked';
  const span = named ? place.span : place.number;
  return [
    { ...place, span, kind: 'value', field: 'contact', value: contactIn(piece), counts, named },
  ];
}

function fieldOf({ kind }: Shape): NumberField {
  return kind === 'merchantId' || kind === 'terminalId' ? kind : 'contact';
}

/** "10293847不是我的终端号". */
function isDenied({ text, labels }: Found, number: Span): boolean {
  if (isNotToBeCalled(text, number)) return true;
  const label = labels.find(({ from }) => from >= number.to);
  return label !== undefined && IS_NOT_MINE.test(text.slice(number.to, label.from).slice(0, 16));
}

function addressHit({ address, value }: Found['addresses'][number], { label, span }: Named): Hit[] {
  const { from, to, kind } = address;
  const named = label !== undefined || (address.named && kind !== 'email');
  const counts = address.named ? 'anywhere' : 'asked';
  const number = { from, to };
  return [{ kind: 'value', field: 'contact', value, counts, number, span, named }];
}

function pieceHits(found: Found, piece: Piece, { label, span }: Named): Hit[] {
  const place = { number: { from: piece.from, to: piece.to }, span, named: label !== undefined };
  if (label?.kind === 'other' || (!label && piece.isRound)) return none(piece);
  const { shape } = piece;
  if (!shape && isAlsoContact(piece) && mayNameContact(found.text, label)) {
    return contactHit(piece, label, place);
  }
  if (!shape || MOMENT.test(piece.characters)) return misfit(piece, label, place);
  if (shape.kind === 'merchantId') return [merchantHit(piece, shape, { label, place })];
  if (shape.kind === 'terminalId') return terminalHit(found, piece, { label, place, shape });
  return phoneHits(found, piece, { label, place, shape });
}

function none({ from, to }: Span): Hit[] {
  const number = { from, to };
  return [{ kind: 'none', field: undefined, number, span: number, named: false }];
}

function misfit({ characters, ...piece }: Piece, label: Label | undefined, place: Place): Hit[] {
  const isElsewhere = label?.kind === 'hotline' || label?.kind === 'theirs' || label?.weak;
  if (isElsewhere || MOMENT.test(characters)) return none(piece);
  const field = label?.kind as NumberField | undefined;
  const mayBeContact = !label && !piece.isListed && !piece.shape && mayBeTelephone(characters);
  const orContact: Pick<Place, 'orContact'> = mayBeContact
    ? { orContact: { kind: 'phone', value: characters } }
    : {};
  return [{ ...place, ...orContact, kind: 'misfit', field, digits: characters.toUpperCase() }];
}

interface Reading {
  label: Label | undefined;
  place: Place;
}

function merchantHit(piece: Piece, { value }: Shape, { label, place }: Reading): Hit {
  if (label?.kind === 'hotline' || label?.kind === 'theirs') return none(piece)[0] as Hit;
  const named = label?.kind === 'merchantId';
  const isSure = value.replace(/\D/g, '').length >= DIGITS_ANYWHERE && (named || !piece.isListed);
  const counts = isSure ? 'anywhere' : 'asked';
  const span = named ? place.span : place.number;
  return { ...place, span, kind: 'value', field: 'merchantId', value, counts, named };
}

function terminalHit(
  found: Found,
  piece: Piece,
  { label, place, shape: { value } }: Reading & { shape: Shape },
): Hit[] {
  if (isAlsoContact(piece) && mayNameContact(found.text, label)) {
    return contactHit(piece, label, place);
  }
  if (label && label.kind !== 'terminalId') return misfit(piece, label, place);
  const named = label !== undefined;
  if (!named && readsAsDay(found.text, piece)) return none(piece);
  const counts = named ? 'anywhere' : 'asked';
  const isEither = !named && isAlsoContact(piece) && !isDay(piece.characters);
  const orContact = isEither && { orContact: contactIn(piece) };
  return [{ ...place, ...orContact, kind: 'value', field: 'terminalId', value, counts, named }];
}

function phoneHits(
  found: Found,
  piece: Piece,
  { label, place, shape }: Reading & { shape: Shape },
): Hit[] {
  const isMobile = shape.kind === 'mobile';
  const isUnanswered = UNANSWERED.test(found.text.slice(piece.to, piece.to + 40));
  const isTheirs = label?.kind === 'theirs' || (isUnanswered && label?.kind !== 'contact');
  const isAsked = shape.kind !== 'service' && mayNameContact(found.text, label);
  const isHotline = label?.kind === 'hotline' && !isAsked;
  if (!isMobile && (isHotline || isTheirs)) return none(piece);
  const extension = isMobile ? undefined : found.extensions.get(piece.to);
  const to = extension?.to ?? piece.to;
  const value = extension ? `${shape.value} ext. ${extension.digits}` : shape.value;
  const named = label?.kind === 'contact';
  const isSure =
    named ||
    ((isMobile || (shape.kind === 'abroad' && hasPlus(found.text, piece))) &&
      !isTheirs &&
      (label === undefined || label.kind === 'hotline'));
  const number = { from: piece.from, to };
  const span = named ? { from: place.span.from, to: Math.max(place.span.to, to) } : number;
  const isAttempt = label?.kind === 'merchantId' || label?.kind === 'terminalId';
  return [
    ...(isAttempt ? misfit(piece, label, place) : []),
    {
      kind: 'value',
      field: 'contact',
      value: { kind: 'phone', value },
      counts: isSure ? 'anywhere' : 'asked',
      ...{ number, span, named },
    },
  ];
}

function hasPlus(text: string, { from }: Span): boolean {
  return text.slice(from, from + 3).includes('+');
}
