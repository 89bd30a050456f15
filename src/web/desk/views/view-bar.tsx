// What can be done with the view that is open, what of it is no more, and what is about to be deleted.

import { Button, MessageBar, MessageBarBody } from '@fluentui/react-components';
import { useState } from 'react';
import type { SavedView, SavedViews } from '../../../desk/saved-views/saved-view';
import { patch } from '../api';
import { useNotify } from '../parts/notify';
import { useAllStaff } from '../queries';
import type { Filters } from '../queue/filters';
import { useTags } from '../tags/queries';
import { useWords } from '../words';
import { type OpenView, useSaveView } from './queries';
import type { Deleting } from './use-deleting';
import { ViewDialog } from './view-dialog';

interface ViewBarProps {
  open: OpenView;
  filters: Filters;
  deleting: Deleting;
}

export function ViewBar({ open: { view, isGone }, filters, deleting }: ViewBarProps) {
  const { t } = useWords();
  const { pending, undo } = deleting;
  const [dialog, setDialog] = useState<'new' | 'edit' | null>(null);
  return (
    <section className="view-bar" aria-label={t('views.open')}>
      <div role="status">
        {pending && (
          <div className="act-line">
            <span>{t('views.deleting', { name: pending.name })}</span>
            <Button size="small" autoFocus onClick={undo}>
              {t('undo')}
            </Button>
          </div>
        )}
      </div>
      {isGone && !pending && <Told text={t('views.unknown')} />}
      {view && <Gone view={view} />}
      <div className="act-line">
        {view && (
          <strong>
            <bdi dir="auto">{view.name}</bdi>
          </strong>
        )}
        {view && filters.isChanged && <Change key={view.id} view={view} filters={filters} />}
        {(!view || filters.isChanged) && (
          <Button size="small" onClick={() => setDialog('new')}>
            {t(view ? 'views.saveAs' : 'views.save')}
          </Button>
        )}
        {view?.mayChange && (
          <>
            <Button size="small" onClick={() => setDialog('edit')}>
              {t('views.edit')}
            </Button>
            <Button size="small" onClick={() => deleting.remove(view)}>
              {t('views.delete')}
            </Button>
          </>
        )}
      </div>
      {dialog && (
        <ViewDialog
          view={dialog === 'edit' ? view : undefined}
          filters={filters.current}
          close={() => setDialog(null)}
        />
      )}
    </section>
  );
}

/** Keeps the filters as they are now, or goes back to those of the view. */
function Change({ view, filters }: { view: SavedView; filters: Filters }) {
  const { t } = useWords();
  const notify = useNotify();
  const { save, isPending } = useSaveView(view, (seen) =>
    patch<SavedViews>(`/views/${view.id}`, { filters: filters.current, seen }),
  );
  const onSuccess = () => {
    notify.done(t('views.saved', { name: view.name }));
    filters.goBack();
  };
  return (
    <>
      <span className="quiet">{t('views.changed')}</span>
      {view.mayChange && (
        <Button
          size="small"
          appearance="primary"
          disabledFocusable={isPending}
          onClick={() => save({ onSuccess, onError: notify.failed })}
        >
          {t('views.keep')}
        </Button>
      )}
      <Button size="small" appearance="subtle" onClick={filters.goBack}>
        {t('views.back')}
      </Button>
    </>
  );
}

function Gone({ view: { gone } }: { view: SavedView }) {
  const { t } = useWords();
  const { tags, nameOf } = useTags();
  const { data: staff } = useAllStaff();
  const { tag, team, assignee } = gone;
  const isKnown = tags.some(({ id }) => id === tag);
  const person = staff?.find(({ id }) => id === assignee);
  return (
    <>
      {tag !== undefined && (
        <Told text={isKnown ? t('views.tagRetired', { name: nameOf(tag) }) : t('views.noTag')} />
      )}
      {team !== undefined && <Told text={t('views.teamGone')} />}
      {assignee !== undefined && staff && (
        <Told text={person ? t('views.personGone', { name: person.name }) : t('views.noPerson')} />
      )}
    </>
  );
}

function Told({ text }: { text: string }) {
  return (
    <MessageBar intent="warning" layout="multiline">
      <MessageBarBody>{text}</MessageBarBody>
    </MessageBar>
  );
}
