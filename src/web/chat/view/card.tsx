// A card of the service: heading, facts and buttons, or a picture.

import type { Attachment } from '../line/activity';
import { type CardPart, ownCard } from '../talk/card';
import { ForeignCard } from './foreign-card';

export interface CardProps {
  attachment: Attachment;
  lang: string | undefined;
  /** Sends what a button holds. */
  submit(data: unknown): void;
}

export function Card({ attachment, lang, submit }: CardProps) {
  const card = ownCard(attachment);
  if (!card) return <ForeignCard content={attachment.content} submit={submit} />;
  const { body, actions } = card;
  if (body[0]?.type === 'Image') return <Picture {...body[0]} />;
  return (
    <div class="bubble card" lang={lang}>
      {body.map((part) => (
        <Part key={part.type} {...part} />
      ))}
      {actions.length > 0 && (
        <div class="actions">
          {actions.map(({ title, data, style }) => (
            <button
              key={title}
              type="button"
              class={style === 'positive' ? 'primary' : 'secondary'}
              onClick={() => submit(data)}
            >
              {title}
            </button>
          ))}
        </div>
      )}
    </div>
  );
}

function Part(part: CardPart) {
  if (part.type === 'TextBlock') return <p class="heading">{part.text}</p>;
  if (part.type === 'Image') return <Picture {...part} />;
  return (
    <dl class="facts">
      {part.facts.map(({ title, value }) => (
        <div key={title}>
          <dt>{title}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** Its place is kept by the style sheet before it has come. */
function Picture({ url, altText = '' }: { url: string; altText?: string }) {
  return <img class="picture" src={url} alt={altText} />;
}
