// Making a key: what it is for and what it may do.

import { Checkbox, Field, Input } from '@fluentui/react-components';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { KeysView } from '../../../desk/views';
import { post } from '../api';
import { FormDialog } from '../parts/form-dialog';
import { useWords } from '../words';

type Scope = KeysView['keys'][number]['scopes'][number];
const SCOPES: readonly Scope[] = ['tickets:read', 'tickets:write'];

interface AddKeyDialogProps {
  close: () => void;
  onKey: (key: string) => void;
}

export function AddKeyDialog({ close, onKey }: AddKeyDialogProps) {
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
  return (
    <FormDialog
      title={t('apiKey.add')}
      error={make.error}
      action={t('apiKey.make')}
      submit={() => make.mutate()}
      isPending={make.isPending}
      isReady={name.trim() !== '' && scopes.length > 0}
      close={close}
    >
      <Field label={t('apiKey.name')} hint={t('apiKey.nameHint')} required>
        <Input value={name} autoComplete="off" onChange={(_, { value }) => setName(value)} />
      </Field>
      <fieldset className="fieldset">
        <legend>{t('apiKey.scopes')}</legend>
        {SCOPES.map((scope) => (
          <Checkbox
            key={scope}
            label={t(`scopes.${scope.replace(':', '-')}`)}
            checked={scopes.includes(scope)}
            onChange={(_, { checked }) =>
              setScopes(SCOPES.filter((each) => (each === scope ? checked : scopes.includes(each))))
            }
          />
        ))}
      </fieldset>
    </FormDialog>
  );
}
