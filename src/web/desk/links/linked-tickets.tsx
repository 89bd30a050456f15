// The tickets that staff linked with the one on the screen; a link that was taken away can be put back at once.

import { Button } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import { Link } from 'wouter';
import type { TicketView } from '../../../desk/views';
import { useNotify } from '../parts/notify';
import { StatusBadge } from '../parts/status-badge';
import { useTicketAct } from '../queries';
import { Section } from '../ticket/section';
import { useWords } from '../words';
import { LinkDialog } from './link-dialog';

export function LinkedTickets({ ticket }: { ticket: TicketView }) {
  const { t } = useWords();
  const { links, erasedAt, row } = ticket;
  const [isAsking, setAsking] = useState(false);
  const [gone, setGone] = useState<string | null>(null);
  const asker = useRef<HTMLDivElement>(null);
  const act = useTicketAct(row.number);
  const { failed } = useNotify();
  const unlink = (other: string) =>
    act.mutate(
      { act: 'unlink', body: { other } },
      { onSuccess: () => setGone(other), onError: failed },
    );
  const undo = (other: string) => {
    const onSuccess = () => {
      setGone(null);
      asker.current?.querySelector('button')?.focus();
    };
    act.mutate({ act: 'link', body: { other } }, { onSuccess, onError: failed });
  };
  if (erasedAt !== null) return null;
  return (
    <Section title={t('links.section')}>
      {links.length > 0 && (
        <ul className="plain-list earlier" aria-label={t('links.section')}>
          {links.map((link) => (
            <Linked key={link.number} link={link} unlink={unlink} isPending={act.isPending} />
          ))}
        </ul>
      )}
      <div role="status">
        {gone !== null && (
          <p className="act-line">
            <span>{t('links.gone', { number: gone })}</span>
            {/* The button that had the focus went with its line. */}
            <Button size="small" autoFocus onClick={() => undo(gone)}>
              {t('undo')}
            </Button>
          </p>
        )}
      </div>
      <div ref={asker}>
        <Button size="small" onClick={() => setAsking(true)}>
          {t('links.add')}
        </Button>
      </div>
      {isAsking && <LinkDialog ticket={ticket} close={() => setAsking(false)} />}
    </Section>
  );
}

interface LinkedProps {
  link: TicketView['links'][number];
  unlink: (number: string) => void;
  isPending: boolean;
}

function Linked({ link, unlink, isPending }: LinkedProps) {
  const { t, format } = useWords();
  const { number, kind, status, createdAt, subject } = link;
  return (
    <li>
      <Link href={`/desk/tickets/${number}`}>{number}</Link> <StatusBadge status={status} />{' '}
      <span className="quiet">{format.date(createdAt)}</span>
      <div className="one-line">
        <bdi dir="auto">{subject || t(`subject.${kind}`)}</bdi>
      </div>
      <Button
        size="small"
        appearance="subtle"
        disabledFocusable={isPending}
        aria-label={t('links.removeNamed', { number })}
        onClick={() => unlink(number)}
      >
        {t('links.remove')}
      </Button>
    </li>
  );
}
