// A new entry for what no entry answers: both languages beside each other, with what is still to be written marked.

import { Field, Input, Textarea } from '@fluentui/react-components';
import { GAP } from '../../../../knowledge/gap';
import type { Language } from '../../../language';
import { FormDialog } from '../../parts/form-dialog';
import { useWords } from '../../words';
import { idAfter } from '../entry-id';
import type { Choice } from './decide';
import { choiceOf, type Draft, type DraftText, gapsIn, PARTS } from './draft';

interface NewEntryDialogProps {
  draft: Draft;
  change: (draft: Draft) => void;
  /** What was asked. */
  asked: string;
  error: unknown;
  isPending: boolean;
  save: (choice: Choice) => void;
  close: () => void;
}

export function NewEntryDialog(props: NewEntryDialogProps) {
  const { draft, change, asked, error, isPending, save, close } = props;
  const { t } = useWords();
  const gaps = gapsIn(draft);
  const set = (language: Language, text: Partial<DraftText>) => {
    const next = { ...draft, [language]: { ...draft[language], ...text } };
    change({ ...next, id: idAfter(draft.id, draft.en.title, next.en.title) });
  };
  return (
    <FormDialog
      title={t('misses.newEntry')}
      error={error}
      action={t('misses.save')}
      submit={() => save(choiceOf(draft))}
      isPending={isPending}
      isReady={gaps === 0}
      close={close}
      isWide
    >
      <p className="quiet" dir="auto">
        {t('misses.quoted', { text: asked })}
      </p>
      <div className="two-languages">
        {(['zh-Hans', 'en'] as const).map((language) => (
          <TextsIn
            key={language}
            language={language}
            texts={draft[language]}
            set={(text) => set(language, text)}
          />
        ))}
      </div>
      <Field label={t('misses.id')} hint={t('misses.idHint')} required>
        <Input
          value={draft.id}
          className="code"
          onChange={(_, { value }) => change({ ...draft, id: value })}
        />
      </Field>
      <p className="quiet" role="status">
        {gaps > 0 && t('misses.gaps', { count: gaps, gap: GAP })}
      </p>
    </FormDialog>
  );
}

interface TextsInProps {
  language: Language;
  texts: DraftText;
  set: (text: Partial<DraftText>) => void;
}

const ROWS = { title: 1, short: 2, answer: 6, phrasings: 4 };

function TextsIn({ language, texts, set }: TextsInProps) {
  const { t } = useWords();
  const named = (key: string) =>
    t('misses.fieldIn', { field: t(`misses.field.${key}`), language: t(`language.${language}`) });
  return (
    <div className="fields">
      {PARTS.map((key) => (
        <Field key={key} label={named(key)} hint={t(`misses.fieldHint.${key}`)} required>
          <Textarea
            value={texts[key]}
            rows={ROWS[key]}
            resize="vertical"
            data-gap={texts[key].includes(GAP)}
            textarea={{ lang: language }}
            onFocus={({ target }) => texts[key] === GAP && target.select()}
            onChange={(_, { value }) => set({ [key]: value })}
          />
        </Field>
      ))}
    </div>
  );
}
