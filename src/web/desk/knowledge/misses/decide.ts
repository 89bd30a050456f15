// Sends what a maintainer decided on a group of missed questions, and takes it back.

import { useMutation, useQueryClient } from '@tanstack/react-query';
import type { DecidedView, MissDecision } from '../../../../desk/misses/misses-views';
import { post } from '../../api';
import { useNotify } from '../../parts/notify';
import { MISSES } from '../misses-key';

type Unkeyed<T> = T extends unknown ? Omit<T, 'keys' | 'count'> : never;
/** A decision without the group that it is about. */
export type Choice = Unkeyed<MissDecision>;

export function useDecide(group: { keys: string[]; count: number }) {
  const { keys, count } = group;
  return useMutation({
    mutationFn: (choice: Choice) =>
      post<DecidedView>('/misses/decisions', { ...choice, keys, count }),
  });
}

export function useUndo(onUndone: () => void) {
  const client = useQueryClient();
  const notify = useNotify();
  return useMutation({
    mutationFn: (id: string) => post<void>(`/misses/decisions/${id}/undo`),
    onSuccess() {
      onUndone();
      return client.invalidateQueries({ queryKey: MISSES });
    },
    onError: notify.failed,
  });
}
