// One act on many tickets. It waits for a few seconds before any of it is sent, so that it can be taken back whole:
// a merchant who was told something cannot be untold.

import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import { post } from '../api';
import { useNotify } from '../parts/notify';
import { ticketPath } from '../queries';

const UNDO_MS = 8000;

export interface BulkAct {
  numbers: readonly string[];
  act: 'assign' | 'status';
  body: object;
  /** What is done, in words. */
  label: string;
}

export interface BulkFailure {
  number: string;
  error: unknown;
}

/** Whoever leaves the page does not take it back any more: then it is sent at once. */
export function useBulk() {
  const client = useQueryClient();
  const { failed } = useNotify();
  const [pending, setPending] = useState<BulkAct>();
  const [failures, setFailures] = useState<BulkFailure[]>([]);
  const waiting = useRef<{ act: BulkAct; timer: ReturnType<typeof setTimeout> }>(undefined);
  const isShown = useRef(true);
  const send = useCallback(async () => {
    const { act, timer } = waiting.current ?? {};
    if (!act) return;
    clearTimeout(timer);
    waiting.current = undefined;
    setPending(undefined);
    const left = await sendAll(act);
    void client.invalidateQueries({ queryKey: ['queue'] });
    if (isShown.current) setFailures(left);
    else if (left[0]) failed(left[0].error);
  }, [client, failed]);
  const sending = useRef(send);
  sending.current = send;
  useEffect(() => {
    isShown.current = true;
    const leave = () => void sending.current();
    addEventListener('pagehide', leave);
    return () => {
      removeEventListener('pagehide', leave);
      isShown.current = false;
      leave();
    };
  }, []);
  const run = (act: BulkAct) => {
    void send();
    setFailures([]);
    waiting.current = { act, timer: setTimeout(() => void sending.current(), UNDO_MS) };
    setPending(act);
  };
  const undo = () => {
    clearTimeout(waiting.current?.timer);
    waiting.current = undefined;
    setPending(undefined);
  };
  return { pending, failures, run, undo, dismiss: () => setFailures([]) };
}

export type Bulk = ReturnType<typeof useBulk>;

/** All leave together, so that a page which closes has sent them. @returns those that could not be done */
async function sendAll({ numbers, act, body }: BulkAct): Promise<BulkFailure[]> {
  const answers = await Promise.all(
    numbers.map((number) =>
      post(`${ticketPath(number)}/${act}`, body).then(
        () => undefined,
        (error: unknown) => ({ number, error }),
      ),
    ),
  );
  return answers.filter((answer) => answer !== undefined);
}
