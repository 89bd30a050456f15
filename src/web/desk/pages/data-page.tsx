// What is stored and for how long, and what a person may ask of it: a copy, or that it is erased.

import { PersonSearch } from '../data/person-search';
import { Requests } from '../data/requests';
import { Storage } from '../data/storage';
import { PageHeading } from '../parts/page-heading';
import { useWords } from '../words';

export function DataPage() {
  const { t } = useWords();
  return (
    <>
      <PageHeading title={t('page.data')} />
      <section className="panel">
        <h2>{t('person.title')}</h2>
        <p className="quiet">{t('person.about')}</p>
        <PersonSearch />
      </section>
      <Requests />
      <Storage />
    </>
  );
}
