// What the pages ask the service for, each under a key by which the live feed can renew it.

import {
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import type { StorageView } from '../../desk/data-views';
import type { QueueView, RepliesView, StaffView, TicketView } from '../../desk/views';
import { get, post } from './api';
import { useWords } from './words';

/** Clocks go on while nothing happens. */
export const CLOCK_MS = 60_000;
/** The service itself looks no more often. */
const STORAGE_MS = 5 * 60_000;

export const ticketPath = (number: string) => `/tickets/${encodeURIComponent(number)}`;

/** @param isReady false while it is not known yet what is asked for */
export function useQueue(filters: string, isReady: boolean) {
  return useInfiniteQuery({
    enabled: isReady,
    queryKey: ['queue', 'pages', filters],
    queryFn: ({ pageParam }) =>
      get<QueueView>(
        `/tickets?${filters}${pageParam ? `&cursor=${encodeURIComponent(pageParam)}` : ''}`,
      ),
    initialPageParam: '',
    getNextPageParam: (page) => page.next ?? undefined,
    placeholderData: keepPreviousData,
    refetchInterval: CLOCK_MS,
  });
}

/** How many tickets wait for a word of staff. */
export function useUnanswered(): number {
  const { data } = useQuery({
    queryKey: ['queue', 'counts'],
    queryFn: () => get<QueueView>('/tickets?limit=1'),
    refetchInterval: CLOCK_MS,
  });
  return data ? data.counts.new + data.counts.open : 0;
}

export function useTicket(number: string) {
  const { language } = useWords();
  return useQuery({
    queryKey: ['ticket', number, language],
    queryFn: () => get<TicketView>(`${ticketPath(number)}?language=${language}`),
    placeholderData: keepPreviousData,
    refetchInterval: CLOCK_MS,
  });
}

export function useReplies(number: string, isWanted: boolean) {
  return useQuery({
    queryKey: ['replies', number],
    queryFn: () => get<RepliesView>(`${ticketPath(number)}/replies`),
    enabled: isWanted,
  });
}

export function useAllStaff() {
  return useQuery({
    queryKey: ['staff'],
    queryFn: () => get<{ staff: StaffView[] }>('/staff'),
    select: ({ staff }) => staff,
  });
}

/** What is stored, and the room that is left; for administrators. */
export function useStorage(isWanted: boolean) {
  return useQuery({
    queryKey: ['storage'],
    queryFn: () => get<StorageView>('/storage'),
    enabled: isWanted,
    refetchInterval: STORAGE_MS,
  });
}

export interface TicketAct {
  act:
    | 'claim'
    | 'assign'
    | 'release'
    | 'hand-back'
    | 'reply'
    | 'remark'
    | 'status'
    | 'put-off'
    | 'take-back'
    | 'remind'
    | 'reminder-done'
    | 'merge'
    | 'tags'
    | 'link'
    | 'unlink'
    | 'team'
    | 'note';
  body?: object;
}

/** An act on a ticket; what comes back is the ticket as it stands after it. */
export function useTicketAct(number: string) {
  const client = useQueryClient();
  const { language } = useWords();
  return useMutation({
    mutationFn: ({ act, body }: TicketAct) =>
      post<TicketView>(`${ticketPath(number)}/${act}`, body),
    onSuccess(view) {
      client.setQueryData(['ticket', number, language], view);
      void client.invalidateQueries({ queryKey: ['queue'] });
    },
    // Somebody else was quicker: show what they made of it.
    onError: () => void client.invalidateQueries({ queryKey: ['ticket', number] }),
  });
}
