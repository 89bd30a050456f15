// All entries of the knowledge, listed and searched.

import { Badge, SearchBox, Spinner } from '@fluentui/react-components';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Link } from 'wouter';
import type { EntryRow } from '../../../desk/entries/entries-views';
import { get } from '../api';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { useWords } from '../words';

export function EntriesView() {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const { data, error, isPending, refetch } = useQuery({
    queryKey: ['entries'],
    queryFn: () => get<{ entries: EntryRow[] }>('/entries'),
  });
  const wanted = search.trim().toLowerCase();
  const rows = (data?.entries ?? []).filter(({ id, titles }) =>
    [id, ...Object.values(titles)].some((text) => text.toLowerCase().includes(wanted)),
  );
  return (
    <>
      <SearchBox
        className="entry-search"
        value={search}
        aria-label={t('editor.search')}
        placeholder={t('editor.search')}
        onChange={(_, { value }) => setSearch(value)}
      />
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data && rows.length === 0 && <Empty title={t('editor.none')} />}
      <ul className="entry-list">
        {rows.map(({ id, titles, reviewed, unfinished, phrasings }) => (
          <li key={id}>
            <Link href={`/desk/knowledge/entries/${id}`}>
              <bdi lang="zh-Hans">{titles['zh-Hans']}</bdi> · <bdi lang="en">{titles.en}</bdi>
            </Link>
            <p className="quiet">
              {id} · {t('editor.phrasingCount', { count: phrasings })} ·{' '}
              {t('editor.reviewedOn', { day: reviewed })}{' '}
              {unfinished && (
                <Badge appearance="tint" color="warning">
                  {t('editor.unfinished')}
                </Badge>
              )}
            </p>
          </li>
        ))}
      </ul>
    </>
  );
}
