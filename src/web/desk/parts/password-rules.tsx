// The rules of a password with a tick at each one that is kept.

import { CheckmarkCircleFilled, CircleRegular } from '@fluentui/react-icons';
import { isKept, PASSWORD_RULES } from '../password-rules';
import { useWords } from '../words';

export function PasswordRules({ password, login }: { password: string; login: string }) {
  const { t } = useWords();
  return (
    <ul className="password-rules" aria-label={t('password.rules')}>
      {PASSWORD_RULES.map((rule) => {
        const kept = isKept(rule, password, login);
        return (
          <li key={rule} data-kept={kept}>
            {kept ? <CheckmarkCircleFilled /> : <CircleRegular />}
            <span>{t(`password.${rule}`)}</span>
            <span className="for-readers">{t(kept ? 'password.kept' : 'password.notKept')}</span>
          </li>
        );
      })}
    </ul>
  );
}
