// What the desk is shown in: by itself a window of the browser, which decides nothing.

import { type ComponentType, createContext, useContext } from 'react';
import type { Language } from '../language';
import type { SignInPageProps } from './pages/sign-in-page';
import type { Look } from './theme';

export interface Host {
  look?: Look | undefined;
  /** Before anybody is signed in. */
  language?: Language | undefined;
  SignIn?: ComponentType<SignInPageProps>;
}

const HostContext = createContext<Host>({});
export const HostProvider = HostContext.Provider;

export function useHost(): Host {
  return useContext(HostContext);
}
