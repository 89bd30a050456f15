// The editor of one entry: both languages side by side, what is wrong with it, trying it, what is new, its history.

import { Badge, Button, Spinner } from '@fluentui/react-components';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { type ReactNode, useDeferredValue, useState } from 'react';
import { Link } from 'wouter';
import type { EntryView, FindingView, SavedView } from '../../../desk/entries/entries-views';
import { DRAFT_LANGUAGES, sameDraft } from '../../../knowledge/files/entry-draft';
import { get, hasCode, post } from '../api';
import { Confirm } from '../parts/confirm';
import { Failure } from '../parts/failure';
import { useNotify } from '../parts/notify';
import { PageHeading } from '../parts/page-heading';
import { useWords } from '../words';
import { Clashes } from './editor/clashes';
import { Difference } from './editor/difference';
import { useKeptDraft } from './editor/draft';
import { EntryFields } from './editor/entry-fields';
import { FoundInEntry } from './editor/field-note';
import { Findings, useCheck } from './editor/findings';
import { EntryHistory } from './editor/history';
import { type Base, isUntouched, openClashes } from './editor/kept';
import { Service } from './editor/service';
import { SharedFields } from './editor/shared-fields';
import { Gone, Told, useMoved } from './editor/told';
import { TryIt } from './editor/try-it';
import { useTitles } from './titles';

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
        {data?.isDraft && (
          <Badge appearance="tint" color="informative">
            {t('editor.draft')}
          </Badge>
        )}
        <Link href="/desk/knowledge/entries">{t('editor.toList')}</Link>
      </PageHeading>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data && <Editor entry={data} />}
    </>
  );
}

const NOTHING_FOUND: readonly FindingView[] = [];

function Editor({ entry }: { entry: EntryView }) {
  const { kept, change, replace, saved, rebase, choose, forget } = useKeptDraft(entry);
  const { id, isDraft } = entry;
  const { draft, base, clashes } = kept;
  const titles = useTitles();
  const { data: checked, error: gone } = useCheck(id, { draft, version: base.version });
  useMoved(entry, checked?.isDraft);
  const save = useSave(entry, saved);
  const isChanged = !isUntouched(kept);
  // An answer may be about the version before this one.
  const newer = checked?.newer?.version === base.version ? undefined : checked?.newer;
  const isBlocked = clashes.length > 0 || Boolean(newer);
  // The preview and the difference follow when there is time between two letters.
  const seen = useDeferredValue(draft);
  return (
    <FoundInEntry value={checked?.findings ?? NOTHING_FOUND}>
      <div className="entry-editor">
        <Told newer={newer} others={checked?.others ?? []} rebase={rebase} />
        {gone && <Gone id={id} draft={draft} error={gone} />}
        <Clashes clashes={openClashes(kept)} choose={choose} />
        <div className="entry-languages">
          {DRAFT_LANGUAGES.map((language) => (
            <EntryFields
              key={language}
              language={language}
              own={draft[language]}
              seen={seen}
              change={change}
              titles={titles(language)}
            />
          ))}
        </div>
        <SharedFields id={id} draft={draft} change={change} titles={titles()} />
        {save.error && <Failure error={save.error} />}
        <SaveButtons
          isDraft={isDraft}
          isSame={sameDraft(draft, base.draft)}
          isBlocked={isBlocked}
          isPending={save.isPending}
          save={(act) => save.mutate({ act, sent: { draft, version: base.version } })}
        >
          <Discard isChanged={isChanged} discard={() => replace(base.draft)} />
        </SaveButtons>
        <Findings findings={checked?.findings} />
        <TryIt id={id} draft={draft} />
        <Difference before={base.draft} after={seen} />
        <EntryHistory id={id} history={entry.history} isChanged={isChanged} restore={replace} />
        <Service id={id} isDraft={isDraft} version={base.version} forget={forget} />
      </div>
    </FoundInEntry>
  );
}

type SaveAct = 'save' | 'publish';

interface SaveButtonsProps {
  isDraft: boolean;
  isSame: boolean;
  isBlocked: boolean;
  isPending: boolean;
  save: (act: SaveAct) => void;
  children: ReactNode;
}

function SaveButtons(props: SaveButtonsProps) {
  const { t } = useWords();
  const { isDraft, isSame, isBlocked, isPending, save, children } = props;
  return (
    <div className="entry-acts">
      {isDraft && (
        <Button
          appearance="primary"
          disabled={isBlocked}
          disabledFocusable={isPending}
          onClick={() => save('publish')}
        >
          {t('editor.publish')}
        </Button>
      )}
      <Button
        appearance={isDraft ? 'secondary' : 'primary'}
        disabled={isSame || isBlocked}
        disabledFocusable={isPending}
        onClick={() => save('save')}
      >
        {t(isDraft ? 'editor.saveDraft' : 'editor.save')}
      </Button>
      {children}
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

/** @param saved is told what was sent: somebody may have gone on writing since */
function useSave({ id, isDraft }: EntryView, saved: (sent: Base) => void) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ act, sent }: { act: SaveAct; sent: Base }) =>
      post<SavedView>(`/entries/${id}/${act}`, sent),
    onSuccess({ version, git }, { act, sent: { draft } }) {
      saved({ version, draft });
      const isCommitted = git.kind !== 'failed';
      const done = isDraft && act === 'save' ? 'editor.draftSaved' : 'editor.saved';
      notify.done(t(isCommitted ? done : 'editor.savedNoGit'));
      return client.invalidateQueries({ queryKey: ['entries'] });
    },
    onError(error) {
      if (hasCode(error, 'EntryChanged'))
        void client.invalidateQueries({ queryKey: ['entry-check', id] });
    },
  });
}
