// The code that proves to the merchant that a caller is real.

import { useWords } from '../words';

export function CheckCode({ code }: { code: string | null }) {
  const { t } = useWords();
  if (!code) return null;
  return (
    <section className="check-code" aria-label={t('checkCode.title')}>
      <p>
        {t('checkCode.title')} <strong>{code}</strong>
      </p>
      <p className="quiet">{t('checkCode.hint')}</p>
    </section>
  );
}
