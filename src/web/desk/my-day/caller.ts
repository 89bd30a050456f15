// Passes calls of the service on: a word on the page, a notification of the browser, a sound. Each once, in whichever tab.

import { useEffect } from 'react';
import { useLocation } from 'wouter';
import type { CallView } from '../../../desk/my-day/my-day-views';
import { useNotify } from '../parts/notify';
import { recall, remember } from '../remember';
import { useStaff } from '../session';
import { useWords } from '../words';
import { useMyDay } from './queries';
import { isSoundOn, playSound } from './sound';

const TOLD = 'thaw.desk.called';

export function useCaller(): void {
  const { data } = useMyDay();
  const { id: me } = useStaff();
  const { t } = useWords();
  const notify = useNotify();
  const [, navigate] = useLocation();
  useEffect(() => {
    const fresh = untold(`${TOLD}.${me}`, data?.calls);
    for (const { id, call, ticket } of fresh) {
      const title = t(`call.${call}`, { number: ticket });
      notify.done(title);
      showNotification(title, { tag: `thaw-call-${id}` }, () =>
        navigate(`/desk/tickets/${ticket}`),
      );
    }
    if (fresh.length > 0 && isSoundOn()) playSound();
  }, [data, me, t, notify, navigate]);
}

/** Oldest first; what happened before this browser first looked is in the list anyway. */
function untold(key: string, calls: readonly CallView[] | undefined): CallView[] {
  if (!calls) return [];
  const told = recall(() => localStorage, key);
  const newest = calls[0]?.id ?? 0;
  if (told === null || newest > Number(told)) {
    remember(() => localStorage, key, String(newest));
  }
  return told === null ? [] : calls.filter(({ id }) => id > Number(told)).reverse();
}

function showNotification(title: string, options: NotificationOptions, open: () => void): void {
  if (typeof Notification === 'undefined' || Notification.permission !== 'granted') return;
  try {
    const shown = new Notification(title, options);
    shown.onclick = () => {
      window.focus();
      open();
      shown.close();
    };
  } catch {
    // Browsers on telephones have the class and refuse to make one; the word on the page stays.
  }
}
