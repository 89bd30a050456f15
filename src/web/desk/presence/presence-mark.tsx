// How it is with a colleague, beside the name; the word always stands beside the colour.

import type { PresenceState } from '../../../desk/presence/presence-views';
import { usePresence, usePresenceText } from './presence';

export function PresenceDot({ state }: { state: PresenceState }) {
  return <span className="presence-dot" data-state={state} aria-hidden="true" />;
}

/** Whoever is available needs no word. */
export function NotAvailable({ id }: { id: string }) {
  const view = usePresence()(id);
  const textOf = usePresenceText();
  if (!view || view.state === 'available') return null;
  return (
    <span className="presence quiet">
      <PresenceDot state={view.state} />
      {textOf(view)}
    </span>
  );
}
