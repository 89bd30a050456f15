// The fields of an entry in one language, and how its answer will look to merchants.

import { Field, Input, Textarea } from '@fluentui/react-components';
import { memo, useState } from 'react';
import type { DraftText, EntryDraft } from '../../../../knowledge/files/entry-draft';
import { GAP, hasGap } from '../../../../knowledge/gap';
import { useWords } from '../../words';
import type { Update } from './draft';
import { useFieldNote } from './field-note';
import { Preview } from './preview';

interface EntryFieldsProps {
  language: 'zh-Hans' | 'en';
  own: DraftText;
  /** What the preview shows: it may be a few letters behind. */
  seen: EntryDraft;
  change: (update: Update) => void;
  /** Of other entries, by their ids. */
  titles: ReadonlyMap<string, string>;
}

export const EntryFields = memo(function EntryFields(props: EntryFieldsProps) {
  const { language, own, seen, change, titles } = props;
  const { t } = useWords();
  const set = (part: Partial<DraftText>) =>
    change((draft) => ({ ...draft, [language]: { ...draft[language], ...part } }));
  return (
    <section lang={language} className="fields" aria-label={t(`language.${language}`)}>
      <h2>{t(`language.${language}`)}</h2>
      <Field label={t('editor.title')} {...useFieldNote(`${language}.title`)}>
        <Input
          value={own.title}
          {...gapProps(own.title)}
          onChange={(_, { value }) => set({ title: value })}
        />
      </Field>
      <Field label={t('editor.short')} {...useFieldNote(`${language}.short`)}>
        <Textarea
          resize="vertical"
          rows={3}
          value={own.short}
          {...gapProps(own.short)}
          onChange={(_, { value }) => set({ short: value })}
        />
      </Field>
      <Field label={t('editor.answer')} {...useFieldNote(`${language}.answer`)}>
        <Textarea
          resize="vertical"
          rows={12}
          value={own.answer}
          {...gapProps(own.answer)}
          onChange={(_, { value }) => set({ answer: value })}
        />
      </Field>
      <Field
        label={t('editor.source')}
        hint={t('editor.sourceHint')}
        {...useFieldNote(`${language}.source`)}
      >
        <Input value={own.source} onChange={(_, { value }) => set({ source: value })} />
      </Field>
      <Phrasings
        phrasings={own.phrasings}
        note={useFieldNote(`${language}.phrasings`)}
        set={(phrasings) => set({ phrasings })}
      />
      <Preview draft={seen} language={language} titles={titles} />
    </section>
  );
});

/** A gap is marked, and the first word typed takes its place. */
function gapProps(text: string) {
  return {
    'data-gap': hasGap(text),
    onFocus: ({ target }: { target: HTMLInputElement | HTMLTextAreaElement }) =>
      text === GAP && target.select(),
  };
}

interface PhrasingsProps {
  phrasings: readonly string[];
  note: ReturnType<typeof useFieldNote>;
  set: (phrasings: string[]) => void;
}

function Phrasings({ phrasings, note, set }: PhrasingsProps) {
  const { t } = useWords();
  const joined = phrasings.join('\n');
  // Empty lines are somebody's next phrasing, and none of the entry's.
  const [written, setWritten] = useState(joined);
  const shown = listOf(written).join('\n') === joined ? written : joined;
  return (
    <Field label={t('editor.phrasings')} hint={t('editor.phrasingsHint')} {...note}>
      <Textarea
        resize="vertical"
        rows={8}
        value={shown}
        {...gapProps(shown)}
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
