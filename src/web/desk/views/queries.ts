// Saved views as the pages have them; counted anew whenever a ticket changes.

import { type MutateOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { useSearchParams } from 'wouter';
import type { SavedView, SavedViews } from '../../../desk/saved-views/saved-view';
import { get, hasCode } from '../api';
import { CLOCK_MS } from '../queries';

const VIEWS = ['queue', 'views'] as const;

export function useViews() {
  return useQuery({
    queryKey: VIEWS,
    queryFn: () => get<SavedViews>('/views'),
    refetchInterval: CLOCK_MS,
  });
}

export interface OpenView {
  view: SavedView | undefined;
  /** It is not known yet which filters it has. */
  isPending: boolean;
  /** The address names one that is not there. */
  isGone: boolean;
}

/** The view that the address names. */
export function useOpenView(): OpenView {
  const [params] = useSearchParams();
  const { data, error } = useViews();
  const id = params.get('view');
  const view = data?.views.find((each) => each.id === id);
  return {
    view,
    isPending: id !== null && !data && !error,
    isGone: id !== null && data !== undefined && !view,
  };
}

type Saved = SavedViews & { id?: string };
/** The revision that somebody means to change. */
type Seen = number | undefined;

/**
 * @param view absent for a new one
 * @param save answers with the views as they are after it
 */
export function useSaveView(view: SavedView | undefined, save: (seen: Seen) => Promise<Saved>) {
  const client = useQueryClient();
  // The list is renewed all the while: whoever was not told of a colleague's change has not seen it.
  const [begun] = useState(view?.revision);
  const { mutate, error, isPending } = useMutation({
    mutationFn: save,
    onSuccess: ({ views, most }) => client.setQueryData<SavedViews>(VIEWS, { views, most }),
    // Somebody else was quicker: show what they made of it.
    onError: () => client.invalidateQueries({ queryKey: VIEWS }),
  });
  const seen = hasCode(error, 'ViewChanged') ? view?.revision : begun;
  return {
    error,
    isPending,
    save: (then: MutateOptions<Saved, Error, Seen>) => mutate(seen, then),
  };
}
