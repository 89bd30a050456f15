// What "my day" asks the service for; renewed by the live feed as the queue is.

import { useQuery } from '@tanstack/react-query';
import type { MyDayView, TimesView } from '../../../desk/my-day/my-day-views';
import { get } from '../api';
import { CLOCK_MS } from '../queries';

export function useMyDay() {
  return useQuery({
    queryKey: ['queue', 'my-day'],
    queryFn: () => get<MyDayView>('/my-day'),
    refetchInterval: CLOCK_MS,
    // Whoever looks at another window is the one to be called.
    refetchIntervalInBackground: true,
  });
}

export function useTimes() {
  return useQuery({
    queryKey: ['times'],
    queryFn: () => get<TimesView>('/times'),
    gcTime: 0,
  });
}
