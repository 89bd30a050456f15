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
  /** What can still be taken back. */
  const [pending, setPending] = useState<SavedView>();
  /** Hidden until the service has deleted it. */
  const [leaving, setLeaving] = useState<string>();
  const remove = (view: SavedView) => {
    setPending(view);
    setLeaving(view.id);
    navigate('/desk');
    sendLater(async () => {
      setPending((shown) => (shown === view ? undefined : shown));
      await removeAtLast(`/views/${view.id}?seen=${view.revision}`).catch(notify.failed);
      await client.invalidateQueries({ queryKey: ['queue'] });
      setLeaving((hidden) => (hidden === view.id ? undefined : hidden));
    }, UNDO_MS);
  };
  const undo = () => {
    if (!pending) return;
    takeBack();
    setPending(undefined);
    setLeaving(undefined);
    navigate(`/desk?view=${pending.id}`);
  };
  return { pending, leaving, remove, undo };
}

export type Deleting = ReturnType<typeof useDeleting>;
