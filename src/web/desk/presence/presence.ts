// Who is there, as the live feed tells it, and how it is said.

import { type QueryClient, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type {
  PresenceState,
  PresencesView,
  PresenceView,
} from '../../../desk/presence/presence-views';
import { get, post } from '../api';
import { useWords } from '../words';

const PRESENCE = ['presence'] as const;

/** Everybody, or who changed. What was asked for before, and is still on its way, is older. */
export async function keepPresence(client: QueryClient, { staff: told }: PresencesView) {
  await client.cancelQueries({ queryKey: PRESENCE });
  client.setQueryData<PresencesView>(PRESENCE, (kept) => {
    const ids = new Set(told.map(({ id }) => id));
    return { staff: [...(kept?.staff ?? []).filter(({ id }) => !ids.has(id)), ...told] };
  });
}

/** @returns how it is with a colleague; undefined while it is not known, and for who cannot sign in any more */
export function usePresence(): (id: string) => PresenceView | undefined {
  const { data } = useQuery({
    queryKey: PRESENCE,
    queryFn: () => get<PresencesView>('/presence'),
    staleTime: Number.POSITIVE_INFINITY,
  });
  return (id) => data?.staff.find((each) => each.id === id);
}

/** In words: "away, back 14:00". */
export function usePresenceText(): (view: PresenceView) => string {
  const { t, format } = useWords();
  return ({ state, backAt, isHere }) => {
    const word = t(`presence.state.${state}`);
    if (backAt === null) return isHere ? word : t('presence.notHere');
    const time = format.short(backAt);
    const said = { state: word, time };
    return state === 'away' ? t('presence.back', said) : t('presence.until', said);
  };
}

/** A colleague in a list to choose from: the name, and what speaks against choosing them now. */
export function useNameWithPresence(): (staff: { id: string; name: string }) => string {
  const presenceOf = usePresence();
  const textOf = usePresenceText();
  const { t } = useWords();
  return ({ id, name }) => {
    const view = presenceOf(id);
    if (!view || view.state === 'available') return name;
    return t('presence.named', { name, text: textOf(view) });
  };
}

export interface ChosenPresence {
  state: PresenceState;
  backAt: string | null;
}

/** @param other whose it is; undefined: one's own */
export function useChoosePresence(other: string | undefined) {
  const client = useQueryClient();
  const path = other === undefined ? '/presence' : `/staff/${other}/presence`;
  return useMutation({
    mutationFn: (chosen: ChosenPresence) => post<PresencesView>(path, chosen),
    onSuccess: (view) => keepPresence(client, view),
  });
}
