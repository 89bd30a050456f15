// Who is signed in, and in which language they read the desk.

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { createContext, useContext, useState } from 'react';
import type { SessionView, SignInView, StaffView } from '../../desk/views';
import { type Language, languageOfTag } from '../language';
import { get, patch, post, setCsrf } from './api';
import { sendNow } from './at-last';
import { useHost } from './host';
import { recall, remember } from './remember';

export const SIGN_IN = ['sign-in'] as const;

export type SignInState = SignInView & {
  /** A session ended that nobody signed out of. */
  hasEnded: boolean;
  /** Somebody signed out here. */
  hasLeft: boolean;
};

const STORED = 'thaw.desk.language';

export function useSignIn() {
  const client = useQueryClient();
  const query = useQuery({
    queryKey: SIGN_IN,
    async queryFn(): Promise<SignInState> {
      const view = await get<SignInView>('/sign-in');
      const before = client.getQueryData<SignInState>(SIGN_IN);
      const wasIn = before !== undefined && (before.session !== null || before.hasEnded);
      const hasLeft = view.session === null && before?.hasLeft === true;
      return { ...view, hasEnded: view.session === null && wasIn, hasLeft };
    },
    staleTime: Number.POSITIVE_INFINITY,
  });
  setCsrf(query.data?.session?.csrf ?? '');
  return query;
}

const StaffContext = createContext<StaffView | null>(null);
export const StaffProvider = StaffContext.Provider;

export function useStaff(): StaffView {
  const staff = useContext(StaffContext);
  if (!staff) throw new Error('nobody is signed in');
  return staff;
}

/** Puts a session where every page finds it, or takes it away. */
export function useSetSession(): (session: SessionView | null) => void {
  const client = useQueryClient();
  return (session) => {
    setCsrf(session?.csrf ?? '');
    client.setQueryData<SignInState>(SIGN_IN, (view) => ({
      local: true,
      provider: null,
      ...view,
      session,
      hasEnded: false,
      hasLeft: session === null,
    }));
    // What the last one saw is not for the next one.
    if (!session) client.removeQueries({ predicate: ({ queryKey }) => queryKey[0] !== SIGN_IN[0] });
  };
}

export function useSignOut() {
  const setSession = useSetSession();
  return useMutation({
    async mutationFn() {
      await sendNow();
      await post<void>('/sign-out');
    },
    onSettled: () => setSession(null),
  });
}

/** The staff member's own language; before sign-in that of Teams, or the choice made here, then the browser's. */
export function useLanguage(staff: StaffView | undefined): [Language, (next: Language) => void] {
  const setSession = useSetSession();
  const { language: given } = useHost();
  const [chosen, setChosen] = useState<Language>(given ?? firstLanguage);
  const change = useMutation({
    mutationFn: (language: Language) => patch<SessionView>('/session', { language }),
    onSuccess: setSession,
  });
  const choose = (language: Language) => {
    remember(() => localStorage, STORED, language);
    setChosen(language);
    if (staff) change.mutate(language);
  };
  return [(change.isPending ? change.variables : staff?.language) ?? chosen, choose];
}

function firstLanguage(): Language {
  const tags = [recall(() => localStorage, STORED), ...navigator.languages];
  return tags.map(languageOfTag).find((language) => language !== undefined) ?? 'zh-Hans';
}
