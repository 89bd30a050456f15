// The launcher's settings, from the attributes of its script element.

import { parseColor } from '../color';
import { type PageLanguage, pageLanguageOfTag } from '../language';

export interface Settings {
  language: PageLanguage;
  /** `#rrggbb` */
  color: string | undefined;
  side: 'left' | 'right';
  greeting: string | undefined;
  identity: string | undefined;
}

interface Allowed<T> {
  /** undefined when the value is not allowed. */
  read(value: string): T | undefined;
  says: string;
}

const LONGEST_GREETING = 200;
const LONGEST_SHOWN = 60;

export const IDENTITY: Allowed<string> = {
  read: (value) => (/^[\w-]+\.[\w-]+\.[\w-]+$/.test(value) ? value : undefined),
  says: 'a signed JWT (three parts with dots between them)',
};

export function readSettings(data: DOMStringMap): Settings {
  const setting = <T>(name: string, allowed: Allowed<T>): T | undefined => {
    const value = data[name]?.trim();
    return value ? readOrWarn(`data-${name}`, value, allowed) : undefined;
  };
  return {
    language:
      setting('language', { read: pageLanguageOfTag, says: 'zh-Hans, zh-Hant, en' }) ??
      pageLanguageOfTag(document.documentElement.lang || navigator.language) ??
      'en',
    color: setting('color', { read: parseColor, says: '#rgb, #rrggbb' }),
    side: setting('position', { read: sideOf, says: 'left, right' }) ?? 'right',
    greeting: setting('greeting', {
      read: (text) => (text.length <= LONGEST_GREETING ? text : undefined),
      says: `up to ${LONGEST_GREETING} characters`,
    }),
    identity: setting('identity', IDENTITY),
  };
}

/** Names what was written, its value and what is allowed; the default serves then. */
export function readOrWarn<T>(name: string, value: string, allowed: Allowed<T>): T | undefined {
  const read = allowed.read(value);
  if (read === undefined) {
    warn(`${name}="${value.slice(0, LONGEST_SHOWN)}" is not used. Allowed: ${allowed.says}.`);
  }
  return read;
}

export function warn(text: string): void {
  console.warn(`Thaw widget.js: ${text}`);
}

const sideOf = (value: string) => (value === 'left' || value === 'right' ? value : undefined);
