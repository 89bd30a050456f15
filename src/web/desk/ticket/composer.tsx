// Where staff write: to the merchant, or a note that only colleagues see. The two never look alike.

import { Button, Tab, TabList } from '@fluentui/react-components';
import { LockClosedRegular } from '@fluentui/react-icons';
import { useEffect, useRef, useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { useStaff } from '../session';
import { useWords } from '../words';
import type { Kind } from './drafts';
import { useAct } from './ticket-header';
import { WriteForm } from './write-form';

/** Somebody claimed the ticket or pressed the key: the box for a reply is to have the focus. */
export interface Writing {
  isWanted: boolean;
  want: (isWanted: boolean) => void;
}

interface ComposerProps {
  ticket: TicketView;
  writing: Writing;
}

export function Composer({ ticket, writing }: ComposerProps) {
  const { t } = useWords();
  const [kind, setKind] = useState<Kind>('reply');
  const frame = useRef<HTMLElement>(null);
  const { isWanted, want } = writing;
  useEffect(() => {
    if (!isWanted) return;
    setKind('reply');
    if (kind !== 'reply') return;
    frame.current?.querySelector<HTMLElement>('textarea, .claim-first button')?.focus();
    want(false);
  }, [isWanted, kind, want]);
  return (
    <section ref={frame} className="composer" data-kind={kind} aria-label={t('composer.title')}>
      <TabList
        size="small"
        selectedValue={kind}
        onTabSelect={(_, { value }) => setKind(value as Kind)}
        aria-label={t('composer.title')}
      >
        <Tab value="reply">{t('composer.reply')}</Tab>
        <Tab value="remark" icon={<LockClosedRegular />}>
          {t('composer.remark')}
        </Tab>
      </TabList>
      {kind === 'reply' && !ticket.canReply ? (
        <ClaimFirst ticket={ticket} writing={writing} />
      ) : (
        <WriteForm key={kind} ticket={ticket} kind={kind} />
      )}
    </section>
  );
}

/** Says why nothing can be written to the merchant, and offers the way out where there is one. */
function ClaimFirst({ ticket, writing }: ComposerProps) {
  const { t } = useWords();
  const { number, assignee, status } = ticket.row;
  const { id: me } = useStaff();
  const { run, isPending } = useAct(number, () => writing.want(true));
  const isOthers = assignee !== null && assignee.id !== me;
  const isOver = status === 'closed' || status === 'resolved';
  if (isOver) return <p className="claim-first">{t('composer.over')}</p>;
  return (
    <div className="claim-first">
      <p>
        {isOthers ? t('composer.withOther', { name: assignee.name }) : t('composer.claimFirst')}
      </p>
      {!isOthers && (
        <Button appearance="primary" disabledFocusable={isPending} onClick={() => run('claim')}>
          {t('claim')}
        </Button>
      )}
    </div>
  );
}
