// The list of tags, for administrators: making them, renaming them, retiring them.

import { Badge, Button } from '@fluentui/react-components';
import { AddRegular } from '@fluentui/react-icons';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import type { TagView } from '../../../desk/tags/tag-views';
import { patch } from '../api';
import { Empty } from '../parts/empty';
import { Failure } from '../parts/failure';
import { useNotify } from '../parts/notify';
import { PageHeading } from '../parts/page-heading';
import { useWords } from '../words';
import { useTags } from './queries';
import { TagNameDialog } from './tag-name-dialog';

const COLUMNS = ['zh', 'en', 'tickets', 'state', 'acts'] as const;

export function TagsPage() {
  const { t } = useWords();
  const { tags, error } = useTags();
  const [asked, setAsked] = useState<{ tag: TagView | undefined } | null>(null);
  return (
    <>
      <PageHeading title={t('page.tags')}>
        <Button
          appearance="primary"
          icon={<AddRegular />}
          onClick={() => setAsked({ tag: undefined })}
        >
          {t('tags.add')}
        </Button>
      </PageHeading>
      <p className="lead">{t('tags.about')}</p>
      {error !== null && <Failure error={error} />}
      {tags.length === 0 && <Empty title={t('tags.none')} />}
      {tags.length > 0 && (
        <table className="table stacking" aria-label={t('tags.list')}>
          <thead>
            <tr>
              {COLUMNS.map((column) => (
                <th key={column} scope="col">
                  {t(`tags.${column}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {tags.map((tag) => (
              <TagLine key={tag.id} tag={tag} rename={() => setAsked({ tag })} />
            ))}
          </tbody>
        </table>
      )}
      {asked && <TagNameDialog tag={asked.tag} close={() => setAsked(null)} />}
    </>
  );
}

function TagLine({ tag, rename }: { tag: TagView; rename: () => void }) {
  const { t, language } = useWords();
  const { id, zh, en, tickets, isRetired } = tag;
  const client = useQueryClient();
  const notify = useNotify();
  const name = language === 'en' ? en : zh;
  const change = useMutation({
    mutationFn: () => patch<unknown>(`/tags/${id}`, { isRetired: !isRetired }),
    onSuccess: () => client.invalidateQueries({ queryKey: ['tags'] }),
    onError: notify.failed,
  });
  return (
    <tr data-quiet={isRetired}>
      <td data-label={t('tags.zh')}>
        <bdi lang="zh-Hans">{zh}</bdi>
      </td>
      <td data-label={t('tags.en')}>
        <bdi lang="en">{en}</bdi>
      </td>
      <td data-label={t('tags.tickets')}>{tickets}</td>
      <td data-label={t('tags.state')}>
        <Badge
          appearance="tint"
          className="badge"
          shape="rounded"
          color={isRetired ? 'informative' : 'success'}
        >
          {t(isRetired ? 'tags.retired' : 'tags.active')}
        </Badge>
      </td>
      <td className="acts">
        <Button size="small" aria-label={t('tags.editNamed', { name })} onClick={rename}>
          {t('tags.edit')}
        </Button>
        <Button
          size="small"
          disabledFocusable={change.isPending}
          aria-label={t(isRetired ? 'tags.restoreNamed' : 'tags.retireNamed', { name })}
          onClick={() => change.mutate()}
        >
          {t(isRetired ? 'tags.restore' : 'tags.retire')}
        </Button>
      </td>
    </tr>
  );
}
