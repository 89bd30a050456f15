// One act on many tickets. It waits for a few seconds before any of it is sent, so that it can be taken back whole:
// a merchant who was told something cannot be untold.

import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useRef, useState } from 'react';
import { postAtLast } from '../api';
import { sendLater, sendWhenHidden, takeBack, UNDO_MS } from '../at-last';
import { useNotify } from '../parts/notify';
import { ticketPath } from '../queries';
import { useWords } from '../words';

export interface BulkAct {
  numbers: readonly string[];
  act: 'assign' | 'status' | 'tags' | 'team';
  body: object;
  /** What is done, in words. */
  label: string;
}

export interface BulkFailure {
  number: string;
  error: unknown;
}

/** Whoever leaves the queue does not take it back any more: then it is sent at once. */
export function useBulk() {
  const client = useQueryClient();
  const { t } = useWords();
  const notify = useNotify();
  const [pending, setPending] = useState<BulkAct>();
  const [failures, setFailures] = useState<BulkFailure[]>([]);
  const isShown = useRef(true);
  useEffect(() => {
    isShown.current = true;
    const end = sendWhenHidden();
    return () => {
      isShown.current = false;
      end();
    };
  }, []);
  const send = async (act: BulkAct) => {
    setPending((shown) => (shown === act ? undefined : shown));
    const left = await sendAll(act);
    void client.invalidateQueries({ queryKey: ['queue'] });
    if (isShown.current) return setFailures(left);
    const numbers = left.map(({ number }) => number).join(t('listSeparator'));
    if (left.length > 0) notify.wrong(`${t('bulk.failed', { count: left.length })} ${numbers}`);
  };
  const run = (act: BulkAct) => {
    setFailures([]);
    setPending(act);
    sendLater(() => send(act), UNDO_MS);
  };
  const undo = () => {
    takeBack();
    setPending(undefined);
  };
  return { pending, failures, run, undo, dismiss: () => setFailures([]) };
}

export type Bulk = ReturnType<typeof useBulk>;

/** All leave together, so that a page which closes has sent them. @returns those that could not be done */
async function sendAll({ numbers, act, body }: BulkAct): Promise<BulkFailure[]> {
  const answers = await Promise.all(
    numbers.map((number) =>
      postAtLast(`${ticketPath(number)}/${act}`, body).then(
        () => undefined,
        (error: unknown) => ({ number, error }),
      ),
    ),
  );
  return answers.filter((answer) => answer !== undefined);
}
