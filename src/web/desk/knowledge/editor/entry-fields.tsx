// The fields of an entry in one language, and how its answer will look to merchants.

import { Field, Input, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { DraftText, EntryDraft } from '../../../../knowledge/files/entry-draft';
import { useWords } from '../../words';
import { Preview } from './preview';

interface EntryFieldsProps {
  language: 'zh-Hans' | 'en';
  draft: EntryDraft;
  change: (draft: EntryDraft) => void;
}

export function EntryFields({ language, draft, change }: EntryFieldsProps) {
  const { t } = useWords();
  const own = draft[language];
  const set = (part: Partial<DraftText>) => change({ ...draft, [language]: { ...own, ...part } });
  return (
    <section lang={language} className="fields" aria-label={t(`language.${language}`)}>
      <h2>{t(`language.${language}`)}</h2>
      <Field label={t('editor.title')}>
        <Input value={own.title} onChange={(_, { value }) => set({ title: value })} />
      </Field>
      <Field label={t('editor.short')}>
        <Textarea
          resize="vertical"
          rows={3}
          value={own.short}
          onChange={(_, { value }) => set({ short: value })}
        />
      </Field>
      <Field label={t('editor.answer')}>
        <Textarea
          resize="vertical"
          rows={12}
          value={own.answer}
          onChange={(_, { value }) => set({ answer: value })}
        />
      </Field>
      <Phrasings phrasings={own.phrasings} set={(phrasings) => set({ phrasings })} />
      <Preview own={own} related={draft.related} />
    </section>
  );
}

interface PhrasingsProps {
  phrasings: readonly string[];
  set: (phrasings: string[]) => void;
}

function Phrasings({ phrasings, set }: PhrasingsProps) {
  const { t } = useWords();
  const joined = phrasings.join('\n');
  // Empty lines are somebody's next phrasing, and none of the entry's.
  const [written, setWritten] = useState(joined);
  const shown = listOf(written).join('\n') === joined ? written : joined;
  return (
    <Field label={t('editor.phrasings')} hint={t('editor.phrasingsHint')}>
      <Textarea
        resize="vertical"
        rows={8}
        value={shown}
        onChange={(_, { value }) => {
          setWritten(value);
          set(listOf(value));
        }}
      />
    </Field>
  );
}

function listOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
