// One ticket: the conversation on one side, what is known on the other; on narrow screens one behind the other.

import { Spinner, Tab, TabList } from '@fluentui/react-components';
import { useDeferredValue, useEffect, useState } from 'react';
import { useLocation } from 'wouter';
import type { TicketView } from '../../../desk/views';
import { useKeys } from '../keys';
import { Failure } from '../parts/failure';
import { useIsOneColumn } from '../parts/media';
import { useNotify } from '../parts/notify';
import { PageHeading } from '../parts/page-heading';
import { useTicket } from '../queries';
import { Composer, type Writing } from '../ticket/composer';
import { Facts } from '../ticket/facts';
import { TicketHeader } from '../ticket/ticket-header';
import { Transcript } from '../ticket/transcript';
import { SignsOf } from '../together/signs';
import { useWords } from '../words';

const PANES = ['conversation', 'facts'] as const;
type Pane = (typeof PANES)[number];

export function TicketPage({ number }: { number: string }) {
  const { t } = useWords();
  const { data, error, refetch } = useTicket(number);
  const [, navigate] = useLocation();
  const [wantsToWrite, setWantsToWrite] = useState(false);
  const writing = { isWanted: wantsToWrite, want: setWantsToWrite };
  useLiving(number, data?.row.number);
  useKeys({ Escape: () => navigate('/desk'), r: () => setWantsToWrite(true) });
  return (
    <div className="ticket-page">
      <PageHeading title={number}>
        {data && <TicketHeader ticket={data} writing={writing} />}
      </PageHeading>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {!data && !error && <Spinner label={t('loading')} />}
      {data && (
        <SignsOf number={number}>
          <Panes ticket={data} writing={writing} />
        </SignsOf>
      )}
    </div>
  );
}

/** Whoever asks for a ticket that was merged reads the one that goes on for it, and is told so. */
function useLiving(asked: string, shown: string | undefined): void {
  const { t } = useWords();
  const [, navigate] = useLocation();
  const { done } = useNotify();
  const isOther = shown !== undefined && shown !== asked.toUpperCase();
  // biome-ignore lint/correctness/useExhaustiveDependencies: told once for each ticket
  useEffect(() => {
    if (!isOther) return;
    done(t('merge.shown', { number: asked, into: shown }));
    navigate(`/desk/tickets/${shown}`, { replace: true });
  }, [isOther, asked, shown]);
}

function Panes({ ticket, writing }: { ticket: TicketView; writing: Writing }) {
  const { t } = useWords();
  const isOneColumn = useIsOneColumn();
  const [pane, setPane] = useState<Pane>('conversation');
  useEffect(() => {
    if (writing.isWanted) setPane('conversation');
  }, [writing.isWanted]);
  // The tab is seen to be chosen before what stands behind it is drawn.
  const drawn = useDeferredValue(pane);
  const shows = (each: Pane) => !isOneColumn || drawn === each;
  return (
    <>
      {isOneColumn && (
        <TabList
          selectedValue={pane}
          onTabSelect={(_, { value }) => setPane(value as Pane)}
          aria-label={t('ticket.panes')}
        >
          {PANES.map((each) => (
            <Tab key={each} value={each}>
              {t(`ticket.${each}`)}
            </Tab>
          ))}
        </TabList>
      )}
      <div className="panes">
        {shows('conversation') && (
          <section className="conversation" aria-label={t('ticket.conversation')}>
            <Transcript ticket={ticket} />
            {!ticket.erasedAt && <Composer ticket={ticket} writing={writing} />}
          </section>
        )}
        {shows('facts') && <Facts ticket={ticket} />}
      </div>
    </>
  );
}
