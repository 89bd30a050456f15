// The editor of one entry: both languages side by side, what is wrong with it, trying it, what is new, its history.

import { Button, Checkbox, MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from 'wouter';
import type { EntryView, SavedView } from '../../../desk/entries/entries-views';
import { DRAFT_LANGUAGES, mergeDrafts, sameDraft } from '../../../knowledge/files/entry-draft';
import { ApiError, get, post } from '../api';
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
  const kept = useKeptDraft(entry);
  const { draft, base, change } = kept;
  const { data: checked } = useCheck(entry.id, { draft, version: base.version });
  const save = useSave(entry.id, kept);
  const newer = checked?.newer;
  const isChanged = !sameDraft(draft, base.draft);
  const takeIn = () => {
    if (!newer) return;
    const { merged, clashes } = mergeDrafts({ base: base.draft, mine: draft, theirs: newer.draft });
    kept.rebase(newer, merged, clashes);
  };
  return (
    <div className="entry-editor">
      {newer && (
        <MessageBar intent="warning">
          <MessageBarBody>{t('editor.newer')}</MessageBarBody>
          <Button size="small" onClick={takeIn}>
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
      <Clashes clashes={kept.clashes} choose={kept.choose} />
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
          disabled={!isChanged || Boolean(newer)}
          disabledFocusable={save.isPending}
          onClick={() => save.mutate()}
        >
          {t('editor.save')}
        </Button>
        <Button disabled={!isChanged} onClick={() => change(base.draft)}>
          {t('editor.discard')}
        </Button>
      </div>
      <Findings findings={checked?.findings} />
      <TryIt id={entry.id} draft={draft} />
      <Difference before={base.draft} after={draft} />
      <EntryHistory id={entry.id} history={entry.history} restore={change} />
    </div>
  );
}

function today(): string {
  return new Date().toISOString().slice(0, 10);
}

function useSave(id: string, { draft, base, saved }: ReturnType<typeof useKeptDraft>) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => post<SavedView>(`/entries/${id}/save`, { draft, version: base.version }),
    onSuccess({ version, git }) {
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
