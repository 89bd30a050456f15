// Whether an entry is in service: a draft is put into service or deleted, what is served is made a draft again.

import { Button } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { memo, useState } from 'react';
import { useLocation } from 'wouter';
import type { SavedView } from '../../../../desk/entries/entries-views';
import { post } from '../../api';
import { Confirm } from '../../parts/confirm';
import { Failure } from '../../parts/failure';
import { useNotify } from '../../parts/notify';
import { Section } from '../../ticket/section';
import { useWords } from '../../words';

interface ServiceProps {
  id: string;
  isDraft: boolean;
  version: string;
  /** Nothing of it is worth keeping in the browser. */
  forget: () => void;
}

export const Service = memo(function Service({ id, isDraft, version, forget }: ServiceProps) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const [, go] = useLocation();
  const [isAsking, setAsking] = useState(false);
  const act = isDraft ? 'remove' : 'retire';
  const change = useMutation({
    mutationFn: () => post<SavedView>(`/entries/${id}/${act}`, { version }),
    onSuccess() {
      notify.done(t(`editor.${act}.done`));
      if (isDraft) {
        forget();
        go('/desk/knowledge/entries');
      }
      return client.invalidateQueries({ queryKey: ['entries'], exact: isDraft });
    },
  });
  // The program itself acts on these.
  const isBuiltIn = !isDraft && id.startsWith('intent.');
  return (
    <Section title={t('editor.service')}>
      <p className="quiet">{t(isDraft ? 'editor.isDraft' : 'editor.isServed')}</p>
      {change.error && <Failure error={change.error} />}
      {isBuiltIn ? (
        <p className="quiet">{t('editor.isBuiltIn')}</p>
      ) : (
        <Button disabledFocusable={change.isPending} onClick={() => setAsking(true)}>
          {t(`editor.${act}.act`)}
        </Button>
      )}
      {isAsking && (
        <Confirm
          title={t(`editor.${act}.ask`, { entry: id })}
          text={t(`editor.${act}.about`)}
          action={t(`editor.${act}.act`)}
          confirm={() => change.mutate()}
          close={() => setAsking(false)}
        />
      )}
    </Section>
  );
});
