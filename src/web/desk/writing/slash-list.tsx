// Shows the ready replies that a slash in the box has opened; the focus stays in the box.

import { useEffect, useRef } from 'react';
import { useWords } from '../words';
import type { SlashList } from './use-slash';

const LIST = 'slash-list';
const optionId = (index: number) => `${LIST}-${index}`;

/** What the box says of the list to those who cannot see it. */
export function slashLabels({ isOpen, found, active }: SlashList) {
  if (!isOpen || found.length === 0) return {};
  return {
    'aria-autocomplete': 'list',
    'aria-controls': LIST,
    'aria-activedescendant': optionId(active),
  } as const;
}

export function SlashReplies({ list }: { list: SlashList }) {
  const { t } = useWords();
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
        {t('replies.none')}
      </p>
    );
  }
  return (
    <div
      className="slash-list"
      id={LIST}
      role="listbox"
      tabIndex={-1}
      aria-label={t('replies.title')}
    >
      {found.map(({ id, group, title, text }, index) => (
        // biome-ignore lint/a11y/useKeyWithClickEvents: the box has the focus and takes the keys
        <div
          key={`${group} ${id}`}
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
            {text}
          </span>
        </div>
      ))}
    </div>
  );
}
