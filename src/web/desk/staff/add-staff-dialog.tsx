// Adding a colleague; the link to the account comes back once.

import { Field, Input, Select } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { StaffView } from '../../../desk/views';
import { ROLES } from '../../../staff/role';
import { post } from '../api';
import type { MadeLink } from '../pages/staff-page';
import { FormDialog } from '../parts/form-dialog';
import { useWords } from '../words';

interface AddStaffDialogProps {
  close: () => void;
  onLink: (made: MadeLink) => void;
}

export function AddStaffDialog({ close, onLink }: AddStaffDialogProps) {
  const { t, language: own } = useWords();
  const client = useQueryClient();
  const [draft, setDraft] = useState({
    login: '',
    name: '',
    role: 'agent',
    language: own as string,
  });
  const { login, name, role, language } = draft;
  const add = useMutation({
    mutationFn: () => post<{ staff: StaffView; link: string }>('/staff', draft),
    onSuccess({ link }) {
      onLink({ name, link });
      close();
      return client.invalidateQueries({ queryKey: ['staff'] });
    },
  });
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  return (
    <FormDialog
      title={t('staff.add')}
      error={add.error}
      action={t('staff.addSubmit')}
      submit={() => add.mutate()}
      isPending={add.isPending}
      isReady={login.trim() !== '' && name.trim() !== ''}
      close={close}
    >
      <Field label={t('staff.login')} hint={t('setup.loginHint')} required>
        <Input
          value={login}
          autoComplete="off"
          onChange={(_, { value }) => set({ login: value })}
        />
      </Field>
      <Field label={t('setup.name')} hint={t('setup.nameHint')} required>
        <Input value={name} autoComplete="off" onChange={(_, { value }) => set({ name: value })} />
      </Field>
      <Field label={t('staff.role')} hint={t('staff.roleHint')}>
        <Select value={role} onChange={(_, { value }) => set({ role: value })}>
          {ROLES.map((each) => (
            <option key={each} value={each}>
              {t(`role.${each}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Field label={t('account.language')}>
        <Select value={language} onChange={(_, { value }) => set({ language: value })}>
          <option value="zh-Hans">{t('language.zh-Hans')}</option>
          <option value="en">{t('language.en')}</option>
        </Select>
      </Field>
    </FormDialog>
  );
}
