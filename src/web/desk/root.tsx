// Puts the desk's parts together and shows the page that the address names.

import {
  createDOMRenderer,
  FluentProvider,
  RendererProvider,
  Toaster,
} from '@fluentui/react-components';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { type ReactNode, useEffect } from 'react';
import { createRoot } from 'react-dom/client';
import { ApiError, whenSignedOut } from './api';
import { App } from './app';
import { TOASTER } from './parts/notify';
import { SIGN_IN, useLanguage, useSignIn } from './session';
import { useTheme } from './theme';
import { WordsProvider } from './words';

const FIRST_FAULT = 400;
const SERVER_FAULT = 500;

const client = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: 15_000,
      // What the service refused is refused again.
      retry: (tries, error) => tries < 2 && !isRefusal(error),
    },
  },
});

function isRefusal(error: unknown): boolean {
  return error instanceof ApiError && error.status >= FIRST_FAULT && error.status < SERVER_FAULT;
}

/** The policy allows style elements that carry this mark. */
const nonce = document.querySelector<HTMLScriptElement>('script[nonce]')?.nonce ?? '';
const renderer = createDOMRenderer(document, { styleElementAttributes: { nonce } });

export function Desk() {
  const { data, error, refetch } = useSignIn();
  const theme = useTheme();
  const session = data?.session ?? null;
  const [language, chooseLanguage] = useLanguage(session?.staff);
  useEffect(() => {
    document.documentElement.dataset.theme = theme.name;
  }, [theme.name]);
  return (
    <FluentProvider theme={theme.theme}>
      <WordsProvider language={language}>
        <App
          signIn={data}
          error={error}
          retry={() => void refetch()}
          chooseLanguage={chooseLanguage}
          theme={theme}
        />
        <Toaster toasterId={TOASTER} position="top-end" limit={1} />
      </WordsProvider>
    </FluentProvider>
  );
}

export function show(desk: ReactNode): void {
  whenSignedOut(() => void client.invalidateQueries({ queryKey: SIGN_IN }));
  createRoot(document.querySelector('#desk') as HTMLElement).render(
    <RendererProvider renderer={renderer} targetDocument={document}>
      <QueryClientProvider client={client}>{desk}</QueryClientProvider>
    </RendererProvider>,
  );
}
