// The state of a ticket and what may be done with it.

import {
  Button,
  Menu,
  MenuItem,
  MenuList,
  MenuPopover,
  MenuTrigger,
} from '@fluentui/react-components';
import { ChevronDownRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import { CrewMark } from '../crews/crew-mark';
import { MoveDialog } from '../crews/move-dialog';
import { useCrews } from '../crews/queries';
import { useKeys } from '../keys';
import { LinkDialog } from '../links/link-dialog';
import { MergeDialog } from '../merchant/merge-dialog';
import { TimeMarks } from '../my-day/time-marks';
import { Clock } from '../parts/clock';
import { useNotify } from '../parts/notify';
import { StatusBadge } from '../parts/status-badge';
import { NotAvailable } from '../presence/presence-mark';
import { type TicketAct, useTicketAct } from '../queries';
import { useStaff } from '../session';
import { TagDialog } from '../tags/tag-dialog';
import { TagMarks } from '../tags/tag-marks';
import { Colleagues } from '../together/at-the-ticket';
import { useWords } from '../words';
import { AssignDialog } from './assign-dialog';
import type { Writing } from './composer';
import { PutOffDialog } from './put-off-dialog';
import { RemindDialog } from './remind-dialog';
import { StatusDialog } from './status-dialog';

type TicketDialog = 'assign' | 'status' | 'put-off' | 'remind' | 'merge' | 'tags' | 'link' | 'team';

interface TicketHeaderProps {
  ticket: TicketView;
  writing: Writing;
}

export function TicketHeader({ ticket, writing }: TicketHeaderProps) {
  const { t, format } = useWords();
  const { status, assignee, clock } = ticket.row;
  const { leftAt, erasedAt } = ticket;
  return (
    <>
      <div className="ticket-state">
        <StatusBadge status={status} />
        <Clock clock={clock} />
        <TimeMarks row={ticket.row} reminder={ticket.reminder} />
        <TagMarks tags={ticket.row.tags} />
        <CrewMark row={ticket.row} />
        <span className="quiet">
          {assignee ? t('ticket.with', { name: assignee.name }) : t('ticket.withNobody')}
          {' · '}
          {t(ticket.row.held ? 'ticket.held' : 'ticket.notHeld')}
          {ticket.isMerchantHere && ` · ${t('ticket.merchantHere')}`}
          {leftAt && ` · ${t('ticket.merchantLeft', { time: format.dateTime(leftAt) })}`}
        </span>
        {assignee && <NotAvailable id={assignee.id} />}
        <Colleagues number={ticket.row.number} />
      </div>
      {erasedAt ? (
        <p className="erased">{t('ticket.erased', { time: format.dateTime(erasedAt) })}</p>
      ) : (
        <Acts ticket={ticket} writing={writing} />
      )}
    </>
  );
}

function Acts({ ticket, writing }: TicketHeaderProps) {
  const { t } = useWords();
  const { id: me, role } = useStaff();
  const { number, assignee, held, status } = ticket.row;
  const { open } = useCrews();
  const [dialog, setDialog] = useState<TicketDialog | null>(null);
  const { run, isPending } = useAct(number, () => writing.want(true));
  const isOver = status === 'closed' || status === 'resolved';
  // Colleagues' tickets are left alone by all but administrators.
  const mayAct = !assignee || assignee.id === me || role === 'admin';
  const canClaim = !isOver && (!assignee || (assignee.id === me && !held));
  const claim = () => run('claim');
  const canPutOff = !isOver && mayAct;
  const putOff = () => setDialog('put-off');
  const remind = () => setDialog('remind');
  const tag = () => setDialog('tags');
  useKeys({
    ...(canClaim && { c: claim }),
    ...(canPutOff && { z: putOff }),
    m: remind,
    t: tag,
  });
  const close = () => setDialog(null);
  return (
    <div className="ticket-acts">
      {canClaim && (
        <Button appearance="primary" disabledFocusable={isPending} onClick={claim}>
          {t('claim')}
        </Button>
      )}
      <Button disabled={!mayAct} onClick={() => setDialog('status')}>
        {t('act.status')}
      </Button>
      <Menu>
        <MenuTrigger disableButtonEnhancement>
          <Button icon={<ChevronDownRegular />} iconPosition="after">
            {t('act.more')}
          </Button>
        </MenuTrigger>
        <MenuPopover>
          <MenuList>
            <MenuItem disabled={!canPutOff} onClick={putOff}>
              {t('act.put-off')}
            </MenuItem>
            {ticket.row.putOff && (
              <MenuItem disabled={!mayAct} onClick={() => run('take-back')}>
                {t('act.take-back')}
              </MenuItem>
            )}
            <MenuItem onClick={remind}>{t('act.remind')}</MenuItem>
            <MenuItem onClick={tag}>{t('act.tags')}</MenuItem>
            <MenuItem onClick={() => setDialog('link')}>{t('act.link')}</MenuItem>
            <MenuItem disabled={isOver || !mayAct} onClick={() => setDialog('assign')}>
              {t('act.assign')}
            </MenuItem>
            {open.length > 0 && (
              <MenuItem disabled={isOver || !mayAct} onClick={() => setDialog('team')}>
                {t('act.team')}
              </MenuItem>
            )}
            <MenuItem disabled={!assignee || !mayAct} onClick={() => run('release')}>
              {t('act.release')}
            </MenuItem>
            <MenuItem disabled={!held || !mayAct} onClick={() => run('hand-back')}>
              {t('act.hand-back')}
            </MenuItem>
            <MenuItem disabled={!mayAct} onClick={() => setDialog('merge')}>
              {t('act.merge')}
            </MenuItem>
          </MenuList>
        </MenuPopover>
      </Menu>
      {dialog === 'assign' && <AssignDialog ticket={ticket} close={close} />}
      {dialog === 'put-off' && <PutOffDialog ticket={ticket} close={close} />}
      {dialog === 'remind' && <RemindDialog ticket={ticket} close={close} />}
      {dialog === 'team' && <MoveDialog ticket={ticket} close={close} />}
      {dialog === 'tags' && <TagDialog ticket={ticket} close={close} />}
      {dialog === 'link' && <LinkDialog ticket={ticket} close={close} />}
      {dialog === 'merge' && <MergeDialog ticket={ticket} close={close} />}
      {dialog === 'status' && <StatusDialog ticket={ticket} close={close} />}
    </div>
  );
}

/** Acts that need no more words. */
export function useAct(number: string, onClaimed: () => void) {
  const { t } = useWords();
  const { mutate, isPending } = useTicketAct(number);
  const notify = useNotify();
  const run = (act: TicketAct['act']) =>
    mutate(
      { act },
      {
        onSuccess() {
          notify.done(t(`done.${act}`));
          if (act === 'claim') onClaimed();
        },
        onError: notify.failed,
      },
    );
  return { run, isPending };
}
