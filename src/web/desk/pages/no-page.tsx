// An address that leads nowhere, or a page for administrators alone.

import { Link } from 'wouter';
import { PageHeading } from '../parts/page-heading';
import { useWords } from '../words';

export function NoPage() {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('noPage.title')} />
      <p>{t('noPage.text')}</p>
      <p>
        <Link href="/desk">{t('noPage.toQueue')}</Link>
      </p>
    </>
  );
}
