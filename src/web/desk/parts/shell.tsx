// The frame around every page: bar above, ways to the other pages, and whether the line to the service holds.

import { MessageBar, MessageBarBody, Spinner } from '@fluentui/react-components';
import { type ReactNode, useEffect, useRef, useState } from 'react';
import { useLocation, useRoute } from 'wouter';
import type { Language } from '../../language';
import { useKeys } from '../keys';
import { LineContext, useLiveFeed } from '../live';
import { useCaller } from '../my-day/caller';
import type { useTheme } from '../theme';
import { useWords } from '../words';
import { DiskWarning } from './disk-warning';
import { KeyHelp } from './key-help';
import { Navigation } from './navigation';
import { TopBar } from './top-bar';

export interface ShellProps {
  chooseLanguage: (language: Language) => void;
  theme: ReturnType<typeof useTheme>;
  children: ReactNode;
}

export function Shell({ chooseLanguage, theme, children }: ShellProps) {
  const { t } = useWords();
  const [path, navigate] = useLocation();
  const [, route] = useRoute('/desk/tickets/:number');
  const line = useLiveFeed(route?.number);
  const [helps, setHelps] = useState(false);
  useKeys({
    '?': () => setHelps(true),
    d: () => navigate('/desk/my-day'),
    q: () => navigate('/desk'),
  });
  useCaller();
  useFocusOnNavigation(path);
  const toMain = () => document.querySelector<HTMLElement>('main')?.focus();
  return (
    <LineContext value={line}>
      <div className="shell">
        <button type="button" className="skip" onClick={toMain}>
          {t('skip')}
        </button>
        <TopBar chooseLanguage={chooseLanguage} theme={theme} showKeys={() => setHelps(true)} />
        <Navigation />
        <main tabIndex={-1}>
          <div role="status">
            {line === 'lost' && (
              <MessageBar intent="warning" className="line-lost">
                <MessageBarBody>
                  <Spinner size="extra-tiny" /> {t('lineLost')}
                </MessageBarBody>
              </MessageBar>
            )}
            <DiskWarning />
          </div>
          {children}
        </main>
        {helps && <KeyHelp close={() => setHelps(false)} />}
      </div>
    </LineContext>
  );
}

/** Screen readers then read the heading of the page that has come. */
function useFocusOnNavigation(path: string): void {
  const before = useRef(path);
  useEffect(() => {
    if (before.current === path) return;
    before.current = path;
    document.querySelector<HTMLElement>('main h1')?.focus();
  }, [path]);
}
