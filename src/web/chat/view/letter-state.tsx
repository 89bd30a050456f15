// What became of a message that the service has not confirmed yet: waiting, under way, or refused with the reason.

import type { Letter } from '../line/steady-line';
import type { MessageActions } from './message';

export interface LetterStateProps {
  letter: Letter;
  actions: MessageActions;
}

export function LetterState({ letter, actions }: LetterStateProps) {
  const { state, progress, reason, id } = letter;
  const { say } = actions;
  if (state === 'refused') {
    // A new element, which is read out whole; changed words in an old one are not.
    return (
      <span key="refused" class="refused">
        {say('notSent', { reason: reasonOf(reason, say) })}{' '}
        <button type="button" onClick={() => actions.resend(id)}>
          {say('retry')}
        </button>
        <button type="button" onClick={() => actions.drop(id)}>
          {say('discard')}
        </button>
      </span>
    );
  }
  if (progress !== undefined && state === 'sending') {
    const done = String(Math.round(progress * 100));
    return (
      <span>
        <progress max="1" value={progress} aria-label={say('uploading', { done })} />{' '}
        {say('uploading', { done })}
      </span>
    );
  }
  return <span>{say(state === 'waiting' ? 'waits' : 'sending')}</span>;
}

/** Wording is there for the reasons that a merchant can do something about. */
function reasonOf(code: string | undefined, say: MessageActions['say']): string {
  const key = `refused.${code}`;
  const words = say(key);
  return words === key ? say('refused.other') : words;
}
