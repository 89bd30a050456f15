// What is known of a ticket: the fields first, then papers, what the bot answered and why, and what happened.

import type { TicketView } from '../../../desk/views';
import { LinkedTickets } from '../links/linked-tickets';
import { Earlier, Merged } from '../merchant/earlier';
import { Note } from '../merchant/note';
import { useWords } from '../words';
import { CheckCode } from './check-code';
import { Fields } from './fields';
import { History } from './history';
import { Papers } from './papers';
import { Questions } from './questions';
import { Remarks } from './remarks';
import { Said } from './said';
import { Section } from './section';

export function Facts({ ticket }: { ticket: TicketView }) {
  const { t } = useWords();
  return (
    <aside className="facts" aria-label={t('ticket.facts')}>
      <CheckCode code={ticket.code} />
      <Remarks changes={ticket.history} />
      <Fields ticket={ticket} />
      <Note ticket={ticket} />
      <Merged ticket={ticket} />
      <LinkedTickets key={ticket.row.number} ticket={ticket} />
      <Earlier ticket={ticket} />
      <Papers papers={ticket.papers} />
      <Questions ticket={ticket} />
      <Diagnosis diagnosis={ticket.diagnosis} />
      <Rating rating={ticket.rating} />
      <History ticket={ticket} />
    </aside>
  );
}

function Diagnosis({ diagnosis }: Pick<TicketView, 'diagnosis'>) {
  const { t } = useWords();
  if (!diagnosis) return null;
  const { answers, causes } = diagnosis;
  return (
    <Section title={t('facts.diagnosis')}>
      {causes.length > 0 && (
        <p>
          {t('diagnosis.causes')} {causes.map(({ title }) => title).join(t('listSeparator'))}
        </p>
      )}
      <dl className="question-list">
        {answers.map(({ question, answer }) => (
          <div key={question}>
            <dt>
              <bdi dir="auto">{question}</bdi>
            </dt>
            <dd>
              <bdi dir="auto">{answer}</bdi>
            </dd>
          </div>
        ))}
      </dl>
    </Section>
  );
}

function Rating({ rating }: Pick<TicketView, 'rating'>) {
  const { t, format } = useWords();
  if (!rating) return null;
  return (
    <Section title={t('facts.rating')}>
      <p>
        {t('rating.score', { score: rating.score })}{' '}
        <span className="quiet">{format.dateTime(rating.at)}</span>
      </p>
      {rating.comment && (
        <p>
          <Said text={rating.comment} />
        </p>
      )}
    </Section>
  );
}
