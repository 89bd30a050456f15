// The other tickets of the merchant behind a ticket, and the talks that needed none, read in place.

import { Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { EarlierTalk, EarlierTicket } from '../../../desk/merchant/merchant-views';
import type { SpokenView, TicketView } from '../../../desk/views';
import { get } from '../api';
import { Failure } from '../parts/failure';
import { StatusBadge } from '../parts/status-badge';
import { ticketPath } from '../queries';
import { Section } from '../ticket/section';
import { Spoken } from '../ticket/spoken';
import { useWords } from '../words';

export function Earlier({ ticket }: { ticket: TicketView }) {
  const { t } = useWords();
  const { others, talks, row } = ticket;
  if (others.length + talks.length === 0) return null;
  return (
    <Section title={t('facts.others')}>
      <ul className="plain-list earlier">
        {others.map((other) => (
          <Other key={other.number} other={other} />
        ))}
      </ul>
      {talks.length > 0 && <h3>{t('earlier.talks')}</h3>}
      {talks.map((talk) => (
        <Talk key={talk.id} number={row.number} talk={talk} />
      ))}
    </Section>
  );
}

/** What went into this ticket; whoever asks for these numbers gets this one. */
export function Merged({ ticket }: { ticket: TicketView }) {
  const { t, format } = useWords();
  const { merged, row } = ticket;
  if (merged.length === 0) return null;
  return (
    <Section title={t('facts.merged')}>
      <ul className="plain-list earlier">
        {merged.map(({ number, kind, createdAt, subject, talk }) => (
          <li key={number}>
            {number} <span className="quiet">{format.date(createdAt)}</span>
            <div className="one-line">
              <bdi dir="auto">{subject || t(`subject.${kind}`)}</bdi>
            </div>
            {talk !== null && (
              <Talk number={row.number} talk={{ id: talk, createdAt, line: t('merge.read') }} />
            )}
          </li>
        ))}
      </ul>
    </Section>
  );
}

function Other({ other }: { other: EarlierTicket }) {
  const { t, format } = useWords();
  const { number, kind, status, createdAt, subject, same } = other;
  return (
    <li>
      <Link href={`/desk/tickets/${number}`}>{number}</Link> <StatusBadge status={status} />{' '}
      <span className="quiet">{format.date(createdAt)}</span>
      <div className="one-line">
        <bdi dir="auto">{subject || t(`subject.${kind}`)}</bdi>
      </div>
      <div className="quiet">{same.map((each) => t(`earlier.${each}`)).join(' · ')}</div>
    </li>
  );
}

type ShownTalk = Pick<EarlierTalk, 'id' | 'createdAt' | 'line'>;

function Talk({ number, talk }: { number: string; talk: ShownTalk }) {
  const { t, format } = useWords();
  const [isOpen, setOpen] = useState(false);
  const time = format.dateTime(talk.createdAt);
  return (
    <details className="earlier-talk" onToggle={(event) => setOpen(event.currentTarget.open)}>
      <summary>
        <span className="quiet">{time}</span>{' '}
        <bdi dir="auto">{talk.line || t('earlier.noQuestion')}</bdi>
      </summary>
      {isOpen && <Lines number={number} talk={talk.id} label={t('earlier.talk', { time })} />}
    </details>
  );
}

function Lines({ number, talk, label }: { number: string; talk: string; label: string }) {
  const { t, language } = useWords();
  const { data, error } = useQuery({
    queryKey: ['talk', number, talk, language],
    queryFn: () =>
      get<{ transcript: SpokenView[] }>(
        `${ticketPath(number)}/talks/${encodeURIComponent(talk)}?language=${language}`,
      ),
  });
  if (error) return <Failure error={error} />;
  if (!data) return <Spinner label={t('loading')} />;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll what has the focus
    <section className="earlier-lines" tabIndex={0} aria-label={label}>
      {data.transcript.map((each) => (
        <Spoken key={each.seq} spoken={each} />
      ))}
    </section>
  );
}
