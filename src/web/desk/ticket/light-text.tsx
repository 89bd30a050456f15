// The bot's own light Markdown as text: bold becomes bold, everything else stays as it is written.

import { Fragment } from 'react';

/** Two stars and no more: three or four stand for what is hidden of an address or a number. */
const BOLD = /(?<!\*)\*\*([^*\n]+)\*\*(?!\*)/g;

export function LightText({ text }: { text: string }) {
  // Every second piece stood between the marks.
  const pieces = text.split(BOLD);
  return (
    <bdi>
      {pieces.map((piece, place) => {
        const key = `${place}`;
        return place % 2 === 1 ? (
          <strong key={key}>{piece}</strong>
        ) : (
          <Fragment key={key}>{piece}</Fragment>
        );
      })}
    </bdi>
  );
}
