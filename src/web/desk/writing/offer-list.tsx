// Shows what a sign in the box has opened: ready replies, colleagues; the focus stays in the box.

import { useEffect, useRef } from 'react';
import type { Offers } from './use-offers';

type Offered = ReturnType<Offers['offer']>;

const LIST = 'offer-list';
const optionId = (index: number) => `${LIST}-${index}`;

/** What the box says of the list to those who cannot see it. */
export function offerLabels({ isOpen, found, active }: Offered) {
  if (!isOpen || found.length === 0) return {};
  return {
    'aria-autocomplete': 'list',
    'aria-controls': LIST,
    'aria-activedescendant': optionId(active),
  } as const;
}

interface OfferListProps {
  list: Offered;
  title: string;
  /** Said where nothing fits. */
  none: string;
}

export function OfferList({ list, title: label, none }: OfferListProps) {
  const { isOpen, found, active, choose } = list;
  const chosen = useRef<HTMLDivElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another one is chosen, or stands in its place
  useEffect(() => {
    chosen.current?.scrollIntoView({ block: 'nearest' });
  }, [active, found.length]);
  if (!isOpen) return null;
  if (found.length === 0) {
    return (
      <p className="quiet" role="status">
        {none}
      </p>
    );
  }
  return (
    <div className="offer-list" id={LIST} role="listbox" tabIndex={-1} aria-label={label}>
      {found.map(({ key, title, hint }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus and takes the keys
        <div
          key={key}
          id={optionId(index)}
          ref={index === active ? chosen : null}
          role="option"
          tabIndex={-1}
          aria-selected={index === active}
          // The box keeps the focus.
          onMouseDown={(event) => event.preventDefault()}
          onClick={() => choose(index)}
        >
          <strong>{title}</strong>
          <span className="one-line" dir="auto">
            {hint}
          </span>
        </div>
      ))}
    </div>
  );
}
