// The editor of one entry: both languages side by side, what is wrong with it, trying it, what is new, its history.

import { Button, Checkbox, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { EntryView, SavedView } from '../../../desk/entries/entries-views';
import { DRAFT_LANGUAGES, sameDraft } from '../../../knowledge/files/entry-draft';
import { ApiError, get, post } from '../api';
import { Confirm } from '../parts/confirm';
import { Failure } from '../parts/failure';
import { useNotify } from '../parts/notify';
import { PageHeading } from '../parts/page-heading';
import { useWords } from '../words';
import { Clashes } from './editor/clashes';
import { Difference } from './editor/difference';
import { useKeptDraft } from './editor/draft';
import { EntryFields } from './editor/entry-fields';
import { Findings, useCheck } from './editor/findings';
import { EntryHistory } from './editor/history';
import { type Base, isUntouched, openClashes } from './editor/kept';
import { TryIt } from './editor/try-it';

export function EntryPage({ id }: { id: string }) {
  const { t } = useWords();
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['entries', id],
    queryFn: () => get<EntryView>(`/entries/${id}`),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
  return (
    <>
      <PageHeading title={id}>
        <Link href="/desk/knowledge/entries">{t('editor.toList')}</Link>
      </PageHeading>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data && <Editor entry={data} />}
    </>
  );
}

function Editor({ entry }: { entry: EntryView }) {
  const { t } = useWords();
  const { kept, change, replace, saved, rebase, choose } = useKeptDraft(entry);
  const { draft, base, clashes } = kept;
  const { data: checked } = useCheck(entry.id, { draft, version: base.version });
  const save = useSave(entry.id, saved);
  const isChanged = !isUntouched(kept);
  // An answer may be about the version before this one.
  const newer = checked?.newer?.version === base.version ? undefined : checked?.newer;
  return (
    <div className="entry-editor">
      {newer && (
        <MessageBar intent="warning">
          <MessageBarBody>{t('editor.newer')}</MessageBarBody>
          <Button size="small" onClick={() => rebase(newer)}>
            {t('editor.takeIn')}
          </Button>
        </MessageBar>
      )}
      {checked && checked.others.length > 0 && (
        <MessageBar intent="warning">
          <MessageBarBody>
            {t('editor.others', { names: checked.others.join(', ') })}
          </MessageBarBody>
        </MessageBar>
      )}
      <Clashes clashes={openClashes(kept)} choose={choose} />
      <div className="entry-languages">
        {DRAFT_LANGUAGES.map((language) => (
          <EntryFields key={language} language={language} draft={draft} change={change} />
        ))}
      </div>
      {save.error && <Failure error={save.error} />}
      <div className="entry-acts">
        <Checkbox
          label={t('editor.reviewedToday')}
          checked={draft.reviewed !== base.draft.reviewed}
          onChange={(_, { checked: isReviewed }) =>
            change({ ...draft, reviewed: isReviewed ? today() : base.draft.reviewed })
          }
        />
        <Button
          appearance="primary"
          disabled={sameDraft(draft, base.draft) || clashes.length > 0 || Boolean(newer)}
          disabledFocusable={save.isPending}
          onClick={() => save.mutate({ draft, version: base.version })}
        >
          {t('editor.save')}
        </Button>
        <Discard isChanged={isChanged} discard={() => replace(base.draft)} />
      </div>
      <Findings findings={checked?.findings} />
      <TryIt id={entry.id} draft={draft} />
      <Difference before={base.draft} after={draft} />
      <EntryHistory id={entry.id} history={entry.history} isChanged={isChanged} restore={replace} />
    </div>
  );
}

function Discard({ isChanged, discard }: { isChanged: boolean; discard: () => void }) {
  const { t } = useWords();
  const [isAsking, setAsking] = useState(false);
  return (
    <>
      <Button disabled={!isChanged} onClick={() => setAsking(true)}>
        {t('editor.discard')}
      </Button>
      {isAsking && (
        <Confirm
          title={t('editor.discardAsk')}
          text={t('editor.lost')}
          action={t('editor.discard')}
          confirm={discard}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

/** @param saved is told what was sent: somebody may have gone on writing since */
function useSave(id: string, saved: (sent: Base) => void) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (sent: Base) => post<SavedView>(`/entries/${id}/save`, sent),
    onSuccess({ version, git }, { draft }) {
      saved({ version, draft });
      const isCommitted = git.kind !== 'failed';
      notify.done(t(isCommitted ? 'editor.saved' : 'editor.savedNoGit'));
      return client.invalidateQueries({ queryKey: ['entries'] });
    },
    onError(error) {
      const isChanged = error instanceof ApiError && error.code === 'EntryChanged';
      if (isChanged) void client.invalidateQueries({ queryKey: ['entry-check', id] });
    },
  });
}
