// The desk's wording: one language at a time for the whole page, passed down as a value.

import { createInstance } from 'i18next';
import { createContext, type ReactNode, useContext, useEffect, useMemo } from 'react';
import { desk as en } from '../../../locales/desk.en.yaml';
import { desk as zhHans } from '../../../locales/desk.zh-Hans.yaml';
import type { Language } from '../language';
import { ApiError } from './api';
import { type Format, formatIn } from './format';

export type Say = (key: string, variables?: Record<string, string | number>) => string;

export interface Words {
  language: Language;
  t: Say;
  /** True where there is wording: what the service sends may be newer than this page. */
  has(key: string): boolean;
  format: Format;
  /** A failure in words that say what to do. */
  failure(error: unknown): string;
}

const instance = createInstance();
void instance.init({
  resources: { en: { desk: en }, 'zh-Hans': { desk: zhHans } },
  supportedLngs: ['en', 'zh-Hans'],
  ns: 'desk',
  defaultNS: 'desk',
  initAsync: false,
  // React writes text nodes only.
  interpolation: { escapeValue: false },
});

const WordsContext = createContext<Words | null>(null);

export function WordsProvider({ language, children }: { language: Language; children: ReactNode }) {
  const words = useMemo(() => wordsIn(language), [language]);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  return <WordsContext value={words}>{children}</WordsContext>;
}

export function useWords(): Words {
  const words = useContext(WordsContext);
  if (!words) throw new Error('WordsProvider is missing');
  return words;
}

function wordsIn(language: Language): Words {
  const fixed = instance.getFixedT(language, 'desk');
  const t: Say = (key, variables = {}) => String(fixed(key, variables));
  const has = (key: string) => instance.exists(key, { lng: language, ns: 'desk' });
  const failure = (error: unknown) => {
    if (!(error instanceof ApiError)) return t('error.InternalError');
    const { code, message, retryAfterS } = error;
    if (!has(`error.${code}`)) return message || t('error.InternalError');
    return t(`error.${code}`, { message, minutes: Math.max(1, Math.ceil(retryAfterS / 60)) });
  };
  return { language, t, has, format: formatIn(language, t), failure };
}
