// What somebody else does with the entry meanwhile: saved it, has it open, deleted it, put it into service.

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import type { CheckView, EntryView, SavedView } from '../../../../desk/entries/entries-views';
import type { EntryDraft } from '../../../../knowledge/files/entry-draft';
import { hasCode, post } from '../../api';
import { Failure } from '../../parts/failure';
import { useWords } from '../../words';
import type { Base } from './kept';

interface ToldProps {
  newer: CheckView['newer'] | undefined;
  others: readonly string[];
  rebase: (newer: Base) => void;
}

export function Told({ newer, others, rebase }: ToldProps) {
  const { t } = useWords();
  return (
    <>
      {newer && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>{t('editor.newer')}</MessageBarBody>
          <Button size="small" onClick={() => rebase(newer)}>
            {t('editor.takeIn')}
          </Button>
        </MessageBar>
      )}
      {others.length > 0 && (
        <MessageBar intent="warning" layout="multiline">
          <MessageBarBody>
            {t('editor.others', { names: others.join(t('listSeparator')) })}
          </MessageBarBody>
        </MessageBar>
      )}
    </>
  );
}

/** The words of whoever was writing are not lost with it. */
export function Gone({ id, draft, error }: { id: string; draft: EntryDraft; error: Error }) {
  const { t } = useWords();
  const client = useQueryClient();
  const again = useMutation({
    mutationFn: () => post<SavedView>('/entries', { id, draft }),
    onSuccess: () => Promise.all(KEYS.map((queryKey) => client.invalidateQueries({ queryKey }))),
  });
  if (!hasCode(error, 'EntryUnknown')) return <Failure error={error} />;
  return (
    <>
      <MessageBar intent="warning" layout="multiline">
        <MessageBarBody>{t('editor.gone')}</MessageBarBody>
        <Button size="small" disabledFocusable={again.isPending} onClick={() => again.mutate()}>
          {t('editor.makeAgain')}
        </Button>
      </MessageBar>
      {again.error && <Failure error={again.error} />}
    </>
  );
}

const KEYS = [['entries'], ['entry-check']];

/** Somebody else put it into service or took it out. */
export function useMoved({ id, isDraft }: EntryView, isDraftNow: boolean | undefined): void {
  const client = useQueryClient();
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once, when it happens.
  useEffect(() => {
    if (isDraftNow === undefined || isDraftNow === isDraft) return;
    void client.invalidateQueries({ queryKey: ['entries'] });
  }, [id, isDraftNow]);
}
