// One colleague in the list of staff, and what an administrator may do with the account.

import { Badge, Button, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StaffView } from '../../../desk/views';
import { ROLES } from '../../../staff/role';
import { patch, post } from '../api';
import type { MadeLink } from '../pages/staff-page';
import { Confirm } from '../parts/confirm';
import { useNotify } from '../parts/notify';
import { usePresence, usePresenceText } from '../presence/presence';
import { PresenceDialog } from '../presence/presence-dialog';
import { PresenceDot } from '../presence/presence-mark';
import { useWords } from '../words';

interface StaffLineProps {
  staff: StaffView;
  onLink: (made: MadeLink) => void;
}

export function StaffLine({ staff, onLink }: StaffLineProps) {
  const { t } = useWords();
  const { id, login, name, role, isDisabled, isSetUp } = staff;
  const { change, link, isPending } = useStaffActs(staff, onLink);
  const state = isDisabled ? 'disabled' : isSetUp ? 'active' : 'invited';
  return (
    <tr data-quiet={isDisabled}>
      <td data-label={t('staff.name')}>
        <bdi>{name}</bdi>
      </td>
      <td data-label={t('staff.login')}>{login}</td>
      <td data-label={t('staff.role')}>
        <Select
          value={role}
          disabled={isPending}
          aria-label={t('staff.roleOf', { name })}
          onChange={(_, { value }) => change({ role: value as StaffView['role'] })}
        >
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {t(`role.${each}`)}
            </option>
          ))}
        </Select>
      </td>
      <td data-label={t('staff.presence')}>
        <StaffPresence staff={staff} />
      </td>
      <td data-label={t('staff.state')}>
        <Badge
          appearance="tint"
          className="badge"
          shape="rounded"
          color={state === 'active' ? 'success' : 'informative'}
        >
          {t(`staff.${state}`)}
        </Badge>
      </td>
      <td className="acts">
        <Button
          key={`link ${id}`}
          size="small"
          disabled={isDisabled}
          disabledFocusable={isPending}
          aria-label={t('staff.makeLinkFor', { name })}
          onClick={link}
        >
          {t('staff.makeLink')}
        </Button>
        <Switching staff={staff} change={change} isPending={isPending} />
      </td>
    </tr>
  );
}

/** Whoever was called away cannot say so any more; an administrator can. */
function StaffPresence({ staff: { id, name } }: Pick<StaffLineProps, 'staff'>) {
  const { t } = useWords();
  const view = usePresence()(id);
  const textOf = usePresenceText();
  const [isOpen, setOpen] = useState(false);
  if (!view) return null;
  const text = textOf(view);
  return (
    <>
      <Button
        size="small"
        appearance="subtle"
        aria-label={t('presence.named', { name: t('presence.setOf', { name }), text })}
        icon={<PresenceDot state={view.state} />}
        onClick={() => setOpen(true)}
      >
        {text}
      </Button>
      {isOpen && <PresenceDialog view={view} other={{ id, name }} close={() => setOpen(false)} />}
    </>
  );
}

type Change = ReturnType<typeof useStaffActs>['change'];

interface SwitchingProps {
  staff: StaffView;
  change: Change;
  isPending: boolean;
}

/** Disabling throws somebody out in the middle of their work, so it asks first. */
function Switching({ staff, change, isPending }: SwitchingProps) {
  const { t } = useWords();
  const { name, isDisabled } = staff;
  const [asks, setAsks] = useState(false);
  return (
    <>
      <Button
        size="small"
        disabledFocusable={isPending}
        aria-label={t(isDisabled ? 'staff.enableNamed' : 'staff.disableNamed', { name })}
        onClick={() => (isDisabled ? change({ isDisabled: false }) : setAsks(true))}
      >
        {t(isDisabled ? 'staff.enable' : 'staff.disable')}
      </Button>
      {asks && (
        <Confirm
          title={t('staff.disableTitle', { name })}
          text={t('staff.disableText')}
          action={t('staff.disable')}
          confirm={() => change({ isDisabled: true })}
          close={() => setAsks(false)}
        />
      )}
    </>
  );
}

function useStaffActs({ id, name }: StaffView, onLink: (made: MadeLink) => void) {
  const { t } = useWords();
  const notify = useNotify();
  const client = useQueryClient();
  const onError = notify.failed;
  const change = useMutation({
    mutationFn: (body: Partial<Pick<StaffView, 'role' | 'isDisabled'>>) =>
      patch<{ staff: StaffView }>(`/staff/${id}`, body),
    onSuccess(_, { isDisabled }) {
      notify.done(t(isDisabled ? 'staff.disabled' : 'saved'));
      return client.invalidateQueries({ queryKey: ['staff'] });
    },
    onError,
  });
  const link = useMutation({
    mutationFn: () => post<{ link: string }>(`/staff/${id}/link`),
    onSuccess: (made) => onLink({ name, link: made.link }),
    onError,
  });
  return {
    change: change.mutate,
    link: () => link.mutate(),
    isPending: change.isPending || link.isPending,
  };
}
