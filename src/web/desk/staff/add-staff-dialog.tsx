// Adding a colleague; the link to the account comes back once.

import {
  Button,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
  Select,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { StaffView } from '../../../desk/views';
import { ROLES } from '../../../staff/role';
import { post } from '../api';
import type { MadeLink } from '../pages/staff-page';
import { Failure } from '../parts/failure';
import { useFocusBack } from '../parts/focus-back';
import { useWords } from '../words';

interface AddStaffDialogProps {
  close: () => void;
  onLink: (made: MadeLink) => void;
}

export function AddStaffDialog({ close, onLink }: AddStaffDialogProps) {
  useFocusBack();
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
  const submit = (event: FormEvent) => {
    event.preventDefault();
    add.mutate();
  };
  const set = (change: Partial<typeof draft>) => setDraft({ ...draft, ...change });
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className="dialog">
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t('staff.add')}</DialogTitle>
            <DialogContent className="fields">
              {add.error && <Failure error={add.error} />}
              <Field label={t('staff.login')} hint={t('setup.loginHint')} required>
                <Input
                  value={login}
                  autoComplete="off"
                  onChange={(_, { value }) => set({ login: value })}
                />
              </Field>
              <Field label={t('setup.name')} hint={t('setup.nameHint')} required>
                <Input
                  value={name}
                  autoComplete="off"
                  onChange={(_, { value }) => set({ name: value })}
                />
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
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('cancel')}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={add.isPending}
                disabled={login.trim() === '' || name.trim() === ''}
              >
                {t('staff.addSubmit')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
