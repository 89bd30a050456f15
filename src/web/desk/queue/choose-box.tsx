// The box by which a ticket of the queue is chosen.

import type { MouseEvent } from 'react';
import { useWords } from '../words';
import type { Selection } from './selection';

export function ChooseBox({ number, selection }: { number: string; selection: Selection }) {
  const { t } = useWords();
  const toggle = (event: MouseEvent) => selection.toggle(number, event.shiftKey);
  return (
    <label className="choose-box">
      <input
        type="checkbox"
        checked={selection.chosen.has(number)}
        aria-label={t('bulk.choose', { number })}
        onClick={toggle}
        onChange={() => {}}
      />
    </label>
  );
}
