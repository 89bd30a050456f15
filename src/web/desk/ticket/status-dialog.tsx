// Changing the state of a ticket, with what the merchant is told of it.

import { Field, Select, Textarea } from '@fluentui/react-components';
import { useState } from 'react';
import type { TicketView } from '../../../desk/views';
import type { CloseReason, TicketStatus } from '../../../tickets/ticket-change';
import { FormDialog } from '../parts/form-dialog';
import { useNotify } from '../parts/notify';
import { useTicketAct } from '../queries';
import { useWords } from '../words';
import { MissingPapers } from './missing-papers';
import { ToldPreview } from './told-preview';

const REASONS = [
  'solved',
  'withdrawn',
  'duplicate',
  'unanswered',
  'declined',
] as const satisfies readonly CloseReason[];
/** The service refuses longer ones. */
const LONGEST_WORDS = 1000;

export interface StatusDraft {
  status: TicketStatus;
  reason: CloseReason | '';
  note: string;
  nextStep: string;
  missing: string[];
}

export function StatusDialog({ ticket, close }: { ticket: TicketView; close: () => void }) {
  const { t } = useWords();
  const { number, status } = ticket.row;
  const act = useTicketAct(number);
  const notify = useNotify();
  const [draft, setDraft] = useState<StatusDraft>({
    status: ticket.nextStatuses[0] ?? status,
    reason: '',
    note: '',
    nextStep: '',
    missing: ticket.papers.asked,
  });
  const save = () =>
    act.mutate(
      { act: 'status', body: changeOf(ticket, draft) },
      {
        onSuccess() {
          notify.done(t('done.status'));
          close();
        },
      },
    );
  return (
    <FormDialog
      title={t('act.status')}
      error={act.error}
      action={t('statusDialog.save')}
      submit={save}
      isPending={act.isPending}
      isReady={isWhole(ticket, draft)}
      close={close}
    >
      <StatusFields ticket={ticket} draft={draft} setDraft={setDraft} />
      <ToldPreview ticket={ticket} draft={draft} />
    </FormDialog>
  );
}

interface StatusFieldsProps {
  ticket: TicketView;
  draft: StatusDraft;
  setDraft: (draft: StatusDraft) => void;
}

function StatusFields({ ticket, draft, setDraft }: StatusFieldsProps) {
  const { t } = useWords();
  const { status, reason, note, nextStep, missing } = draft;
  const choices = [...ticket.nextStatuses, ticket.row.status];
  return (
    <>
      <Field label={t('statusDialog.status')}>
        <Select
          value={status}
          onChange={(_, { value }) => setDraft({ ...draft, status: value as TicketStatus })}
        >
          {choices.map((each) => (
            <option key={each} value={each}>
              {t(`status.${each}`)}
              {each === ticket.row.status ? ` ${t('statusDialog.unchanged')}` : ''}
            </option>
          ))}
        </Select>
      </Field>
      {status === 'closed' && ticket.row.status !== 'closed' && (
        <Field label={t('statusDialog.reason')} required>
          <Select
            value={reason}
            onChange={(_, { value }) => setDraft({ ...draft, reason: value as CloseReason })}
          >
            <option value="">{t('choose')}</option>
            {REASONS.map((each) => (
              <option key={each} value={each}>
                {t(`reason.${each}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      {status === 'waiting' && (
        <MissingPapers
          ticket={ticket}
          missing={missing}
          setMissing={(next) => setDraft({ ...draft, missing: next })}
        />
      )}
      <Field label={t('statusDialog.note')} hint={t('statusDialog.noteHint')}>
        <Textarea
          value={note}
          maxLength={LONGEST_WORDS}
          resize="vertical"
          onChange={(_, { value }) => setDraft({ ...draft, note: value })}
        />
      </Field>
      <Field label={t('statusDialog.nextStep')} hint={t('statusDialog.nextStepHint')}>
        <Textarea
          value={nextStep}
          maxLength={LONGEST_WORDS}
          rows={2}
          resize="vertical"
          onChange={(_, { value }) => setDraft({ ...draft, nextStep: value })}
        />
      </Field>
    </>
  );
}

/** Only what belongs to the chosen state, and only what was said. */
function changeOf(ticket: TicketView, { status, reason, note, nextStep, missing }: StatusDraft) {
  const before = ticket.papers.asked;
  const asksOtherwise = missing.join('\n') !== before.join('\n');
  return {
    ...(status !== ticket.row.status && { status }),
    ...(status === 'closed' && reason && { reason }),
    ...(note.trim() && { note: note.trim() }),
    ...(nextStep.trim() && { nextStep: nextStep.trim() }),
    ...(status === 'waiting' && (asksOtherwise || missing.length > 0) && { missing }),
  };
}

function isWhole(ticket: TicketView, draft: StatusDraft): boolean {
  const { status, reason } = draft;
  const closes = status === 'closed' && ticket.row.status !== 'closed';
  return Object.keys(changeOf(ticket, draft)).length > 0 && (!closes || reason !== '');
}
