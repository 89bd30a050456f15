// Begins a new entry: its titles and its id, nothing more; the rest is written in the editor, where the gaps are marked.

import { Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useLocation } from 'wouter';
import type { SavedView } from '../../../desk/entries/entries-views';
import { post } from '../api';
import { FormDialog } from '../parts/form-dialog';
import { useWords } from '../words';
import { idAfter, isEntryId } from './entry-id';
import { newDraft } from './new-draft';

export const BLANK = { 'zh-Hans': '', en: '', id: '' };
const LONGEST_TITLE = 60;

interface NewEntryProps {
  /** Outlives the dialog. */
  asked: typeof BLANK;
  change: (asked: typeof BLANK) => void;
  /** Ids that others have. */
  taken: ReadonlySet<string>;
  close: () => void;
}

export function NewEntry({ asked, change, taken, close }: NewEntryProps) {
  const { t } = useWords();
  const client = useQueryClient();
  const [, go] = useLocation();
  const { id } = asked;
  const make = useMutation({
    mutationFn: () => post<SavedView>('/entries', { id, draft: newDraft(asked) }),
    onSuccess() {
      change(BLANK);
      close();
      go(`/desk/knowledge/entries/${id}`);
      return client.invalidateQueries({ queryKey: ['entries'], exact: true });
    },
  });
  const setTitle = (language: 'zh-Hans' | 'en', title: string) => {
    const titles = { ...asked, [language]: title };
    change({ ...titles, id: idAfter(id, asked.en, titles.en) });
  };
  const wrong = taken.has(id) ? 'editor.idTaken' : isEntryId(id) ? undefined : 'editor.idWrong';
  return (
    <FormDialog
      title={t('editor.new')}
      error={make.error}
      action={t('editor.begin')}
      submit={() => make.mutate()}
      isPending={make.isPending}
      isReady={wrong === undefined}
      close={close}
    >
      <p className="quiet">{t('editor.newAbout')}</p>
      {(['zh-Hans', 'en'] as const).map((language) => (
        <Field
          key={language}
          label={t('misses.fieldIn', {
            field: t('editor.title'),
            language: t(`language.${language}`),
          })}
          hint={t('misses.fieldHint.title')}
        >
          <Input
            value={asked[language]}
            maxLength={LONGEST_TITLE}
            input={{ lang: language }}
            onChange={(_, { value }) => setTitle(language, value)}
          />
        </Field>
      ))}
      <Field
        label={t('misses.id')}
        hint={t('misses.idHint')}
        required
        {...(wrong && id !== '' && { validationMessage: t(wrong) })}
      >
        <Input
          value={id}
          className="code"
          onChange={(_, { value }) => change({ ...asked, id: value.trim() })}
        />
      </Field>
    </FormDialog>
  );
}
