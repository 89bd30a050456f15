// The buttons that the last message offers, within reach of the thumb above the text box.

import type { CardAction } from '../line/activity';

export interface ChoicesProps {
  choices: readonly CardAction[];
  label: string;
  choose(choice: CardAction): void;
}

export function Choices({ choices, label, choose }: ChoicesProps) {
  if (choices.length === 0) return null;
  return (
    <ul class="choices" aria-label={label}>
      {choices.map((choice) => (
        <li key={String(choice.title ?? choice.value)}>
          <button type="button" onClick={() => choose(choice)}>
            {choice.title ?? String(choice.value)}
          </button>
        </li>
      ))}
    </ul>
  );
}
