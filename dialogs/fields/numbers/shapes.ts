// What a number can be by its characters alone: merchant ID, terminal ID, telephone number.

import { readsAsTelephone } from './telephones';

/** Groups of touching characters and what stands between them. */
export interface Written {
  groups: readonly string[];
  gaps: readonly string[];
  /** A "+" stands in front. */
  plus: boolean;
}

export type Shape =
  | { kind: 'merchantId'; value: string }
  | { kind: 'terminalId'; value: string }
  | { kind: 'mobile' | 'landline' | 'service' | 'abroad' | 'national'; value: string };

export const MERCHANT_ID_LENGTH = 15;
export const TERMINAL_ID_LENGTH = 8;
/** E.164 with its country code. */
const SHORTEST = 7;
/** How the numbers below begin without a "+". */
const DIALLED = /^[0148]/;
/** A word of letters alone is no number. */
const FEWEST_DIGITS = 3;
const LONG_WORD = /[a-z]{4}/;
const MOBILE = /^(?:(?:00)?86|0)?(1[3-9]\d{9})$/;
/** Area codes have three digits in the largest cities (010, 02x), else four. */
const LANDLINE = /^(?:(?:00)?86)?0?((?:10|2\d)[1-9]\d{6,7}|[3-9]\d\d[1-9]\d{6,7})$/;
/** As dialled in Taiwan. */
const TAIWAN_MOBILE = /^09\d{8}$/;
const SERVICE = /^[48]00\d{7}$/;
const ABROAD = /^[1-9]\d{6,14}$/;
/** Hong Kong, Macau and Taiwan, with their country codes. */
const NEAR = /^(?:852[2-9]\d{7}|853[2-8]\d{7}|8860?[2-9]\d{7,8})$/;
const NEAR_CODES = new Set(['852', '853', '886']);
const EXTENSION = /^\d{1,5}$/;

export function shapeOf(written: Written): Shape | undefined {
  const characters = written.groups.join('');
  if (characters.length < SHORTEST) return undefined;
  const mayBePhone = /^\d+$/.test(characters) && (written.plus || DIALLED.test(characters));
  return (
    (mayBePhone ? phoneOf(written) : undefined) ?? idOf(written, characters) ?? nationalOf(written)
  );
}

function idOf({ groups, plus }: Written, characters: string): Shape | undefined {
  if (characters.length !== MERCHANT_ID_LENGTH && characters.length !== TERMINAL_ID_LENGTH) return;
  const digits = characters.replace(/\D/g, '').length;
  if (plus || digits < FEWEST_DIGITS || groups.some((group) => LONG_WORD.test(group))) return;
  const value = characters.toUpperCase();
  const kind = value.length === MERCHANT_ID_LENGTH ? 'merchantId' : 'terminalId';
  return { kind, value };
}

function phoneOf(written: Written): Shape | undefined {
  const number = withoutTrunk(written);
  const isForeign = written.plus && !number.startsWith('86');
  const mobile = MOBILE.exec(number)?.[1];
  if (mobile && !isForeign) return { kind: 'mobile', value: mobile };
  const fixed = fixedOf(number, written.plus || written.groups[0] === '86');
  if (fixed) return fixed;
  const extended = withExtension(written);
  if (extended) return extended;
  const isNear = NEAR.test(number) && NEAR_CODES.has(written.groups[0] ?? '');
  const isAbroad = written.plus && ABROAD.test(number);
  if (isNear || isAbroad) return { kind: 'abroad', value: `+${number}` };
  const dialled = /^00([1-9]\d{9,13})$/.exec(number)?.[1];
  return dialled && written.groups.length > 1
    ? { kind: 'abroad', value: `+${dialled}` }
    : undefined;
}

function nationalOf({ groups, gaps, plus }: Written): Shape | undefined {
  if (plus || !readsAsTelephone(groups, gaps)) return undefined;
  return { kind: 'national', value: groups.join('') };
}

function fixedOf(number: string, plus: boolean): Shape | undefined {
  if (SERVICE.test(number)) return { kind: 'service', value: number };
  if (TAIWAN_MOBILE.test(number)) return { kind: 'mobile', value: number };
  const isNational = /^0[1-9]/.test(number) || /^0086/.test(number) || (plus && /^86/.test(number));
  const landline = isNational && LANDLINE.exec(number)?.[1];
  return landline ? { kind: 'landline', value: `0${landline}` } : undefined;
}

/** 010-88886666-12: a short group behind a hyphen is the extension. */
function withExtension({ groups, gaps, plus }: Written): Shape | undefined {
  const extension = groups.at(-1) ?? '';
  const isShort = groups.length > 2 && EXTENSION.test(extension) && /-/.test(gaps.at(-1) ?? '');
  const fixed = isShort && fixedOf(groups.slice(0, -1).join(''), plus);
  return fixed ? { ...fixed, value: `${fixed.value} ext. ${extension}` } : undefined;
}

/** +44 (0)20 7946 0958: the 0 in brackets is not dialled from abroad. */
function withoutTrunk({ groups, gaps, plus }: Written): string {
  return groups
    .filter((group, index) => {
      const isBracketed = gaps[index - 1]?.includes('(') && gaps[index]?.includes(')');
      return !(plus && group === '0' && isBracketed);
    })
    .join('');
}
