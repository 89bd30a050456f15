// Deleting a view: it waits for a few seconds before it is sent, so that it can be taken back.

import { useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useLocation } from 'wouter';
import type { SavedView } from '../../../desk/saved-views/saved-view';
import { removeAtLast } from '../api';
import { sendLater, takeBack, UNDO_MS } from '../at-last';
import { useNotify } from '../parts/notify';

/** Whoever leaves the queue does not take it back any more: `useBulk` sends what waits. */
export function useDeleting() {
  const client = useQueryClient();
  const notify = useNotify();
  const [, navigate] = useLocation();
  const [pending, setPending] = useState<SavedView>();
  const remove = (view: SavedView) => {
    setPending(view);
    navigate('/desk');
    sendLater(async () => {
      await removeAtLast(`/views/${view.id}?seen=${view.revision}`).catch(notify.failed);
      await client.invalidateQueries({ queryKey: ['queue'] });
      setPending((shown) => (shown === view ? undefined : shown));
    }, UNDO_MS);
  };
  const undo = () => {
    if (!pending) return;
    takeBack();
    setPending(undefined);
    navigate(`/desk?view=${pending.id}`);
  };
  return { pending, remove, undo };
}

export type Deleting = ReturnType<typeof useDeleting>;
