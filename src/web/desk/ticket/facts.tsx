// What is known of a ticket: the fields first, then papers, what the bot answered and why, and what happened.

import type { ReactNode } from 'react';
import { Link } from 'wouter';
import type { TicketView } from '../../../desk/views';
import { StatusBadge } from '../parts/status-badge';
import { useWords } from '../words';
import { CheckCode } from './check-code';
import { Contact } from './contact';
import { History } from './history';
import { Papers } from './papers';
import { Questions } from './questions';
import { Remarks } from './remarks';

export function Facts({ ticket }: { ticket: TicketView }) {
  const { t } = useWords();
  return (
    <aside className="facts" aria-label={t('ticket.facts')}>
      <CheckCode code={ticket.code} />
      <Remarks changes={ticket.history} />
      <Fields ticket={ticket} />
      <Papers papers={ticket.papers} />
      <Questions ticket={ticket} />
      <Diagnosis diagnosis={ticket.diagnosis} />
      <Rating rating={ticket.rating} />
      <Others others={ticket.others} />
      <History changes={ticket.history} />
    </aside>
  );
}

export function Section({ title, children }: { title: string; children: ReactNode }) {
  return (
    <section className="facts-section">
      <h2>{title}</h2>
      {children}
    </section>
  );
}

function Fields({ ticket }: { ticket: TicketView }) {
  const { t, format } = useWords();
  const { row, fields, channel, nextStep, reason } = ticket;
  const { merchantId, terminalId, provider, frozenAt, notice, scope, before, question } = fields;
  const lines: [name: string, value: ReactNode][] = [
    ['merchantId', merchantId && <Code text={merchantId} />],
    ['terminalId', terminalId && <Code text={terminalId} />],
    ['provider', said(provider)],
    ['frozenAt', said(frozenAt?.said)],
    ['frozenAtRead', frozenAt?.at && readTime(frozenAt.at, format.dateTime, format.date)],
    ['notice', said(notice)],
    ['scope', scope && t(`scope.${scope}`)],
    ['before', said(before)],
    ['question', said(question)],
    ['contact', <Contact key="contact" ticket={ticket} />],
    ['language', t(`language.${row.language}`)],
    ['channel', channelName(channel, t)],
    ['created', format.dateTime(row.createdAt)],
    ['nextStep', said(nextStep)],
    ['reason', reason && t(`reason.${reason}`)],
  ];
  return (
    <Section title={t('facts.fields')}>
      <dl className="field-list">
        {lines
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{t(`field.${name}`)}</dt>
              <dd>{value}</dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}

/** In the merchant's words. */
function said(text: string | null | undefined): ReactNode {
  return text ? (
    <bdi dir="auto" className="said">
      {text}
    </bdi>
  ) : null;
}

function Code({ text }: { text: string }) {
  return <code className="code">{text}</code>;
}

/** On the merchant's own clock, whatever the browser's zone; a day without a time of day stays a day. */
function readTime(at: string, dateTime: Show, date: Show): string {
  const onItsClock = at.replace(/(Z|[+-]\d\d:\d\d)$/, '');
  return at.includes('T') ? dateTime(onItsClock) : date(`${at}T00:00`);
}

type Show = (time: string) => string;

function channelName(channel: string, t: (key: string) => string): string {
  return channel === 'msteams' ? t('channel.teams') : t('channel.web');
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
      {rating.comment && <p>{said(rating.comment)}</p>}
    </Section>
  );
}

function Others({ others }: Pick<TicketView, 'others'>) {
  const { t, format } = useWords();
  if (others.length === 0) return null;
  return (
    <Section title={t('facts.others')}>
      <ul className="plain-list">
        {others.map(({ number, status, createdAt }) => (
          <li key={number}>
            <Link href={`/desk/tickets/${number}`}>{number}</Link> <StatusBadge status={status} />{' '}
            <span className="quiet">{format.date(createdAt)}</span>
          </li>
        ))}
      </ul>
    </Section>
  );
}
