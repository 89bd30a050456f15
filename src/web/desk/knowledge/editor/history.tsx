// Who saved an entry when, and how to have one of those versions again.

import { Button } from '@fluentui/react-components';
import { useMutation } from '@tanstack/react-query';
import { memo, useState } from 'react';
import type { EntryView } from '../../../../desk/entries/entries-views';
import type { EntryDraft } from '../../../../knowledge/files/entry-draft';
import { get } from '../../api';
import { Confirm } from '../../parts/confirm';
import { useNotify } from '../../parts/notify';
import { Section } from '../../ticket/section';
import { useWords } from '../../words';

interface EntryHistoryProps extends Pick<EntryView, 'id' | 'history'> {
  /** Something is written that is not saved. */
  isChanged: boolean;
  restore: (draft: EntryDraft) => void;
}

export const EntryHistory = memo(function EntryHistory(props: EntryHistoryProps) {
  const { id, history, isChanged, restore } = props;
  const { t, format } = useWords();
  const notify = useNotify();
  const [asked, setAsked] = useState<string>();
  const fetched = useMutation({
    mutationFn: (revision: string) =>
      get<{ draft: EntryDraft }>(`/entries/${id}/revisions/${revision}`),
    onSuccess({ draft }) {
      restore(draft);
      notify.done(t('editor.restored'));
    },
    onError: notify.failed,
  });
  return (
    <Section title={t('editor.history')}>
      {history.length === 0 && <p className="quiet">{t('editor.noHistory')}</p>}
      <ul className="entry-history">
        {history.map(({ revision, at, who, says }) => (
          <li key={revision}>
            <time dateTime={at}>{format.dateTime(at)}</time> · <bdi>{who}</bdi> · <bdi>{says}</bdi>{' '}
            <Button
              size="small"
              disabledFocusable={fetched.isPending}
              onClick={() => (isChanged ? setAsked(revision) : fetched.mutate(revision))}
            >
              {t('editor.restore')}
            </Button>
          </li>
        ))}
      </ul>
      {asked !== undefined && (
        <Confirm
          title={t('editor.restoreAsk')}
          text={t('editor.lost')}
          action={t('editor.restore')}
          confirm={() => fetched.mutate(asked)}
          close={() => setAsked(undefined)}
        />
      )}
    </Section>
  );
});
