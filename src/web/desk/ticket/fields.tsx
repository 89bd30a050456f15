// The fields of a ticket: what the merchant told, what was corrected since, and what was asked for and not answered.

import { QuestionCircleRegular } from '@fluentui/react-icons';
import type { ReactNode } from 'react';
import type { TicketView } from '../../../desk/views';
import { fieldText } from '../../../tickets/field-text';
import type { TicketFields } from '../../../tickets/ticket';
import type { TicketChange } from '../../../tickets/ticket-change';
import { useWords } from '../words';
import { Contact } from './contact';
import { fieldLabel, latestCorrections } from './field-label';
import { Said } from './said';
import { Section } from './section';

export function Fields({ ticket }: { ticket: TicketView }) {
  const words = useWords();
  const corrections = latestCorrections(ticket.history);
  const { kind } = ticket.row;
  const lines = useLines(ticket, corrections.contact?.at);
  return (
    <Section title={words.t('facts.fields')}>
      <Unanswered ticket={ticket} />
      <dl className="field-list">
        {lines
          .filter(([, value]) => value)
          .map(([name, value]) => (
            <div key={name}>
              <dt>{fieldLabel(words, kind, name)}</dt>
              <dd>
                {value}
                <Corrected change={corrections[name]} name={name} />
              </dd>
            </div>
          ))}
      </dl>
    </Section>
  );
}

type Line = [name: string, value: ReactNode];

/** @param contactSince a contact that was corrected is not the one that was shown before */
function useLines(ticket: TicketView, contactSince = ''): Line[] {
  const { t, format } = useWords();
  const { row, fields, channel, nextStep, reason, screenCodes } = ticket;
  const { merchantId, terminalId, provider, frozenAt, amount, notice, scope, before } = fields;
  const { question } = fields;
  return [
    ['merchantId', merchantId && <Code text={merchantId} />],
    ['terminalId', terminalId && <Code text={terminalId} />],
    ['provider', provider && <Said text={provider} />],
    ['amount', amount && <Said text={fieldText({ amount }, 'amount') ?? ''} />],
    ['frozenAt', frozenAt && <Said text={frozenAt.said} />],
    ['frozenAtRead', frozenAt?.at && readTime(frozenAt.at, format.dateTime, format.date)],
    ['notice', notice && <Said text={notice} />],
    ['screenCodes', screenCodes && <Said text={screenCodes} />],
    ['scope', scope && t(`scope.${scope}`)],
    ['before', before && <Said text={before} />],
    ['question', question && <Said text={question} />],
    ['contact', <Contact key={contactSince} ticket={ticket} />],
    ['language', t(`language.${row.language}`)],
    ['channel', channelName(channel, t)],
    ['created', format.dateTime(row.createdAt)],
    ['nextStep', nextStep && <Said text={nextStep} />],
    ['reason', reason && t(`reason.${reason}`)],
  ];
}

/** So that nobody takes it for told that there is none. */
function Unanswered({ ticket: { open, row } }: { ticket: TicketView }) {
  const words = useWords();
  const { t } = words;
  if (open.length === 0) return null;
  const names = open.map((name) => fieldLabel(words, row.kind, name)).join(t('listSeparator'));
  return (
    <p className="unanswered">
      <QuestionCircleRegular fontSize={20} /> <span>{t('facts.unanswered', { names })}</span>
    </p>
  );
}

function Corrected({ change, name }: { change: TicketChange | undefined; name: string }) {
  const { t, format } = useWords();
  if (!change) return null;
  const time = format.dateTime(change.at);
  const was = fieldText(change.was ?? {}, name as keyof TicketFields, (scope) =>
    t(`scope.${scope}`),
  );
  return (
    <p className="quiet said">
      {was === undefined ? t('facts.added', { time }) : t('facts.corrected', { time, was })}
    </p>
  );
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
