// The box by which a ticket of the queue is chosen.

import type { MouseEvent } from 'react';
import { useWords } from '../words';
import type { Selection } from './selection';

interface ChooseBoxProps {
  number: string;
  isChosen: boolean;
  toggle: Selection['toggle'];
}

export function ChooseBox({ number, isChosen, toggle }: ChooseBoxProps) {
  const { t } = useWords();
  return (
    <label className="choose-box">
      <input
        type="checkbox"
        checked={isChosen}
        aria-label={t('bulk.choose', { number })}
        onClick={(event: MouseEvent) => toggle(number, event.shiftKey)}
        onChange={() => {}}
      />
    </label>
  );
}
