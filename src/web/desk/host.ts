// What the desk is shown in: by itself a window of the browser, which decides nothing.

import type { Theme } from '@fluentui/react-components';
import { type ComponentType, createContext, useContext } from 'react';
import type { Language } from '../language';
import type { SignInPageProps } from './pages/sign-in-page';

export interface Host {
  look?: { theme: Theme; isDark: boolean } | undefined;
  /** Before anybody is signed in. */
  language?: Language | undefined;
  SignIn?: ComponentType<SignInPageProps>;
}

const HostContext = createContext<Host>({});
export const HostProvider = HostContext.Provider;

export function useHost(): Host {
  return useContext(HostContext);
}
