// The frame of the pages before sign-in: one card in the middle, and the language.

import type { ReactNode } from 'react';
import { useEffect } from 'react';
import type { Language } from '../../language';
import { useWords } from '../words';
import { LanguageSwitch } from './language-switch';

interface DoorProps {
  title: string;
  chooseLanguage: (language: Language) => void;
  children: ReactNode;
}

export function Door({ title, chooseLanguage, children }: DoorProps) {
  const { t } = useWords();
  useEffect(() => {
    document.title = `${title} · ${t('name')}`;
  }, [title, t]);
  return (
    <main className="door">
      <div className="door-card">
        <div className="door-head">
          <img src="/favicon.ico" alt="" width="40" height="40" />
          <span className="door-name">{t('name')}</span>
          <LanguageSwitch choose={chooseLanguage} />
        </div>
        <h1>{title}</h1>
        {children}
      </div>
    </main>
  );
}
