// The conversation with the merchant, in the language in which it was held.

import { Button } from '@fluentui/react-components';
import { ArrowDownRegular } from '@fluentui/react-icons';
import { Fragment } from 'react';
import type { TicketView } from '../../../desk/views';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { MerchantTypes, Seen } from '../together/at-the-ticket';
import { useSeen } from '../together/company';
import { useWords } from '../words';
import { Spoken } from './spoken';
import { useConversation } from './spoken-parts';
import { useStickToBottom } from './stick-to-bottom';

export function Transcript({ ticket }: { ticket: TicketView }) {
  const { t } = useWords();
  const { spoken, hasEarlier, isLoading, error, loadEarlier } = useConversation(ticket);
  const { arrived, read } = useSeen(ticket.row.number);
  const lastUpTo = (place: number) =>
    spoken.findLast(({ from, seq }) => from === 'staff' && seq <= place)?.seq;
  const lastRead = lastUpTo(read);
  const lastArrived = lastUpTo(arrived);
  const { box, hasNews, toBottom } = useStickToBottom(
    spoken.at(0)?.seq,
    spoken.at(-1)?.seq,
    `${lastRead} ${lastArrived}`,
  );
  return (
    <>
      <div className="transcript-frame">
        <div
          className="transcript"
          ref={box}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: keyboards scroll what has the focus
          tabIndex={0}
          role="log"
          aria-label={t('ticket.conversation')}
        >
          {hasEarlier && (
            <Button appearance="subtle" disabledFocusable={isLoading} onClick={loadEarlier}>
              {t(isLoading ? 'loading' : 'transcript.earlier')}
            </Button>
          )}
          {error && <Failure error={error} />}
          {spoken.length === 0 && !ticket.erasedAt && <Empty title={t('transcript.empty')} />}
          {spoken.map((each) => (
            <Fragment key={each.seq}>
              <Spoken spoken={each} />
              {(each.seq === lastRead || each.seq === lastArrived) && (
                <Seen isRead={each.seq === lastRead} />
              )}
            </Fragment>
          ))}
        </div>
        {hasNews && (
          <Button
            className="news"
            appearance="primary"
            shape="circular"
            icon={<ArrowDownRegular />}
            onClick={toBottom}
          >
            {t('transcript.news')}
          </Button>
        )}
      </div>
      <MerchantTypes number={ticket.row.number} />
    </>
  );
}
