// Keeps all of a conversation that was seen: the newest part comes with the ticket, earlier ones when asked for.

import { useMutation } from '@tanstack/react-query';
import { useMemo, useRef } from 'react';
import type { SpokenView, TicketView } from '../../../desk/views';
import { get } from '../api';
import { ticketPath } from '../queries';

interface Part {
  transcript: SpokenView[];
  earlier: number | null;
}

export function useConversation({ row, transcript, earlier }: TicketView) {
  const kept = useRef<Part>({ transcript: [], earlier: null });
  const whole = useMemo(() => {
    kept.current = joined(kept.current, { transcript, earlier });
    return kept.current;
  }, [transcript, earlier]);
  const load = useMutation({
    mutationFn: (before: number) =>
      get<Part>(`${ticketPath(row.number)}/transcript?before=${before}`),
    onSuccess(part) {
      const { transcript: later } = kept.current;
      kept.current = { transcript: [...part.transcript, ...later], earlier: part.earlier };
    },
  });
  // A loaded part stands in `kept`; the state of the mutation draws the page again.
  const shown = load.data ? kept.current : whole;
  return {
    spoken: shown.transcript,
    hasEarlier: shown.earlier !== null,
    isLoading: load.isPending,
    error: load.error,
    loadEarlier: () => shown.earlier !== null && load.mutate(shown.earlier),
  };
}

/** What was loaded before stays, unless so much was said meanwhile that a part in between is missing. */
function joined(before: Part, newest: Part): Part {
  const first = newest.transcript[0]?.seq ?? 0;
  const older = before.transcript.filter(({ seq }) => seq < first);
  const touches = (before.transcript.at(-1)?.seq ?? 0) >= first;
  if (older.length === 0 || !touches) return newest;
  return { transcript: [...older, ...newest.transcript], earlier: before.earlier };
}
