// What stands in the place of a group that was just dealt with: what was done, and the way back.

import { Button, MessageBar, MessageBarActions, MessageBarBody } from '@fluentui/react-components';
import { useEffect, useRef } from 'react';
import { useWords } from '../../words';
import { useUndo } from './decide';

interface DoneProps {
  decision: { id: string; text: string };
  /** What was asked. */
  text: string;
  onUndone: () => void;
}

export function Done({ decision, text, onUndone }: DoneProps) {
  const { t } = useWords();
  const button = useRef<HTMLButtonElement>(null);
  const undo = useUndo(onUndone);
  useEffect(() => {
    // A dialog that it comes from holds the focus until it is gone.
    const soon = setTimeout(() => button.current?.focus());
    return () => clearTimeout(soon);
  }, []);
  return (
    <li className="miss-done">
      <MessageBar intent="success" layout="multiline" role="status">
        <MessageBarBody>
          {decision.text} <span dir="auto">{t('misses.quoted', { text })}</span>
        </MessageBarBody>
        <MessageBarActions>
          <Button
            ref={button as never}
            disabledFocusable={undo.isPending}
            onClick={() => undo.mutate(decision.id)}
          >
            {t('undo')}
          </Button>
        </MessageBarActions>
      </MessageBar>
    </li>
  );
}
