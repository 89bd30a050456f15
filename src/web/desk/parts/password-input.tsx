// A password field that can show what was typed.

import { Button, Field, type FieldProps, Input } from '@fluentui/react-components';
import { EyeOffRegular, EyeRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { useWords } from '../words';

interface PasswordInputProps {
  label: string;
  value: string;
  onChange: (value: string) => void;
  autoComplete: 'current-password' | 'new-password';
  validation?: Pick<FieldProps, 'validationMessage' | 'validationState'>;
}

export function PasswordInput({
  label,
  value,
  onChange,
  autoComplete,
  validation,
}: PasswordInputProps) {
  const { t } = useWords();
  const [isShown, setShown] = useState(false);
  return (
    <Field label={label} required {...validation}>
      <Input
        type={isShown ? 'text' : 'password'}
        name={autoComplete}
        value={value}
        autoComplete={autoComplete}
        autoCapitalize="none"
        spellCheck={false}
        onChange={(_, data) => onChange(data.value)}
        contentAfter={
          <Button
            appearance="transparent"
            size="small"
            icon={isShown ? <EyeOffRegular /> : <EyeRegular />}
            aria-label={t('password.show')}
            aria-pressed={isShown}
            onClick={() => setShown(!isShown)}
          />
        }
      />
    </Field>
  );
}
