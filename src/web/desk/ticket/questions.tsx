// What the merchant asked before the ticket, what the bot made of it, and what else it thought of.

import type { TicketView } from '../../../desk/views';
import { useWords } from '../words';
import { Section } from './section';

export function Questions({ ticket }: { ticket: TicketView }) {
  const { t } = useWords();
  if (ticket.questions.length === 0) return null;
  return (
    <Section title={t('facts.questions')}>
      <ul className="plain-list">
        {ticket.questions.map(({ text, decision, candidates }, place) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of a ticket's questions does not change
          <li key={place} className="question">
            <p>
              <bdi dir="auto" className="said">
                {text}
              </bdi>
            </p>
            <p className="quiet">{t(`decision.${decision}`)}</p>
            <Candidates candidates={candidates} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

type Candidates = TicketView['questions'][number]['candidates'];

function Candidates({ candidates }: { candidates: Candidates }) {
  const { format } = useWords();
  return (
    <ul className="candidates">
      {candidates.map(({ id, title, confidence }) => (
        <li key={id}>
          <span title={id}>{title}</span>
          <span className="percent">{format.percent(confidence)}</span>
          <span className="bar" aria-hidden="true">
            <span style={{ width: `${confidence * 100}%` }} />
          </span>
        </li>
      ))}
    </ul>
  );
}
