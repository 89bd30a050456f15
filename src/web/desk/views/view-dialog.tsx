// The name of a view and who sees it: of a new one, or of one that is there.

import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { ViewFilters } from '../../../desk/saved-views/asked';
import type { SavedView, SavedViews } from '../../../desk/saved-views/saved-view';
import { patch, post } from '../api';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { useWords } from '../words';
import { useSaveView } from './queries';

const LONGEST = 60;

interface ViewDialogProps {
  /** Absent for a new one. */
  view: SavedView | undefined;
  /** Of a new one. */
  filters: ViewFilters;
  close: () => void;
}

export function ViewDialog({ view, filters, close }: ViewDialogProps) {
  const { t } = useWords();
  const [name, setName] = useState(view?.name ?? '');
  const [isShared, setShared] = useState(view?.isShared ?? false);
  const notify = useNotify();
  const [, navigate] = useLocation();
  const content = { name, isShared };
  const { save, error, isPending } = useSaveView(view, (seen) =>
    view
      ? patch<SavedViews>(`/views/${view.id}`, { ...content, seen })
      : post<SavedViews & { id: string }>('/views', { ...content, filters }),
  );
  const onSuccess = ({ id }: { id?: string }) => {
    notify.done(t('views.saved', { name: name.trim() }));
    close();
    if (id) navigate(`/desk?view=${id}`);
  };
  return (
    <FormDialog
      title={t(view ? 'views.edit' : 'views.save')}
      error={error}
      action={t('save')}
      submit={() => save({ onSuccess })}
      isPending={isPending}
      isReady={name.trim() !== ''}
      close={close}
    >
      {!view && <p>{t('views.what')}</p>}
      <Field label={t('views.name')} required>
        <Input
          value={name}
          maxLength={LONGEST}
          autoComplete="off"
          onChange={(_, { value }) => setName(value)}
        />
      </Field>
      <Checkbox
        label={t('views.share')}
        checked={isShared}
        onChange={(_, { checked }) => setShared(checked === true)}
      />
      <p className="quiet">{t('views.shareHint')}</p>
    </FormDialog>
  );
}
