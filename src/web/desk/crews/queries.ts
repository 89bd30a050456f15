// The teams as the pages have them, in their order.

import { useQuery } from '@tanstack/react-query';
import type { CrewView } from '../../../desk/crews/crew-views';
import { get } from '../api';

export const CREWS = ['crews'];

/** `open` without those that take no more tickets. */
export function useCrews(): {
  crews: readonly CrewView[];
  open: readonly CrewView[];
  error: unknown;
} {
  const { data, error } = useQuery({
    queryKey: CREWS,
    queryFn: () => get<{ teams: CrewView[] }>('/teams'),
  });
  const crews = data?.teams ?? [];
  return { crews, open: crews.filter(({ isRetired }) => !isRetired), error };
}
