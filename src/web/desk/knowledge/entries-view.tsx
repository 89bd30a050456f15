// All entries of the knowledge and all drafts, listed and searched; new ones begin here, deleted ones come back.

import { Badge, Button, SearchBox, Spinner } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useState } from 'react';
import { Link } from 'wouter';
import type { EntryRow } from '../../../desk/entries/entries-views';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { useWords } from '../words';
import { BLANK, NewEntry } from './new-entry';
import { RemovedEntries } from './removed-entries';
import { useEntries } from './titles';

export function EntriesView() {
  const { t } = useWords();
  const [search, setSearch] = useState('');
  const [asked, setAsked] = useState(BLANK);
  const [isAsking, setAsking] = useState(false);
  const { data, error, isPending, refetch } = useEntries();
  const wanted = search.trim().toLowerCase();
  const rows = (data?.entries ?? []).filter(({ id, titles }) =>
    [id, ...Object.values(titles)].some((text) => text.toLowerCase().includes(wanted)),
  );
  // What is still to be done stands first.
  rows.sort((a, b) => Number(b.isDraft) - Number(a.isDraft));
  return (
    <>
      <div className="entry-head">
        <SearchBox
          className="entry-search"
          value={search}
          aria-label={t('editor.search')}
          placeholder={t('editor.search')}
          onChange={(_, { value }) => setSearch(value)}
        />
        <Button appearance="primary" icon={<AddRegular />} onClick={() => setAsking(true)}>
          {t('editor.new')}
        </Button>
      </div>
      {error && <Failure error={error} retry={() => void refetch()} />}
      {isPending && <Spinner label={t('loading')} />}
      {data && rows.length === 0 && <Empty title={t('editor.none')} />}
      <ul className="entry-list">
        {rows.map((row) => (
          <Row key={row.id} row={row} />
        ))}
      </ul>
      {data && <RemovedEntries removed={data.removed} />}
      {isAsking && (
        <NewEntry
          asked={asked}
          change={setAsked}
          taken={new Set(data?.entries.map(({ id }) => id))}
          close={() => setAsking(false)}
        />
      )}
    </>
  );
}

function Row({ row: { id, titles, reviewed, unfinished, isDraft, phrasings } }: { row: EntryRow }) {
  const { t } = useWords();
  return (
    <li>
      <Link href={`/desk/knowledge/entries/${id}`}>
        <bdi lang="zh-Hans">{titles['zh-Hans']}</bdi> · <bdi lang="en">{titles.en}</bdi>
      </Link>
      <p className="quiet">
        {id} · {t('editor.phrasingCount', { count: phrasings })} ·{' '}
        {t('editor.reviewedOn', { day: reviewed })}{' '}
        {isDraft && (
          <Badge appearance="tint" color="informative">
            {t('editor.draft')}
          </Badge>
        )}
        {unfinished && !isDraft && (
          <Badge appearance="tint" color="warning">
            {t('editor.unfinished')}
          </Badge>
        )}
      </p>
    </li>
  );
}
