// Making a key: what it is for and what it may do.

import {
  Button,
  Checkbox,
  Dialog,
  DialogActions,
  DialogBody,
  DialogContent,
  DialogSurface,
  DialogTitle,
  Field,
  Input,
} from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import type { KeysView } from '../../../desk/views';
import { post } from '../api';
import { Failure } from '../parts/failure';
import { useFocusBack } from '../parts/focus-back';
import { useWords } from '../words';

type Scope = KeysView['keys'][number]['scopes'][number];
const SCOPES: readonly Scope[] = ['tickets:read', 'tickets:write'];

interface AddKeyDialogProps {
  close: () => void;
  onKey: (key: string) => void;
}

export function AddKeyDialog({ close, onKey }: AddKeyDialogProps) {
  useFocusBack();
  const { t } = useWords();
  const client = useQueryClient();
  const [name, setName] = useState('');
  const [scopes, setScopes] = useState<readonly Scope[]>(['tickets:read']);
  const make = useMutation({
    mutationFn: () => post<{ id: string; key: string }>('/keys', { name: name.trim(), scopes }),
    onSuccess({ key }) {
      onKey(key);
      close();
      return client.invalidateQueries({ queryKey: ['keys'] });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    make.mutate();
  };
  return (
    <Dialog open onOpenChange={(_, data) => !data.open && close()}>
      <DialogSurface className="dialog">
        <form onSubmit={submit}>
          <DialogBody>
            <DialogTitle>{t('apiKey.add')}</DialogTitle>
            <DialogContent className="fields">
              {make.error && <Failure error={make.error} />}
              <Field label={t('apiKey.name')} hint={t('apiKey.nameHint')} required>
                <Input
                  value={name}
                  autoComplete="off"
                  onChange={(_, { value }) => setName(value)}
                />
              </Field>
              <fieldset className="fieldset">
                <legend>{t('apiKey.scopes')}</legend>
                {SCOPES.map((scope) => (
                  <Checkbox
                    key={scope}
                    label={t(`scopes.${scope.replace(':', '-')}`)}
                    checked={scopes.includes(scope)}
                    onChange={(_, { checked }) =>
                      setScopes(
                        SCOPES.filter((each) => (each === scope ? checked : scopes.includes(each))),
                      )
                    }
                  />
                ))}
              </fieldset>
            </DialogContent>
            <DialogActions>
              <Button onClick={close}>{t('cancel')}</Button>
              <Button
                type="submit"
                appearance="primary"
                disabledFocusable={make.isPending}
                disabled={name.trim() === '' || scopes.length === 0}
              >
                {t('apiKey.make')}
              </Button>
            </DialogActions>
          </DialogBody>
        </form>
      </DialogSurface>
    </Dialog>
  );
}
